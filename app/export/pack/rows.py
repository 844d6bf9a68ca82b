"""All figures that a story shows, those of its other years and origins too, once each, with their slides."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from app.data.obs_status import obs_statuses
from app.data.stories.stories import Slide, Story
from app.export.context import Context
from app.export.deck.views import variants
from app.export.table.beside import STATUS, Record
from app.export.table.rows import COLUMNS, Rows, rows_of
from app.state.view import ViewState

SLIDES = "slides"
"""The column with the numbers of the slides, as `1;4`."""


def story_rows(context: Context, story: Story) -> Rows:
    """The rows of a story, in the language spoken: figures in the order of its slides, and what stands beside them."""
    shown: dict[str, dict[int, None]] = {}
    beside: dict[str, dict[str, Record]] = {}
    missing: list[pd.DataFrame] = []
    for at, slide in enumerate(story.slides, 1):
        for rows in _of_slide(context, slide):
            for key in rows.figures["observation_id"]:
                shown.setdefault(str(key), {})[at] = None
            for name, records in rows.beside.items():
                beside.setdefault(name, {}).update({repr(record): record for record in records})
            missing.append(rows.missing)
        for key in slide.figures:
            shown.setdefault(key, {})[at] = None
    gone = [frame for frame in missing if len(frame)]
    return Rows(
        _figures(context, shown),
        pd.concat(gone).drop_duplicates() if gone else pd.DataFrame(dtype=object),
        {name: list(records.values()) for name, records in beside.items()},
    )


def _of_slide(context: Context, slide: Slide) -> Iterator[Rows]:
    """The rows of every picture that a slide may come to show."""
    if slide.view is None or slide.chart is None:
        return
    state: ViewState = slide.view.but(theme=None, embed=False, figure=None)
    found, _start = variants(context.dataset, slide.chart, state)
    for each in found:
        yield rows_of(context, slide.chart, each.state)


def _figures(context: Context, shown: Mapping[str, Mapping[int, None]]) -> pd.DataFrame:
    dataset = context.dataset
    frame = dataset.observations.frame.iloc[[dataset.observations.row_of(key) for key in shown]]
    numbers = [";".join(map(str, each)) for each in shown.values()]
    columns: dict[str, Any] = {STATUS: obs_statuses(dataset)[frame.index], SLIDES: numbers}
    return frame[list(COLUMNS)].assign(**columns)
