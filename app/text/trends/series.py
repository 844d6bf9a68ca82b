"""Why the series of a trend chart differ: whole sentences made from what each series says of itself, for any two."""

from collections.abc import Sequence

from app.data.dataset import Dataset, Series
from app.data.trends.series import (
    DEFINITIONS,
    REFUGEES,
    Definitions,
    Pair,
    chart_series,
    definitions,
    leading_series,
    quiet_series,
)
from app.data.trends.trends import Trend
from app.text.figures import listing
from app.text.i18n import _, named
from app.text.labels import place_name, series_title
from app.text.numbers import counted

_MOST_TOLD = 2
_MODELLED = ("estimate", "model")


def definition_sentences(dataset: Dataset, trend: Trend) -> list[str]:
    """By what the leading series take people for residents from abroad, destination by destination."""
    words = {
        "foreign_citizens": _("Counted by citizenship: {places}."),
        "foreign_born": _("Counted by birth: {places}."),
        REFUGEES: _("Refugees are included: {places}."),
        "imputed": _("No data of the country itself: {places}."),
    }
    # The largest corridor to a place decides which series speaks for it.
    leading = {group.corridor[1]: group.leading for group in reversed(trend.groups)}
    found = {
        flag: [
            place
            for place, series in definitions(trend).items()
            if flag in series.get(leading[place], frozenset())
        ]
        for flag in words
    }
    return [words[flag].format(places=_places(dataset, places)) for flag, places in found.items() if places]


def difference_notes(dataset: Dataset, trend: Trend) -> list[str]:
    """Why the series on the chart differ, in a few sentences; empty where one series stands alone."""
    series = chart_series(dataset, trend)
    if len(series) < 2:
        return []
    quiet = quiet_series(dataset, trend)
    # Without lines side by side the first of them all speak.
    leading = leading_series(dataset, trend)[:1] if quiet else ()
    editions = _editions(dataset, [*leading, *quiet] or series)
    told = [edition_sentence(dataset, each) for each in editions]
    others = [key for key in quiet if not any(key in each for each in editions)]
    told += [_counts(dataset, leading[0], key) for key in others[:_MOST_TOLD]]
    told += definition_differences(dataset, definitions(trend))
    if not told or len(series) > len(quiet) + 1:
        told.append(
            counted(
                "The figures come from {n} series; each counts in its own way, and no line joins two series.",
                "The figures come from {n} series; each counts in its own way, and no line joins two series.",
                len(series),
            )
        )
    return told


def definition_differences(dataset: Dataset, found: Definitions) -> list[str]:
    """Where two series define differently whom they count, for the same destination."""
    citizens: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    refugees: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    told = {key for series in found.values() for key, flags in series.items() if flags}
    silent: dict[str, None] = {}
    for place, series in found.items():
        saying = {key: flags for key, flags in series.items() if flags & {*DEFINITIONS}}
        by_citizens, by_birth = (
            tuple(sorted(key for key, flags in saying.items() if flag in flags)) for flag in DEFINITIONS
        )
        if by_citizens and by_birth:
            citizens.setdefault((by_citizens, by_birth), []).append(place)
        inside = tuple(sorted(key for key, flags in saying.items() if REFUGEES in flags))
        outside = tuple(sorted(set(saying) - set(inside)))
        if inside and outside:
            refugees.setdefault((inside, outside), []).append(place)
        silent |= dict.fromkeys(key for key in series if saying and key not in told)
    return [
        *(
            _("{places}: counted by citizenship ({citizens}), by birth ({born}).").format(
                places=_places(dataset, places),
                citizens=_editions_or_titles(dataset, one, other),
                born=_editions_or_titles(dataset, other, one),
            )
            for (one, other), places in citizens.items()
        ),
        *(
            _("{places}: with refugees ({inside}), without them ({outside}).").format(
                places=_places(dataset, places),
                inside=_editions_or_titles(dataset, one, other),
                outside=_editions_or_titles(dataset, other, one),
            )
            for (one, other), places in refugees.items()
        ),
        *(
            _(
                "{series} does not say where people are counted by citizenship and where by birth, "
                "nor where refugees are included."
            ).format(series=_titles(dataset, (key,)))
            for key in silent
            if dataset.series[key].method in _MODELLED and dataset.series[key].absent != "outside"
        ),
    ]


def edition_sentence(dataset: Dataset, series_ids: Sequence[str]) -> str:
    """Why editions of one work differ."""
    return _(
        "{series}: editions of one producer's work, each made anew. They differ for the same date too, "
        "and no growth or fall may be read from one to another."
    ).format(series=_titles(dataset, series_ids))


def pair_title(dataset: Dataset, pair: Pair) -> str:
    """The names of two series."""
    return _("{first} and {second}").format(
        first=_titles(dataset, (pair.first,)), second=_titles(dataset, (pair.second,))
    )


def pair_sentences(dataset: Dataset, trend: Trend, pair: Pair) -> list[str]:
    """Why two series differ: whom each counts and leaves out, how, who counted, and by what definition."""
    first, second = dataset.series[pair.first], dataset.series[pair.second]
    sentences = [
        *_population(first, second),
        *_left_out(first, second),
        *_method(first, second),
        *_counted_by(first, second),
    ]
    if _editions(dataset, (pair.first, pair.second)):
        sentences.append(edition_sentence(dataset, (pair.first, pair.second)))
    here = {corridor[1] for corridor in pair.corridors}
    both = {
        place: {key: flags for key, flags in series.items() if key in (pair.first, pair.second)}
        for place, series in definitions(trend).items()
        if place in here
    }
    sentences += definition_differences(dataset, both)
    if pair.second in first.comparable_with or pair.first in second.comparable_with:
        sentences.append(_("Their definitions allow a comparison; still no line joins them."))
    else:
        sentences.append(_("No line joins them, and one is never subtracted from the other."))
    return sentences


def _editions(dataset: Dataset, series_ids: Sequence[str]) -> list[tuple[str, ...]]:
    """Series that are editions of one estimate or model, with at least one other of them."""
    groups: dict[tuple[str, str], list[str]] = {}
    for key in series_ids:
        series = dataset.series[key]
        # Estimates read in one document are no editions of each other.
        if series.method in _MODELLED and series.absent != "outside":
            publisher = dataset.sources[series.source_id].publisher
            groups.setdefault((publisher, series.method), []).append(key)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def _counts(dataset: Dataset, first: str, second: str) -> str:
    return _("{first} counts: {people}. {second} counts: {others}.").format(
        first=_titles(dataset, (first,)),
        people=named(dataset.series[first].population),
        second=_titles(dataset, (second,)),
        others=named(dataset.series[second].population),
    )


def _population(first: Series, second: Series) -> list[str]:
    if first.population == second.population:
        return [_("Both are said to count the same: {people}.").format(people=named(first.population))]
    return [
        _("The first counts: {people}.").format(people=named(first.population)),
        _("The second counts: {people}.").format(people=named(second.population)),
    ]


def _left_out(first: Series, second: Series) -> list[str]:
    if first.not_counted == second.not_counted:
        words = [(first, _("Neither counts: {people}."))]
    else:
        words = [
            (first, _("The first does not count: {people}.")),
            (second, _("The second does not count: {people}.")),
        ]
    return [
        sentence.format(people=named(series.not_counted).rstrip("."))
        for series, sentence in words
        if series.not_counted
    ]


def _method(first: Series, second: Series) -> list[str]:
    both = {
        "register": _("Both are counts of a register."),
        "estimate": _("Both are estimates."),
        "survey": _("Both come from surveys."),
        "model": _("Both come out of a model; nobody counted them."),
        "announcement": _("Both are numbers that an authority told."),
        "headline": _("Both stand only in headlines."),
    }
    firsts = {
        "register": _("The first is a count of a register."),
        "estimate": _("The first is an estimate."),
        "survey": _("The first comes from a survey."),
        "model": _("The first comes out of a model; nobody counted it."),
        "announcement": _("The first is a number that an authority told."),
        "headline": _("The first stands only in a headline."),
    }
    seconds = {
        "register": _("The second is a count of a register."),
        "estimate": _("The second is an estimate."),
        "survey": _("The second comes from a survey."),
        "model": _("The second comes out of a model; nobody counted it."),
        "announcement": _("The second is a number that an authority told."),
        "headline": _("The second stands only in a headline."),
    }
    if first.method == second.method:
        return [both[first.method]]
    return [firsts[first.method], seconds[second.method]]


def _counted_by(first: Series, second: Series) -> list[str]:
    if first.counted_by == second.counted_by:
        return {
            "origin": [_("Both are counted by the country of origin.")],
            "destination": [_("Both are counted by the country of destination.")],
        }.get(first.counted_by, [])
    firsts = {
        "origin": _("The first is counted by the country of origin."),
        "destination": _("The first is counted by the country of destination."),
    }
    seconds = {
        "origin": _("The second is counted by the country of origin."),
        "destination": _("The second is counted by the country of destination."),
    }
    found = (firsts.get(first.counted_by), seconds.get(second.counted_by))
    return [sentence for sentence in found if sentence]


def _editions_or_titles(dataset: Dataset, series_ids: Sequence[str], others: Sequence[str]) -> str:
    """Series by the year of their edition where all are editions of one work, else by their titles."""
    sources = [dataset.sources[dataset.series[key].source_id] for key in (*series_ids, *others)]
    if len({source.publisher for source in sources}) > 1 or len({source.year for source in sources}) < len(
        sources
    ):
        return _titles(dataset, series_ids)
    return listing(
        _("edition of {year}").format(year=dataset.sources[dataset.series[key].source_id].year)
        for key in series_ids
    )


def _titles(dataset: Dataset, series_ids: Sequence[str]) -> str:
    return listing(_("“{title}”").format(title=series_title(dataset, key)) for key in series_ids)


def _places(dataset: Dataset, codes: Sequence[str]) -> str:
    return listing(sorted({place_name(dataset, code) for code in codes}))
