"""Words of small charts side by side: their scale, how many stand and how many do not, what they find."""

from app.data.dataset import Dataset
from app.data.trends.readings import read_trend
from app.data.trends.trends import Trend
from app.domain.codes import PanelScale
from app.state.charts import Chart
from app.state.view import ViewState
from app.text.finding import Finding
from app.text.i18n import _
from app.text.numbers import counted
from app.text.trends.finding import told


def panels_finding(dataset: Dataset, state: ViewState) -> Finding:
    """The sentences that stand for the small charts of a view: those of the lines, which show the same figures."""
    return told(dataset, read_trend(dataset, state.but(chart=Chart.TREND_PANELS)))


def panels_notes(state: ViewState, trend: Trend) -> list[str]:
    """The scale, how many corridors have no panel, and what has other units."""
    if not trend.groups:
        return []
    found = [scale_note(state.panels)]
    if rest := trend.found - len(trend.corridors):
        found.append(
            counted(
                "{n} more corridor of this choice has figures and no panel.",
                "{n} more corridors of this choice have figures and no panel.",
                rest,
            )
        )
    others = len(trend.corridors) - len(
        {group.corridor for group in trend.groups for row in group.figures if row.unit == trend.units[0]}
    )
    if others:
        found.append(
            counted(
                "{n} corridor has figures in another unit only, which are not drawn.",
                "{n} corridors have figures in other units only, which are not drawn.",
                others,
            )
        )
    return found


def scale_note(scale: PanelScale) -> str:
    """Whether heights compare from panel to panel."""
    if scale == PanelScale.OWN:
        return _("Each panel has its own scale: compare the shapes, not the heights.")
    return _("All panels have one scale, so their heights compare; flat lines are small numbers.")
