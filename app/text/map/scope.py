"""What a map of a wide measure covers and how its figures are defined, and which way arrows go: sentences beside it."""

from app.data.dataset import Dataset
from app.data.indicator_lookup import indicator
from app.data.passing import is_worldwide
from app.data.standing import CorridorFigure, Standing
from app.domain.measures import MEASURES
from app.state.view import ViewState
from app.text.alone import is_alone
from app.text.figures import listing
from app.text.i18n import _
from app.text.labels import place_name, series_title
from app.text.numbers import counted, number

_FLAGS = ("foreign_citizens", "foreign_born", "refugees_included", "imputed")
_TOTALS = 5
_MOST_SERIES = 3
_MOST = 12
"""Definitions are told by name for the destinations of so many corridors, the largest first."""


def scope_sentences(dataset: Dataset, state: ViewState, shown: Standing) -> list[str]:
    """Of a wide measure: series, definition by destination, and where the map begins."""
    if not (MEASURES[shown.measure].is_wide and shown.corridors):
        return []
    return [
        *_series(dataset, shown),
        *_national_totals(dataset, shown),
        *definition_sentences(dataset, shown),
        *begin_sentences(dataset, state, shown),
    ]


def way_sentences(shown: Standing) -> list[str]:
    """Which way arrows go, where not with the migration."""
    if not (shown.corridors and MEASURES[shown.measure].runs_back):
        return []
    if shown.measure == "remittance":
        return [_("Arrows and the names of corridors show the way of the money, to the country of origin.")]
    return [_("Arrows show the way back, to the country of origin.")]


def _series(dataset: Dataset, shown: Standing) -> list[str]:
    """The series on the map; that they are editions of their own, where the usual one has nothing for the year."""
    ids = shown.series_ids
    told = [series_title(dataset, series_id) for series_id in ids[:_MOST_SERIES]]
    if more := len(ids) - len(told):
        told.append(counted("{n} more", "{n} more", more))
    titles = listing(told)
    sentences = [_("Series: {series}.").format(series=titles)]
    if len(ids) > 1:
        sentences = [
            _("Arrows come from {n} series, which do not count alike: {series}.").format(
                n=len(ids), series=titles
            )
        ]
    of_measure = [row for row in dataset.series.values() if row.measure == shown.measure]
    first = min(of_measure, key=lambda row: row.priority)
    if first.series_id not in ids:
        sentences.append(
            _("“{series}” has no figure for this year: do not compare it with the years around it.").format(
                series=series_title(dataset, first.series_id)
            )
        )
    if all(dataset.series[series_id].method == "model" for series_id in ids):
        sentences.append(_("The numbers come out of a model; nobody counted them."))
    return sentences


def _national_totals(dataset: Dataset, shown: Standing) -> list[str]:
    """What the origins received in all that year, where money is shown: the frame of the modelled pairs."""
    if shown.measure != "remittance" or shown.year is None:
        return []
    origins = dict.fromkeys(row.corridor[0] for row in shown.corridors)
    received = {code: indicator(dataset, code, "remittances_received", shown.year) for code in origins}
    told = [
        _("{place} US$ {number} m").format(
            place=place_name(dataset, code), number=number(round(figure.value / 1_000_000))
        )
        for code, figure in list(received.items())[:_TOTALS]
        if figure is not None
    ]
    if not told:
        return []
    return [
        _("Received in all in {year}, World Bank: {totals}.").format(year=shown.year, totals=listing(told)),
        _("Another year is another matrix: a difference between years is not growth."),
    ]


def definition_sentences(dataset: Dataset, shown: Standing) -> list[str]:
    """By citizenship or by birth, with refugees or without; of many destinations those of the largest corridors."""
    if len(shown.series_ids) > 1:
        return []
    rows = shown.corridors
    every = {flag: _flagged(dataset, rows, flag) for flag in _FLAGS}
    main = {flag: _flagged(dataset, rows[:_MOST], flag) for flag in _FLAGS}
    citizens, born = main["foreign_citizens"], main["foreign_born"]
    sentences = []
    if every["foreign_citizens"] and every["foreign_born"]:
        words = ((_("By citizenship: {places}."), citizens), (_("By birth: {places}."), born))
        sentences += [sentence.format(places=listing(places)) for sentence, places in words if places]
    elif citizens or born:
        sentences.append(_("Counted by citizenship.") if citizens else _("Counted by birth."))
    if every["refugees_included"]:
        whole = all("refugees_included" in row.figure.flags for row in rows)
        sentences.append(_("Refugees are included.") if whole else _("Refugees are included in part."))
    if main["imputed"]:
        sentences.append(
            _("No data of the country itself: {places}.").format(places=listing(main["imputed"]))
        )
    return sentences


def _flagged(dataset: Dataset, rows: tuple[CorridorFigure, ...], flag: str) -> list[str]:
    """The names of the destinations whose figures carry a flag."""
    codes = {row.corridor[1] for row in rows if flag in row.figure.flags}
    return sorted(place_name(dataset, code) for code in codes)


def begin_sentences(dataset: Dataset, state: ViewState, shown: Standing) -> list[str]:
    """Where the view begins while the reader has chosen no places, and who the people outside Asia are."""
    sentences = []
    if not (state.origin or state.destination or is_worldwide(state)):
        sentences.append(
            _("From five origins of labour migration to Asia; other places are left out.")
            if is_alone()
            else _("From five origins of labour migration to Asia; other places on choice.")
        )
    elif not state.origin:
        sentences.append(
            _("From five origins of labour migration; others are left out.")
            if is_alone()
            else _("From five origins of labour migration; others on choice.")
        )
    elif not (state.destination or is_worldwide(state)):
        sentences.append(
            _("To destinations in Asia; others are left out.")
            if is_alone()
            else _("To destinations in Asia; others on choice.")
        )
    if any(row.corridor[0] == "CHN" for row in shown.corridors):
        sentences.append(
            _("China stands for all of China; there are no figures for Yunnan and Guangxi alone.")
        )
    if any(dataset.places[row.corridor[1]].region == "other" for row in shown.corridors):
        sentences.append(
            _("People outside Asia mostly came to stay; these figures are of residents, not of workers.")
            if shown.measure == "stock"
            else _("Outside Asia these figures are mostly of people who settled, not of labour migration.")
        )
    return sentences
