"""The SDMX observation status (code list CL_OBS_STATUS, version 2.2) of figures and of absences.

A figure has one code here though several may fit. SDMX recommends an order of precedence; we keep to it but for
two codes that stand first, because no other may hide them: U (a warning) and N (a zero that is only rounded).
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

import numpy as np

from app.data.absence import Absence, Nothing
from app.data.dataset import Dataset
from app.data.observations import Numbers
from app.data.sources.coverage import REST
from app.domain.codes import Status
from app.domain.figure import Observation

_Facts: TypeAlias = tuple[Status, frozenset[str], str, bool]
"""Status, flags, confidence, and whether the number is zero: all that decides."""

_DOUBTFUL = frozenset(("implausible", "suspected_misprint", "likely_underestimate"))
_ROUNDED = frozenset(("rounded_thousands",))
_OTHERWISE_COUNTED = frozenset(
    (
        "foreign_citizens",
        "mixed_definitions",
        "refugees_only",
        "definition_unclear",
        "stock_or_cumulative_unclear",
        "mid_year",
        "small_number_rounded",
        "withheld",
    )
)
_FILLED = frozenset(("imputed", "filled_in"))
_ESTIMATED = (Status.ESTIMATE, Status.SURVEY, Status.MODEL)

_RULES: Mapping[str, Callable[[_Facts], bool]] = MappingProxyType(
    {
        "U": lambda facts: bool(facts[1] & _DOUBTFUL) or facts[2] == "C",
        "N": lambda facts: facts[3] and bool(facts[1] & _ROUNDED),
        "D": lambda facts: bool(facts[1] & _OTHERWISE_COUNTED),
        "I": lambda facts: bool(facts[1] & _FILLED),
        "F": lambda facts: facts[0] == Status.PLAN,
        "E": lambda facts: facts[0] in _ESTIMATED,
        "P": lambda facts: "revised_later" in facts[1],
        "V": lambda facts: facts[0] == Status.HEADLINE_ONLY or "second_hand" in facts[1] or bool(facts[2]),
        "A": lambda _: True,
    }
)
"""The codes of figures in order of precedence, and when each holds."""

FIGURE_CODES = tuple(_RULES)
ABSENCE_CODES = ("K", "L", "N", "O", "Q")


def obs_status(row: Observation) -> str:
    """The code of a figure."""
    return _code((row.status, frozenset(row.flags), row.confidence, row.value == 0))


def absence_status(absence: Absence) -> str:
    """The code of an absence: K if those people are inside another total, else by its kind."""
    if absence.kind == Nothing.NOT_LISTED:
        return "O" if absence.inside is None else "K"
    return {Nothing.ZERO: "N", Nothing.OUTSIDE: "L", Nothing.WITHHELD: "Q"}[absence.kind]


@lru_cache(maxsize=4)
def obs_statuses(dataset: Dataset) -> Numbers:
    """The codes of all figures in the order of the table, as an array of texts; worked out once for like figures."""
    rows = dataset.observations
    (statuses, status), (flags, flag), (grades, grade) = map(rows.codes, ("status", "flags", "confidence"))
    zero = (rows.frame["value"] == 0).to_numpy()
    alike, which = np.unique(np.stack([statuses, flags, grades, zero]), axis=1, return_inverse=True)
    codes = [
        _code((status[one], frozenset(flag[two]), grade[three], bool(four)))
        for one, two, three, four in alike.T.tolist()
    ]
    found: Numbers = np.array(codes, dtype=object)[which.reshape(-1)]
    return found


def in_rest(absence: Absence) -> bool:
    """Whether the people of a corridor that is not listed are inside the total of other and unknown origins."""
    return absence.inside is not None and absence.inside[0] == REST


@lru_cache(maxsize=1024)
def _code(facts: _Facts) -> str:
    return next(code for code, holds in _RULES.items() if holds(facts))
