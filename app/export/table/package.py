"""The data package as one zip file: every table with its description, a page that explains it, licence, citation.

The same data give the same bytes: members in order of name, with the date of the edition as their time.
"""

import io
import json
import zipfile
from datetime import date
from functools import lru_cache
from typing import TypeVar

from app.config import Settings
from app.data.dataset import Dataset
from app.data.package.build import build_package
from app.data.package.checksums import content_checksum, stored_checksums
from app.data.package.problems import InvalidData
from app.export.context import Context
from app.text.export.package import citation_file, licence, package_citations, readme
from app.text.i18n import speaking

DESCRIPTOR = "datapackage.json"
_LEVEL = 6
Found = TypeVar("Found")
_UNIX, _READABLE = 3, 0o100644


class DataChanged(Exception):
    """The data on the disk are another edition than the one that was loaded; the message says what to do."""


def package_zip(context: Context) -> bytes:
    """The package of the data that are served; made once for each edition and kept. DataChanged where the files of
    that edition are no longer there.
    """
    return _there(context, _package(context.dataset, context.settings))


def table_texts(context: Context) -> dict[str, str]:
    """The text of every table and of their description, by file name. DataChanged as for the package."""
    return _there(context, _texts(context.dataset, context.settings))


def package_size(context: Context) -> int | None:
    """Bytes of the package; None where the files of the edition that is served are no longer there."""
    package = _package(context.dataset, context.settings)
    return None if package is None else len(package)


def package_name(dataset: Dataset) -> str:
    """A name such as `mekong-corridors_data-package_2026-11-23_3f9c1a2.zip`."""
    return f"mekong-corridors_data-package_{dataset.released}_{dataset.version}.zip"


def _there(context: Context, found: Found | None) -> Found:
    if found is None:
        raise DataChanged(
            f"The data on the disk are no longer those of version {context.dataset.version}, which was loaded at the "
            "start. Start the program again."
        )
    return found


@lru_cache(maxsize=2)
def _package(dataset: Dataset, settings: Settings) -> bytes | None:
    """The package, or None where the disk holds another edition; to find that out may take a build, so it is kept."""
    files = _texts(dataset, settings)
    if files is None:
        return None
    descriptor = json.loads(files[DESCRIPTOR])
    rows = {each["name"]: len(dataset.table(each["name"])) for each in descriptor["resources"]}
    # The tables and their description are in English, and so is what explains them.
    with speaking("en"):
        who = settings.publisher, settings.contact, settings.address
        citations = package_citations(dataset, settings.publisher, settings.address)
        files |= {
            "README.md": readme(dataset, descriptor, rows, *who),
            "LICENSE": licence(dataset),
            "CITATION.cff": citation_file(dataset, descriptor, *who),
            "CITATION.bib": citations.bibtex,
            "CITATION.txt": f"{citations.text}\n",
        }
    return _zipped(files, date.fromisoformat(dataset.released))


def _texts(dataset: Dataset, settings: Settings) -> dict[str, str] | None:
    """The text of every table and of their description, by file name: as on disk where the last build is current, else
    as they are built from the curated files. None where that is another edition than the one that was loaded, whose
    name and citation its figures must not bear.
    """
    data = settings.data
    stored = stored_checksums(data)
    if stored is not None and stored.content == content_checksum(data):
        if stored.version != dataset.version:
            return None
        descriptor = (data / DESCRIPTOR).read_text(encoding="utf-8")
        paths = [each["path"] for each in json.loads(descriptor)["resources"]]
        return {DESCRIPTOR: descriptor} | {path: (data / path).read_text(encoding="utf-8") for path in paths}
    try:
        package = build_package(data)
    except InvalidData:
        return None
    if package.version != dataset.version:
        return None
    return {DESCRIPTOR: package.descriptor} | {f"{name}.csv": text for name, text in package.tables.items()}


def _zipped(files: dict[str, str], day: date) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as package:
        for name in sorted(files):
            member = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system, member.external_attr = _UNIX, _READABLE << 16
            package.writestr(member, files[name].encode())
    return out.getvalue()
