"""A problem in the data, told so that whoever typed the row can mend it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One failing cell, row or file. `line` is that of the file, the header being 1; 0 is the whole file."""

    file: str
    line: int
    column: str
    value: str
    message: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        column = f", column {self.column}" if self.column else ""
        value = f", value {self.value!r}" if self.value or self.column else ""
        return f"{place}{column}{value}: {self.message} Remedy: {self.remedy}"


class InvalidData(Exception):
    """The data package does not hold; `problems` says where and what to do."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(
            "\n".join([*map(str, self.problems), f"{len(self.problems)} problem(s) in the data."])
        )
