"""The words of a view on a slide: what its chart is, what it finds, and what must be said with it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from app.domain.codes import Theme
from app.export.context import Context
from app.export.slides.native import NATIVE
from app.figures.registry import draw
from app.state.charts import CHARTS, MAPS, Chart
from app.state.view import ViewState
from app.text.alone import alone
from app.text.export.plate import made_words, rights_words
from app.text.i18n import _
from app.text.map.words import boundary_sentence


@dataclass(frozen=True, slots=True)
class Told:
    """Words of a view. `name` is the title of its chart, `boundary` empty but for maps, `linked` the view with its
    chart in the address where it is not the main one.
    """

    name: str
    subtitle: str
    finding: str
    source: str
    caveats: tuple[str, ...]
    boundary: str
    version: str
    linked: ViewState

    @property
    def description(self) -> str:
        """The text alternative of the chart."""
        return " ".join(filter(None, [f"{self.name.rstrip('.')}.", self.finding]))


def told_of(context: Context, chart: Chart, state: ViewState) -> Told:
    """The words of a view, in the language spoken: those of its figure at its own size."""
    bare = state.but(embed=True, theme=None, figure=None)
    with alone(marked=chart not in NATIVE):
        figure = draw(context.dataset, context.basemap, chart, bare, Theme.LIGHT)
    return told_from(context, chart, state, figure.layout.meta)


def told_from(context: Context, chart: Chart, state: ViewState, meta: dict[str, Any]) -> Told:
    """The words of a view from what a figure of it says of itself; how much it draws depends on its size."""
    boundary = boundary_sentence(state.frame) if chart in MAPS else ""
    return Told(
        name=meta["title"],
        subtitle=meta.get("subtitle") or "",
        finding=meta.get("finding") or "",
        source=meta.get("source") or _("No source: the slide shows no figure."),
        caveats=tuple(
            note for note in meta.get("notes") or () if note not in (boundary, meta.get("finding"))
        ),
        boundary=boundary,
        version=version_line(context),
        linked=state.but(chart=None if CHARTS[state.page][0] == chart else str(chart)),
    )


def version_line(context: Context) -> str:
    """Edition of the data, date of the file, and what may be done with it."""
    return " ".join([made_words(context.dataset, datetime.now(UTC).date()), rights_words()])
