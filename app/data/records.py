"""From a row of a table, column name to text, to a record of `app.data.dataset`: a column has the name of its field."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, TypeVar, get_type_hints

from app.domain.figure import split_list
from app.domain.period import Period, parse_period

T = TypeVar("T")
Row: TypeAlias = dict[str, str]

_READ: Mapping[Any, Callable[[str], Any]] = {
    str: str,
    int: int,
    bool: lambda text: text == "yes",
    tuple[str, ...]: split_list,
    Period: parse_period,
}


def reader(record: type[T], **columns: str) -> Callable[[Row], T]:
    """What makes a `record` of a row that was validated; `columns` names those whose field has another name.

    A field of a type that no cell can hold is a KeyError here, at the start.
    """
    fields = [(name, columns.get(name, name), _READ[kind]) for name, kind in get_type_hints(record).items()]

    def read(row: Row) -> T:
        return record(**{name: as_typed(row[column]) for name, column, as_typed in fields})

    return read
