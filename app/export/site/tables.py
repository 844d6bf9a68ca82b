"""The tables that a static site offers to download: the CSV files of the data package, and the package as one file."""

from dataclasses import dataclass

from app.data.package.schema import TABLES
from app.export.context import Context
from app.export.table.package import package_name, package_zip
from app.text.i18n import _

FOLDER = "data"


@dataclass(frozen=True, slots=True)
class Table:
    """A file to download, and what it holds."""

    words: str
    content: bytes


def table_files(context: Context) -> dict[str, Table]:
    """The package first, then the tables, by path from the site's root."""
    dataset = context.dataset
    name = f"{FOLDER}/{package_name(dataset)}"
    whole = {
        name: Table(
            _("Every table, with a description of all columns, licence and citation"), package_zip(context)
        )
    }
    found = {}
    for table, schema in TABLES.items():
        path = context.settings.data / f"{table}.csv"
        if path.is_file():
            found[f"{FOLDER}/{path.name}"] = Table(schema.title, path.read_bytes())
    return whole | found
