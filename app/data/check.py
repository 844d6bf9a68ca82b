"""Full validation of the tables: Frictionless checks the schema, the rules of this project check the rest."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.data.problems import Problem
from app.data.rules import Row, SeriesFacts, findings
from app.data.schema import TABLES, package_descriptor

_REMEDIES = {
    "type-error": "Write digits only, with a point before decimals and no thousands separator.",
    "foreign-key": "Use a key that exists in {table}.csv, or add the missing row there.",
    "primary-key": "Give the row a key of its own: keys are unique and never empty.",
    "unique-error": "Give the row a key of its own.",
    "extra-cell": "Remove the extra cell, or put quotation marks round a text that holds a comma.",
    "missing-cell": "Add the missing cells: every row has as many as the header.",
    "blank-row": "Delete the empty line.",
    "incorrect-label": "Restore the header line as data/datapackage.json lists it.",
    "missing-label": "Restore the header line as data/datapackage.json lists it.",
    "extra-label": "Restore the header line as data/datapackage.json lists it.",
}


def find_problems(folder: Path, shown_as: str) -> list[Problem]:
    """Everything wrong with the tables in `folder` (one CSV a table); `shown_as` is the folder's name in
    messages.

    An empty list means that the tables hold. Unreadable or missing files are problems like any other.
    """
    problems = list(_unreadable(folder, shown_as))
    if problems:
        return sorted(problems)
    problems += _schema_problems(folder, shown_as)
    if not any(problem.line <= 1 for problem in problems):
        found = set(_rule_problems(folder, shown_as))
        # A rule says more of a cell than a pattern of the schema does.
        told = {(problem.file, problem.line, problem.column) for problem in found}
        problems = [row for row in problems if (row.file, row.line, row.column) not in told] + list(found)
    return sorted(set(problems))


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file as text, column name to cell; an absent cell is empty."""
    with path.open(encoding="utf-8", newline="") as file:
        return [{key: value or "" for key, value in row.items() if key} for row in csv.DictReader(file)]


def _unreadable(folder: Path, shown_as: str) -> Iterator[Problem]:
    for name in TABLES:
        path, file = folder / f"{name}.csv", f"{shown_as}/{name}.csv"
        if not path.is_file():
            yield Problem(file, 0, "", "", "The file is missing.", "Restore it from the repository.")
            continue
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            yield Problem(file, line, "", "", "The text is not UTF-8.", "Save the file as CSV UTF-8.")
            continue
        if text.startswith("\ufeff"):
            yield Problem(
                file, 1, "", "", "The file begins with a byte order mark.", "Save it as UTF-8 without BOM."
            )


def _schema_problems(folder: Path, shown_as: str) -> Iterator[Problem]:
    # Frictionless takes a second to import; a server that starts on checked data never needs it.
    from frictionless import Package

    package = Package.from_descriptor(package_descriptor({"name": "checked"}), basepath=str(folder))
    for task in package.validate().tasks:
        table = Path(task.place).stem
        for error in task.errors:
            yield _problem(error, table, f"{shown_as}/{table}.csv")


def _problem(error: Any, table: str, file: str) -> Problem:
    """A Frictionless error in our words."""
    line = getattr(error, "row_number", None) or (1 if "label" in error.type else 0)
    column = getattr(error, "field_name", "") or ""
    if not column and error.type in ("foreign-key", "primary-key"):
        names = getattr(error, "field_names", None) or [TABLES[table].key]
        column = names[0]
    value = str(getattr(error, "cell", "") or "")
    if not value and column and line:
        cells = getattr(error, "cells", None) or []
        names = list(TABLES[table].columns)
        value = (
            str(cells[names.index(column)]) if column in names and len(cells) > names.index(column) else ""
        )
    remedy = _REMEDIES.get(error.type, "")
    if error.type == "constraint-error":
        remedy = _constraint_remedy(table, column)
    remedy = (
        remedy.format(table=TABLES[table].references.get(column, table))
        or "Compare the row with its neighbours."
    )
    return Problem(file, line, column, value, _sentence(error.note or error.title), remedy)


def _constraint_remedy(table: str, column: str) -> str:
    constraints = TABLES[table].columns[column].constraints
    if "enum" in constraints:
        return f"Use one of: {', '.join(constraints['enum'])}."
    if "pattern" in constraints:
        return (
            f"Write it so that it fits {constraints['pattern']}".replace("{", "{{").replace("}", "}}") + "."
        )
    return "Fill the cell: this column must not be empty."


def _rule_problems(folder: Path, shown_as: str) -> Iterator[Problem]:
    tables = {name: read_rows(folder / f"{name}.csv") for name in TABLES}
    keys = {name: {row[TABLES[name].key] for row in rows} for name, rows in tables.items()}
    series = SeriesFacts(
        {row["series_id"]: row["measure"] for row in tables["series"]},
        {row["series_id"]: row["unit"] for row in tables["series"]},
    )
    for name, rows in tables.items():
        for line, row in enumerate(rows, start=2):
            for column, message, remedy in findings(name, row, series):
                yield Problem(f"{shown_as}/{name}.csv", line, column, row[column], message, remedy)
            yield from _unknown_parts(name, row, line, keys, f"{shown_as}/{name}.csv")


def _unknown_parts(name: str, row: Row, line: int, keys: dict[str, set[str]], file: str) -> Iterator[Problem]:
    """Parts of `;`-separated cells that are keys of no row."""
    for column, other in TABLES[name].lists.items():
        for part in filter(None, (part.strip() for part in row[column].split(";"))):
            if part not in keys[other]:
                message = f"{part} is not a key of {other}.csv."
                yield Problem(
                    file, line, column, row[column], message, _REMEDIES["foreign-key"].format(table=other)
                )


def _sentence(text: str) -> str:
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")
