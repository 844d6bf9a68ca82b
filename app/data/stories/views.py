"""The view that a slide of a story shows, from the address in its field `view`."""

from urllib.parse import urlsplit

from yaml.nodes import Node

from app.data.addresses import view_of_address
from app.data.dataset import Dataset
from app.data.stories.nodes import Reading
from app.data.stories.problems import Wrong
from app.state.charts import CHARTS, Chart, chart_of
from app.state.codec import Ignored, is_parameter
from app.state.pages import SUBJECTS, Page
from app.state.view import ViewState

_NO_PART = ("lang", "theme", "embed", "figure", "data")
_EXAMPLES = {Page.COUNTRY: "/country/THA", Page.CORRIDOR: "/corridor/MMR-THA"}


def view_of(
    dataset: Dataset, written: str, node: Node, reading: Reading, slide: int
) -> tuple[ViewState | None, Chart | None]:
    """The view and chart of an address, with or without the name of a host; Nones and problems where it has none.

    What an address says of theme, frame or an open card is no part of a slide; the language is that of the story.
    """
    before = len(reading.problems)
    try:
        parts = urlsplit(written)
    except ValueError:
        reading.wrong(Wrong.NOT_ADDRESS, node, slide, "view", found=written)
        return None, None
    if not parts.path.startswith("/") and not (parts.netloc and not parts.path):
        reading.wrong(Wrong.NOT_ADDRESS, node, slide, "view", found=written)
        return None, None
    parsed = view_of_address(dataset, parts.path or "/", parts.query)
    for ignored in parsed.ignored:
        if ignored.parameter not in _NO_PART:
            _tell(ignored, parsed.state, node, reading, slide)
    state = parsed.state.but(theme=None, embed=False, figure=None, lang=reading.lang)
    if len(reading.problems) > before:
        return None, None
    if state.page not in CHARTS:
        reading.wrong(Wrong.NO_CHART, node, slide, "view", page=state.page, allowed=", ".join(CHARTS))
        return None, None
    if state.page in SUBJECTS and getattr(state, SUBJECTS[state.page]) is None:
        reading.wrong(Wrong.NO_SUBJECT, node, slide, "view", page=state.page, example=_EXAMPLES[state.page])
        return None, None
    return state, chart_of(state.page, state.chart)


def _tell(ignored: Ignored, state: ViewState, node: Node, reading: Reading, slide: int) -> None:
    """The problem with a part of the address that means nothing."""
    if ignored.parameter == "path":
        reading.wrong(Wrong.UNKNOWN_PAGE, node, slide, "view", found=ignored.value, allowed=", ".join(CHARTS))
    elif ignored.parameter == "chart":
        charts = CHARTS.get(state.page, ())
        if charts:
            found = {"page": state.page, "found": ignored.value, "allowed": ", ".join(charts)}
            reading.wrong(Wrong.UNKNOWN_CHART, node, slide, "view", **found)
    elif is_parameter(ignored.parameter):
        found = {"found": ignored.value or '""', "parameter": ignored.parameter}
        reading.wrong(Wrong.UNKNOWN_VALUE, node, slide, "view", **found)
    else:
        reading.wrong(Wrong.UNKNOWN_PARAMETER, node, slide, "view", found=ignored.parameter)
