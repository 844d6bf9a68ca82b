"""The view at an address as pages, exports and stories show it: with the codes of the data, and one measure."""

from dataclasses import replace

from app.data.dataset import Dataset
from app.data.passing import DEFAULT_MEASURE
from app.data.vocabulary import vocabulary
from app.state.codec import Ignored, Parsed, parse_view
from app.state.pages import Page


def view_of_address(dataset: Dataset, path: str, query: str) -> Parsed:
    """The view at an address, and what of the address was ignored.

    Series bring their measure along; those of another measure than the one shown are ignored.
    """
    parsed = parse_view(path, query, vocabulary(dataset))
    state = parsed.state
    if not state.series or state.page == Page.DATA:
        return parsed
    measure = state.measure or dataset.series[state.series[0]].measure
    fitting = tuple(key for key in state.series if dataset.series[key].measure == measure)
    others = tuple(Ignored("series", key) for key in state.series if key not in fitting)
    shown = None if measure == DEFAULT_MEASURE else measure
    return replace(parsed, state=state.but(series=fitting, measure=shown), ignored=(*parsed.ignored, *others))
