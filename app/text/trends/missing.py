"""Words for corridors that the reader named and that have no number: why, for which dates."""

from app.data.absence import Absence, Nothing
from app.data.dataset import Dataset
from app.data.trends.trends import Trend
from app.text.absence import nothing_reason
from app.text.figures import listing
from app.text.i18n import _
from app.text.labels import corridor_name

_YEARS_TOLD = 8
_CORRIDORS_TOLD = 6


def missing_notes(dataset: Dataset, trend: Trend) -> list[str]:
    """Why chosen corridors have no number, a sentence for all corridors of which the same holds at the same dates."""
    return [
        _("{corridors} ({years}): {reason}").format(
            corridors=_listed([corridor_name(dataset, corridor) for corridor in corridors], _CORRIDORS_TOLD),
            years=years_words(years),
            reason=reason,
        )
        for (reason, years), corridors in _grouped(dataset, trend).items()
    ]


def missing_counts(dataset: Dataset, trend: Trend) -> tuple[int, ...]:
    """The numbers that those sentences hold: years, how many years, how many corridors have no room."""
    counts: list[int] = []
    for (_reason, years), corridors in _grouped(dataset, trend).items():
        counts += [*years, len(years), max(0, len(corridors) - _CORRIDORS_TOLD)]
    return tuple(dict.fromkeys(counts))


def missing_rows(
    dataset: Dataset, trend: Trend
) -> list[tuple[tuple[str, str], Nothing, tuple[int, ...], str]]:
    """The same corridor by corridor: which, the kind of nothing, its years, and the reason."""
    return [
        (corridor, kind, years, reason)
        for corridor, found in _by_corridor(trend).items()
        for kind in Nothing
        for reason, years in _years_by_reason(dataset, [each for each in found if each.kind == kind]).items()
    ]


def missing_kind_words(kind: Nothing) -> str:
    """What a mark of nothing says in the legend."""
    return {
        Nothing.ZERO: _("left out by the series: zero after rounding"),
        Nothing.NOT_LISTED: _("not listed by the source, which does not mean zero"),
        Nothing.WITHHELD: _("withheld by the source"),
        Nothing.OUTSIDE: _("outside the series: no mark"),
    }[kind]


def years_words(years: tuple[int, ...]) -> str:
    """Years in a row; if they are many, the first and the last and how many there are."""
    if len(years) <= _YEARS_TOLD:
        return listing(map(str, years))
    return _("{n} years from {first} to {last}").format(n=len(years), first=years[0], last=years[-1])


def _grouped(dataset: Dataset, trend: Trend) -> dict[tuple[str, tuple[int, ...]], list[tuple[str, str]]]:
    found: dict[tuple[str, tuple[int, ...]], list[tuple[str, str]]] = {}
    for corridor, _kind, years, reason in missing_rows(dataset, trend):
        found.setdefault((reason, years), []).append(corridor)
    return found


def _by_corridor(trend: Trend) -> dict[tuple[str, str], list[Absence]]:
    found: dict[tuple[str, str], list[Absence]] = {}
    for each in trend.missing:
        found.setdefault(each.corridor, []).append(each)
    return found


def _years_by_reason(dataset: Dataset, found: list[Absence]) -> dict[str, tuple[int, ...]]:
    reasons: dict[str, list[int]] = {}
    for each in found:
        reasons.setdefault(nothing_reason(dataset, each), []).append(each.year)
    return {reason: tuple(sorted(set(years))) for reason, years in reasons.items()}


def _listed(words: list[str], most: int) -> str:
    if len(words) <= most:
        return "; ".join(words)
    return _("{corridors} and {n} more").format(corridors="; ".join(words[:most]), n=len(words) - most)
