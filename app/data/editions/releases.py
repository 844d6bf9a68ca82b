"""Earlier editions of the figures, kept so that an old link can be compared with what is shown now.

`data/releases/index.csv` lists them; `data/releases/<version>.csv.xz` is observations.csv of one. The build that
brings a newer edition writes them, once, and nothing changes them later.
"""

import csv
import hashlib
import io
import json
import logging
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import pandas as pd

from app.data.package.checksums import stored_checksums

FOLDER = "releases"
FIGURES = "observations.csv"
KEY = "observation_id"
NUMBERS = ("value", "value_low", "value_high")
_PRESET = 6
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Release:
    """One edition that is kept: its data version, its date, how many figures it holds."""

    version: str
    released: str
    observations: int


class UnreadableFigures(Exception):
    """A file is no table of figures; the message names it and says why, in one sentence."""


def releases(data: Path) -> Mapping[str, Release]:
    """The editions kept below `data` by version, oldest first; none where nothing is kept."""
    try:
        text = (data / FOLDER / "index.csv").read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    rows = csv.DictReader(io.StringIO(text))
    return {
        row["version"]: Release(row["version"], row["released"], int(row["observations"])) for row in rows
    }


def release_figures(data: Path, version: str) -> pd.DataFrame:
    """The figures of an edition in `releases(data)`, as `figures_from_csv` has them."""
    path = data / FOLDER / f"{version}.csv.xz"
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFigures(f"{path} cannot be read: {error.strerror}.") from error
    return figures_from_csv(unpacked(content, str(path)), str(path))


def unpacked(content: bytes, name: str) -> bytes:
    """What an .xz file holds; UnreadableFigures if it is damaged, or if this Python was built without LZMA."""
    try:
        import lzma

        return lzma.decompress(content)
    except ImportError as error:
        raise UnreadableFigures(f"{name} cannot be read: this Python was built without lzma.") from error
    except (lzma.LZMAError, EOFError) as error:
        raise UnreadableFigures(f"{name} is damaged: it is no complete .xz file.") from error


def figures_from_csv(content: bytes, name: str) -> pd.DataFrame:
    """A table of figures from the bytes of a CSV file: numbers as floats, text as categories, never NaN.

    UnreadableFigures names the file `name` and what is wrong; keys stand in it once.
    """
    types: Mapping[str, str] = defaultdict(lambda: "str", dict.fromkeys(NUMBERS, "float64"))
    try:
        frame = pd.read_csv(
            io.StringIO(content.decode("utf-8-sig"), newline=""),
            dtype=types,
            keep_default_na=False,
            na_values={column: [""] for column in NUMBERS},
        )
    except UnicodeDecodeError as error:
        raise UnreadableFigures(f"{name} is not UTF-8.") from error
    except ValueError as error:  # a table that is empty, ragged, or has words where numbers belong
        raise UnreadableFigures(
            f"{name} is no table of figures: {str(error).strip().rstrip('.')}."
        ) from error
    for column in (KEY, "series_id"):
        if column not in frame.columns:
            raise UnreadableFigures(f"{name} is no table of figures: it has no column {column}.")
    if not isinstance(frame.index, pd.RangeIndex):
        raise UnreadableFigures(f"{name} is no table of figures: its rows have more cells than the header.")
    if (twice := frame[KEY].duplicated()).any():
        raise UnreadableFigures(f"{name} holds the figure {frame.loc[twice, KEY].iloc[0]} twice.")
    words = [column for column in frame.columns if column not in NUMBERS]
    frame[words] = frame[words].fillna("")
    # Read as text first: pandas would make numbers of categories such as years.
    return frame.astype(dict.fromkeys(words, "category"))


def keep(data: Path, version: str, released: str) -> None:
    """Keep the edition that stands in `data` if the one about to be built is newer: call before writing.

    `version` and `released` (an ISO date) are those of the new build. What is not newer is the edition in work, and
    simply replaces what is there. There is one edition a date: the first of it that was followed by a newer one.
    """
    stored = stored_checksums(data)
    if stored is None or version == stored.version or released <= stored.released:
        return
    kept = releases(data)
    if stored.version in kept or stored.released in (release.released for release in kept.values()):
        return
    if _version_on_disk(data) != stored.version:
        _log.warning(
            "The edition %s of %s is not kept: the tables in %s are not those that were built then.",
            stored.version,
            stored.released,
            data,
        )
        return
    content = (data / FIGURES).read_bytes()
    count = len(figures_from_csv(content, str(data / FIGURES)))
    _write(data, [*kept.values(), Release(stored.version, stored.released, count)], content)
    _log.info(
        "Kept the edition %s of %s as %s/%s.csv.xz.", stored.version, stored.released, FOLDER, stored.version
    )


def _version_on_disk(data: Path) -> str | None:
    """The version of the tables that datapackage.json lists, by the rule of the build; None if one is missing.

    The list is that of the last build: the program may have more tables since.
    """
    try:
        described = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
        content = b"".join((data / row["path"]).read_bytes() for row in described["resources"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return hashlib.sha256(content).hexdigest()[:7]


def _write(data: Path, listed: list[Release], content: bytes) -> None:
    """Write the figures of the last of the editions, then the list; a build that is cut off leaves no half file."""
    import lzma

    folder = data / FOLDER
    folder.mkdir(exist_ok=True)
    part = folder / "unfinished.part"
    part.write_bytes(lzma.compress(content, format=lzma.FORMAT_XZ, preset=_PRESET))
    part.replace(folder / f"{listed[-1].version}.csv.xz")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([field.name for field in fields(Release)])
    writer.writerows(map(astuple, listed))
    (folder / "index.csv").write_text(out.getvalue(), encoding="utf-8", newline="\n")
