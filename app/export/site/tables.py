"""The tables that a static site offers to download: the CSV files of the data package, and the package as one file."""

from dataclasses import dataclass

from app.data.package.schema import TABLES
from app.export.context import Context
from app.export.table.package import package_name, package_zip, table_texts
from app.text.i18n import _

FOLDER = "data"


@dataclass(frozen=True, slots=True)
class Table:
    """A file to download, and what it holds."""

    words: str
    content: bytes


def table_files(context: Context) -> dict[str, Table]:
    """The package first, then the tables, by path from the site's root. DataChanged as for the package."""
    dataset = context.dataset
    name = f"{FOLDER}/{package_name(dataset)}"
    whole = {
        name: Table(
            _("Every table, with a description of all columns, licence and citation"), package_zip(context)
        )
    }
    texts = table_texts(context)
    return whole | {
        f"{FOLDER}/{table}.csv": Table(schema.title, texts[f"{table}.csv"].encode())
        for table, schema in TABLES.items()
    }
