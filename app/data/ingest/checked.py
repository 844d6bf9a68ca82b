"""Rows that a program made, held to the very rules that hold for rows that people type."""

import re
from collections.abc import Collection, Iterator, Mapping

import pandas as pd

from app.data.ingest.rows import NUMBERS
from app.data.package.columns import Column
from app.data.package.problems import Problem
from app.data.package.rules import SeriesFacts, findings
from app.data.package.schema import TABLES
from app.domain.figure import split_list

_MOST = 20
"""So many problems of one kind are told; a mistake in a program makes thousands of one kind."""


def row_problems(
    table: str, rows: pd.DataFrame, keys: Mapping[str, Collection[str]], series: SeriesFacts
) -> Iterator[Problem]:
    """What the schema of `table` and the rules find wrong with rows; `keys` are the keys of every table."""
    schema = TABLES[table]
    key = rows[schema.key]
    if list(rows.columns) != list(schema.columns):
        yield _problem(table, "", "", "", "The columns are not those of the table.")
        return
    for value in key[key.duplicated()].head(_MOST):
        yield _problem(table, value, schema.key, value, "Another row has the same key.")
    for name, column in schema.columns.items():
        known = {**schema.references, **schema.lists}.get(name)
        parts = name in schema.lists
        for value in sorted(rows[name].dropna().unique()) if column.type == "string" else ():
            words = _cell_words(column, value, keys[known] if known else None, parts=parts)
            if words:
                yield _problem(table, str(key[rows[name] == value].iloc[0]), name, value, words)
        if column.required and column.type != "string" and rows[name].isna().any():
            yield _problem(table, str(key[rows[name].isna()].iloc[0]), name, "", "The cell is empty.")
    if table == "observations":
        yield from _rule_problems(rows, series)


def _cell_words(column: Column, value: str, known: Collection[str] | None, *, parts: bool) -> str:
    """What is wrong with a text, or nothing."""
    if not value:
        return "The cell is empty." if column.required else ""
    constraints = column.constraints
    if "enum" in constraints and value not in constraints["enum"]:
        return "The column does not know this word."
    if "pattern" in constraints and not re.fullmatch(constraints["pattern"], value):
        return f"This is not written as the column asks: {column.form}."
    if known is not None and not all(part in known for part in (split_list(value) if parts else (value,))):
        return "This is no key of the table that the column refers to."
    return ""


def _rule_problems(rows: pd.DataFrame, series: SeriesFacts) -> Iterator[Problem]:
    names, told = list(rows.columns), 0
    # Plain lists: going through a text column of pandas one by one takes seconds.
    cells = (rows[name].to_numpy(dtype=object).tolist() for name in names)
    columns = (
        list(map(_text, each)) if name in NUMBERS else each for name, each in zip(names, cells, strict=True)
    )
    for values in zip(*columns, strict=True):
        row = dict(zip(names, values, strict=True))
        for column, message, _remedy in findings("observations", row, series):
            yield _problem("observations", row["observation_id"], column, row[column], message)
            told += 1
        if told >= _MOST:
            return


def _text(number: float) -> str:
    """A number as a cell: empty where there is none."""
    return "" if number != number else repr(float(number))


def _problem(table: str, key: str, column: str, value: str, message: str) -> Problem:
    remedy = "Correct the module of the source in app/data/ingest, or its tables in data/curated/ingest."
    return Problem(f"data/{table}.csv (built), row {key}", 0, column, value, message, remedy)
