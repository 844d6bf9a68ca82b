"""Words for kinds of nothing, for a printed zero, and for the codes of SDMX in downloads."""

from collections.abc import Mapping, Sequence

from app.data.absence import Absence, Nothing, Outside
from app.data.dataset import Dataset
from app.data.obs_status import in_rest
from app.data.sources.coverage import coverage
from app.domain.figure import Observation
from app.domain.period import Period
from app.state.view import ViewState
from app.text.figures import listing
from app.text.i18n import _, named, ngettext
from app.text.labels import corridor_name
from app.text.numbers import counted, number, period_words


def nothing_name(kind: Nothing) -> str:
    """The short name of a kind of nothing. Zero is here the zero that a source leaves out, not one that it prints."""
    return {
        Nothing.ZERO: _("Left out as zero"),
        Nothing.NOT_LISTED: _("Not listed"),
        Nothing.OUTSIDE: _("Outside the series"),
        Nothing.WITHHELD: _("Withheld"),
    }[kind]


def nothing_sign(kind: Nothing) -> str:
    """What stands in a table in the place of the number."""
    return {
        Nothing.ZERO: _("(0)"),
        Nothing.NOT_LISTED: _("n/l"),
        Nothing.OUTSIDE: "–",
        Nothing.WITHHELD: _("w/h"),
    }[kind]


def nothing_words(dataset: Dataset, absence: Absence) -> str:
    """Why a corridor has no number at a date, in one whole sentence or two; never that it is zero unless the source
    says so.
    """
    sentence = {
        Nothing.ZERO: _(
            "“{series}” leaves out those without anybody: that it has no row for {corridor}, {date}, means zero "
            "after rounding."
        ),
        Nothing.NOT_LISTED: _not_listed(absence),
        Nothing.OUTSIDE: _outside(absence),
        Nothing.WITHHELD: _("“{series}” keeps the number for {corridor}, {date}, back."),
    }[absence.kind]
    return sentence.format(
        series=_title(dataset, absence),
        corridor=corridor_name(dataset, absence.corridor),
        date=date_of_absence(dataset, absence),
    )


def nothing_reason(dataset: Dataset, absence: Absence) -> str:
    """The same where corridor and date stand beside it, or where it holds for several of them."""
    if absence.kind == Nothing.NOT_LISTED and in_rest(absence):
        sentence = _(
            "“{series}” does not list them: whoever is there stands in its total of other and unknown origins. "
            "That does not mean zero."
        )
    elif absence.kind == Nothing.NOT_LISTED and absence.inside is not None:
        sentence = _(
            "“{series}” does not list them: whoever is there stands in its total “{total}”. That does not mean "
            "zero."
        )
    else:
        sentence = {
            Nothing.ZERO: _("“{series}” leaves out those without anybody: no row means zero after rounding."),
            Nothing.NOT_LISTED: _("“{series}” does not list them. That does not mean zero."),
            Nothing.OUTSIDE: _outside_reason(absence),
            Nothing.WITHHELD: _("“{series}” keeps the number back."),
        }[absence.kind]
    total = corridor_name(dataset, absence.inside) if absence.inside and not in_rest(absence) else ""
    return sentence.format(series=_title(dataset, absence), total=total)


def date_of_absence(dataset: Dataset, absence: Absence) -> str:
    """The date or the stretch of time without a number, as the series dates its figures; else the year."""
    if absence.series_id and absence.kind != Nothing.OUTSIDE:
        dates = coverage(dataset, absence.series_id).dates
        at = dates.get(absence.year)
        at = at or next((period for period in dates.values() if period.touches(absence.year)), None)
        if at is not None:
            return period_words(at)
    return str(absence.year)


def dates_without(dataset: Dataset, absence: Absence, years: Sequence[int]) -> str:
    """The dates of a series without a number, runs of them as one stretch; `years` in order, `absence` any of them."""
    if not absence.series_id or absence.outside is not None:
        return listing(map(str, years))
    dates = coverage(dataset, absence.series_id).dates
    place = {year: number for number, year in enumerate(sorted(dates))}
    runs: list[list[int]] = []
    for year in years:
        if runs and place.get(year, -1) == place.get(runs[-1][-1], -3) + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return listing(_run_words(dates, run) for run in runs)


def any_date_words() -> str:
    """What stands for the dates where none would have a number."""
    return _("any date")


def zero_words(row: Observation) -> str:
    """What is said beside a figure of zero."""
    if "computed_total" in row.flags:
        return _("zero, added up here from zeros that the source prints")
    return _("zero, printed by the source")


def withheld_words() -> str:
    """What is said beside a number that stands for one that the source keeps back."""
    return _("the exact number is withheld by the source")


def file_words() -> str:
    """What the file for download holds."""
    return _(
        "All figures of this view in the order shown, with every column of the data table, and obs_status at the "
        "end: one letter of the SDMX code list CL_OBS_STATUS. A warning (U) and a rounded zero (N) come before the "
        "order that SDMX recommends."
    )


def missing_rows_words() -> str:
    """What stands in the file for corridors without a number."""
    return _(
        "After the figures follow the corridors of your choice without a number: no key, no value, the reason as "
        "note and letter."
    )


def confidence_words(grade: str) -> str:
    """How far a second-hand figure is trusted."""
    return {
        "A": _("Second-hand, confidence A"),
        "B": _("Second-hand, confidence B"),
        "C": _("Second-hand, confidence C: off in maps and charts"),
    }[grade]


def no_figure_words(state: ViewState) -> str:
    """What stands over the corridors without a number in the data table."""
    if state.measure:
        return _(
            "Corridors that you named by both ends, at the dates of the first series of the measure: here no series "
            "has a number. None of them is zero unless it says so."
        )
    return _(
        "Corridors that you named by both ends, at the dates of the first series of each large measure: here no "
        "series has a number. None of them is zero unless it says so."
    )


def below_words(corridors: int) -> str:
    """A link to the corridors without a number below the table."""
    return counted(
        "{n} corridor lacks numbers: see below the table",
        "{n} corridors lack numbers: see below the table",
        corridors,
    )


def absence_head(column: str) -> str:
    """The name of a column of the table of corridors without a number."""
    return {
        "kind": _("Instead of a number"),
        "date": _("Dates"),
        "why": _("Why"),
    }[column]


def status_sentence(code: str) -> str:
    """What a code of the column obs_status means here."""
    return {
        "A": _("A: a figure without special remarks."),
        "D": _(
            "D: who is counted, or how, differs from the series at large or is not quite clear: by citizenship where "
            "others count by birth, refugees only, the middle of a year, small numbers rounded."
        ),
        "E": _("E: an estimate, a survey or a model."),
        "F": _("F: a plan, not something that has happened."),
        "I": _("I: filled in by the producer, who had no data."),
        "K": _("K: no number; whoever is there stands in another total of the same series."),
        "L": _("L: no number; the series does not cover this place, year or group."),
        "N": _(
            "N: zero after rounding, or left out by the source because rounding makes it zero; a few people may be "
            "there."
        ),
        "O": _("O: no number; the source does not list it and does not say why."),
        "P": _("P: provisional; a later edition gives another figure."),
        "Q": _("Q: no number; the source withholds it."),
        "U": _("U: not reliable: implausible, a possible misprint, likely too low, or of confidence C."),
        "V": _("V: read second-hand or in a headline only; the original was not seen."),
    }[code]


def _run_words(dates: Mapping[int, Period], run: list[int]) -> str:
    if run[0] not in dates:
        return str(run[0])
    first, last = dates[run[0]].first_year, dates[run[-1]].last_year
    if first == last:
        return str(first)
    if len(run) == 1:
        return _("{start} to {end}").format(start=first, end=last)
    sentence = ngettext("{start} to {end}, {n} date", "{start} to {end}, {n} dates", len(run))
    return sentence.format(start=first, end=last, n=number(len(run)))


def _not_listed(absence: Absence) -> str:
    if in_rest(absence):
        return _(
            "“{series}” does not list {corridor}, {date}: whoever is there stands in its total of other and "
            "unknown origins. That does not mean zero."
        )
    return _("“{series}” does not list {corridor}, {date}. That does not mean zero.")


def _outside(absence: Absence) -> str:
    if not absence.series_id:
        return _("No series here covers {corridor} in {date}.")
    return {
        Outside.COPY: _(
            "These data hold only corridors from or to Cambodia, China, Laos, Myanmar, Thailand and Vietnam, so "
            "nothing of “{series}” for {corridor}."
        ),
        Outside.FILTERS: _(
            "“{series}” has no figures for the channel, sector or sex chosen, so none for {corridor}."
        ),
        Outside.YEAR: _("“{series}” has no figures for {date}, so none for {corridor}."),
    }.get(absence.outside or Outside.PLACES, _("“{series}” does not cover {corridor} in {date}."))


def _outside_reason(absence: Absence) -> str:
    if not absence.series_id:
        return _("No series here covers these corridors at that date.")
    return {
        Outside.COPY: _(
            "These data hold only corridors from or to Cambodia, China, Laos, Myanmar, Thailand and Vietnam."
        ),
        Outside.FILTERS: _("“{series}” has no figures for the channel, sector or sex chosen."),
        Outside.YEAR: _("“{series}” has no figures for that year."),
    }.get(absence.outside or Outside.PLACES, _("“{series}” does not cover them."))


def _title(dataset: Dataset, absence: Absence) -> str:
    return named(dataset.series[absence.series_id].title) if absence.series_id else ""
