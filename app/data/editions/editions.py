"""What a person may name as one side of a comparison: a kept edition, the current one, a package, a file."""

import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pandas as pd

from app.data.editions.releases import (
    FIGURES,
    UnreadableFigures,
    figures_from_csv,
    release_figures,
    releases,
    unpacked,
)
from app.data.load import load_dataset
from app.data.package.checksums import stored_checksums

CURRENT = "current"


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """A table of figures, with the words that say which one it is."""

    name: str
    figures: pd.DataFrame


class UnknownEdition(Exception):
    """Nothing of that name is here; the message says what is known."""


def edition(data: Path, name: str) -> Edition:
    """The figures that `name` stands for.

    That is `current` or the version of a kept edition below `data`, else a folder with observations.csv (a data
    package), a CSV file of figures (packed with xz or not) or a package as zip. UnknownEdition and UnreadableFigures
    tell in one sentence what is wrong.
    """
    kept, stored = releases(data), stored_checksums(data)
    if name in kept:
        return Edition(f"{name}, {kept[name].released}", release_figures(data, name))
    if name == CURRENT or (stored and name == stored.version):
        dataset = load_dataset(data)
        if name in (CURRENT, dataset.version):
            return Edition(f"{dataset.version}, {dataset.released}", dataset.table("observations"))
    if Path(name).exists():
        return Edition(name, figures_from_csv(_content(Path(name)), name))
    raise UnknownEdition(
        f"There is no edition, folder or file {name!r}. Known editions: {', '.join([CURRENT, *kept])}; a path may "
        "name a folder with observations.csv, a CSV file or a zip of a data package."
    )


def _content(path: Path) -> bytes:
    """The bytes of the CSV file that a path holds."""
    try:
        if path.is_dir():
            return (path / FIGURES).read_bytes()
        if path.suffix == ".xz":
            return unpacked(path.read_bytes(), str(path))
        if zipfile.is_zipfile(path):
            return _from_zip(path)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableFigures(f"The folder {path} holds no {FIGURES}.") from error
    except OSError as error:
        raise UnreadableFigures(f"{path} cannot be read: {error.strerror}.") from error


def _from_zip(path: Path) -> bytes:
    """The figures of a package as zip: the only observations.csv, or of several the one nearest to the top."""
    try:
        with zipfile.ZipFile(path) as package:
            found = [name for name in package.namelist() if PurePosixPath(name).name == FIGURES]
            if not found:
                raise UnreadableFigures(f"{path} holds no {FIGURES}.")
            return package.read(min(found, key=lambda name: (name.count("/"), name)))
    except (zipfile.BadZipFile, RuntimeError) as error:  # damaged, or locked with a password
        raise UnreadableFigures(f"{path} cannot be read as a zip file: {error}.") from error
