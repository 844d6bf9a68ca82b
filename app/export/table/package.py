"""The data package as one zip file: every table with its description, a page that explains it, licence, citation.

The same data give the same bytes: members in order of name, with the date of the edition as their time.
"""

import io
import json
import zipfile
from datetime import date
from functools import lru_cache

from app.config import Settings
from app.data.dataset import Dataset
from app.data.package.build import build_package
from app.data.package.checksums import content_checksum, stored_checksums
from app.export.context import Context
from app.text.export.package import citation_file, licence, package_citations, readme
from app.text.i18n import speaking

DESCRIPTOR = "datapackage.json"
_LEVEL = 6
_UNIX, _READABLE = 3, 0o100644


def package_zip(context: Context) -> bytes:
    """The package of the data that are served; made once for each edition and kept."""
    return _package(context.dataset, context.settings)


def package_name(dataset: Dataset) -> str:
    """A name such as `mekong-corridors_data-package_2026-11-23_3f9c1a2.zip`."""
    return f"mekong-corridors_data-package_{dataset.released}_{dataset.version}.zip"


@lru_cache(maxsize=2)
def _package(dataset: Dataset, settings: Settings) -> bytes:
    files = _tables(dataset, settings)
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


def _tables(dataset: Dataset, settings: Settings) -> dict[str, str]:
    """The text of every table and of their description, by name: as on disk where the last build is current, else as
    they are built from the curated files, which is what is served then.
    """
    data = settings.data
    stored = stored_checksums(data)
    if stored is not None and (stored.version, stored.content) == (dataset.version, content_checksum(data)):
        descriptor = (data / DESCRIPTOR).read_text(encoding="utf-8")
        paths = [each["path"] for each in json.loads(descriptor)["resources"]]
        return {DESCRIPTOR: descriptor} | {path: (data / path).read_text(encoding="utf-8") for path in paths}
    package = build_package(data)
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
