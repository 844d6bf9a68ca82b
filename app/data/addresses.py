"""The view at an address as pages, exports and stories show it: with the codes of the data, and one measure."""

from dataclasses import replace

from app.data.dataset import Dataset
from app.data.passing import DEFAULT_MEASURE
from app.data.vocabulary import vocabulary
from app.state.codec import Ignored, Parsed, parse_view
from app.state.pages import Page

_OVER_TIME = (Page.TRENDS, Page.TIMELINE)


def view_of_address(dataset: Dataset, path: str, query: str) -> Parsed:
    """The view at an address, and what of the address was ignored.

    Series bring their measure along; those of another measure than the one shown are ignored. So is, on pages over time
    that show all years, one year of which there is no figure.
    """
    parsed = _without_unknown_year(dataset, parse_view(path, query, vocabulary(dataset)))
    state = parsed.state
    if not state.series or state.page == Page.DATA:
        return parsed
    measure = state.measure or dataset.series[state.series[0]].measure
    fitting = tuple(key for key in state.series if dataset.series[key].measure == measure)
    others = tuple(Ignored("series", key) for key in state.series if key not in fitting)
    shown = None if measure == DEFAULT_MEASURE else measure
    return replace(parsed, state=state.but(series=fitting, measure=shown), ignored=(*parsed.ignored, *others))


def _without_unknown_year(dataset: Dataset, parsed: Parsed) -> Parsed:
    """A page of one year says itself that it has nothing; a page over time would show its figures without a word."""
    state, rows = parsed.state, dataset.observations
    if state.page not in _OVER_TIME or state.year is None:
        return parsed
    if rows.first_year.min() <= state.year <= rows.last_year.max():
        return parsed
    unknown = Ignored("year", str(state.year))
    return replace(parsed, state=state.but(year=None), ignored=(*parsed.ignored, unknown))
