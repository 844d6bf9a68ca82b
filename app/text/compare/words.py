"""Words of the page that compares: titles, subtitles, notes and sources, true for every choice of filters."""

from app.data.choices import Relaxation
from app.data.compare.compare import is_ranked
from app.data.compare.sankey import Sankey
from app.data.compare.slope import Slope
from app.data.dataset import Dataset
from app.data.passing import measure_of
from app.data.standing import CorridorFigure, Standing
from app.domain.codes import Sex
from app.domain.figure import Observation
from app.domain.measures import MEASURES
from app.state.charts import Chart
from app.state.view import ViewState
from app.text.figures import listing
from app.text.i18n import _
from app.text.labels import (
    channel_name,
    measure_meaning,
    measure_name,
    place_name,
    sector_name,
    series_title,
    sex_name,
    unit_name,
)
from app.text.map.scope import begin_sentences, definition_sentences
from app.text.map.words import corridor_tooltip, map_title, rank_warning, stage_warning, usual_figure
from app.text.numbers import counted, period_words

_SERIES = 3
"""How many series a subtitle names."""


def shown_title(shown: Standing) -> str:
    """The title of the matrix and the ranking: that of the map, whose figures they show."""
    return map_title(shown)


def shown_subtitle(dataset: Dataset, state: ViewState, shown: Standing) -> str:
    """Who is counted, by which series, with every filter in words."""
    sentences = [_who(dataset, state, shown), *_filters(dataset, state)]
    if not shown.corridors:
        return " ".join(sentences)
    titles = [series_title(dataset, key) for key in shown.series_ids]
    told = listing([f"“{title}”" for title in titles[:_SERIES]])
    if len(titles) == 1:
        sentences.append(_("One series: {series}.").format(series=told))
    else:
        sentences.append(
            counted(
                "The figures come from {n} series, which do not count alike.",
                "The figures come from {n} series, which do not count alike.",
                len(titles),
            )
        )
    units = dict.fromkeys(row.figure.unit for row in shown.corridors)
    sentences.append(_("Unit: {units}.").format(units=listing(unit_name(unit) for unit in units)))
    if MEASURES[shown.measure].is_wide:
        sentences += begin_sentences(dataset, state, shown)
    return " ".join(sentences)


def sankey_title(found: Sankey, measure: str) -> str:
    """What the streams show, and when."""
    if found.streams is None:
        return _("{measure} by channel").format(measure=measure_name(measure))
    sentence = (
        _("{measure} by channel, {date}") if found.streams.by_channel else _("{measure} by corridor, {date}")
    )
    return sentence.format(measure=measure_name(measure), date=period_words(found.streams.period))


def sankey_subtitle(dataset: Dataset, state: ViewState, found: Sankey) -> str:
    """One series and one date, with every filter in words."""
    streams = found.streams
    if streams is None:
        return " ".join([measure_meaning(measure_of(state)), *_filters(dataset, state)])
    series = series_title(dataset, streams.series_id)
    sentences = [
        _("Only the series “{series}”, and only this date. Each stream is one published figure.").format(
            series=series
        )
    ]
    if not streams.by_channel:
        sentences.append(
            _(
                "No series of this year tells channels apart for this choice, so the streams go from origin to "
                "destination."
            )
        )
    unit = unit_name(streams.figures[0].unit)
    return " ".join([*sentences, *_filters(dataset, state), _("Unit: {units}.").format(units=unit)])


def slope_title(found: Slope, measure: str) -> str:
    """What is compared, and in which years."""
    if found.years is None:
        return _("{measure} in two years").format(measure=measure_name(measure))
    if found.years[0] == found.years[1]:
        return _("{measure}, {year}").format(measure=measure_name(measure), year=found.years[0])
    return _("{measure}, {first} and {last}").format(
        measure=measure_name(measure), first=found.years[0], last=found.years[1]
    )


def slope_subtitle(dataset: Dataset, state: ViewState, found: Slope) -> str:
    """One series in two years, with every filter in words."""
    if found.series_id is None:
        return " ".join([measure_meaning(measure_of(state)), *_filters(dataset, state)])
    row = dataset.series[found.series_id]
    sentence = _(
        "Only the series “{series}”: corridors that have a figure in both years. A line joins two figures and says "
        "nothing of the years between."
    ).format(series=series_title(dataset, found.series_id))
    unit = _("Unit: {units}.").format(units=unit_name(row.unit))
    return " ".join([sentence, *_filters(dataset, state), unit])


def shown_notes(dataset: Dataset, shown: Standing, chart: Chart) -> list[str]:
    """What must be known of the figures of matrix and ranking: order, stages, definitions, what has no corridor."""
    notes = []
    if chart == Chart.RANKING and len(shown.corridors) > 1 and not is_ranked(shown):
        notes.append(
            rank_warning(shown)
            or _("Bounds, ranges or stages differ: places in this list are not exact ranks.")
        )
    if warning := stage_warning(shown):
        notes.append(warning)
    if MEASURES[shown.measure].is_wide and shown.corridors:
        notes += definition_sentences(dataset, shown)
        if all(dataset.series[key].method == "model" for key in shown.series_ids):
            notes.append(_("The numbers come out of a model; nobody counted them."))
    if named := len({row.corridor for row in shown.mentions}):
        notes.append(
            counted(
                "For {n} more corridor a source names a sector without a number.",
                "For {n} more corridors sources name sectors without a number.",
                named,
            )
        )
    if marks := len(shown.marks):
        notes.append(
            counted(
                "{n} figure belongs to no single corridor and is not drawn.",
                "{n} figures belong to no single corridor and are not drawn.",
                marks,
            )
        )
    return notes


def relaxed_words(found: Relaxation, button: str) -> str:
    """What a button says that sets a filter back, with what it would bring; `button` is the button's sentence."""
    return counted("{button} ({n} corridor)", "{button} ({n} corridors)", found.found, button=button)


def cell_tooltip(dataset: Dataset, row: Observation) -> str:
    """What the pointer shows over a figure: the words of the map."""
    return corridor_tooltip(dataset, CorridorFigure(row, ()))


def _who(dataset: Dataset, state: ViewState, shown: Standing) -> str:
    if state.channel:
        names = listing(channel_name(dataset, code) for code in state.channel)
        return _("{measure} by this channel: {channels}.").format(
            measure=measure_name(shown.measure), channels=names
        )
    return usual_figure(state, shown)


def _filters(dataset: Dataset, state: ViewState) -> list[str]:
    """Places, sectors and sex chosen, each in a sentence."""

    def places(codes: tuple[str, ...]) -> str:
        return listing(place_name(dataset, code) for code in codes)

    sentences = []
    if state.origin:
        sentences.append(_("Only from {places}.").format(places=places(state.origin)))
    if state.destination:
        sentences.append(_("Only to {places}.").format(places=places(state.destination)))
    if state.sector:
        names = listing(sector_name(dataset, code) for code in state.sector)
        sentences.append(_("Only this sector: {sectors}.").format(sectors=names))
    if state.sex != Sex.TOTAL:
        sentences.append(_("Only {sex}.").format(sex=sex_name(state.sex).lower()))
    return sentences
