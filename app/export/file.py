"""A finished file, and the name that says what is in it: chart or table, filters, its look, data version."""

from dataclasses import dataclass

from app.data.dataset import Dataset
from app.state.charts import Chart
from app.state.exports import MEDIA_TYPES, PICTURES, Kind, Options, Size
from app.state.pages import SUBJECTS
from app.state.view import FILTERS, ViewState

_LONGEST = 140
"""Bytes of a name that filters may take: file systems take 255, and the version at the end must survive."""


@dataclass(frozen=True, slots=True)
class File:
    """What an export made. `warnings` are sentences for the person who asked, as that the view has no figure."""

    name: str
    media_type: str
    content: bytes
    warnings: tuple[str, ...] = ()


def filename(
    dataset: Dataset, state: ViewState, chart: Chart | None, kind: Kind, options: Options | None = None
) -> str:
    """A name such as `mekong-corridors_flow-map_origin-MMR_year-2019_2026-11-23_3f9c1a2.png`.

    Without a chart the table of the page is meant. What of `options` is not usual stands before the date, so that
    one view in two sizes makes two files.
    """
    what = str(chart) if chart else state.page.name.lower()
    subject = SUBJECTS.get(state.page)
    parts = [getattr(state, subject)] if subject and getattr(state, subject) else []
    active = state.active_filters()
    for name in FILTERS:
        if name in active:
            value = getattr(state, name)
            written = "+".join(value) if isinstance(value, tuple) else value
            parts.append(f"{name.removesuffix('_year')}-{written}")
    if state.lang != "en":
        parts.append(state.lang)
    words = "_".join(["_".join(parts)[:_LONGEST] or "all", *_look(kind, options or Options())])
    return f"mekong-corridors_{what}_{words}_{dataset.released}_{dataset.version}.{kind}"


def made(
    dataset: Dataset,
    state: ViewState,
    chart: Chart | None,
    kind: Kind,
    content: bytes,
    warnings: tuple[str, ...] = (),
    options: Options | None = None,
) -> File:
    """A file of a view under its name."""
    return File(filename(dataset, state, chart, kind, options), MEDIA_TYPES[kind], content, warnings)


def _look(kind: Kind, options: Options) -> list[str]:
    """How a picture differs from the usual one; tables have no look."""
    found = [str(options.size)] if kind in PICTURES and options.size != Size.SLIDE else []
    if kind == Kind.PNG and options.cm is not None:
        found.append(f"{options.cm:g}cm")
    elif kind == Kind.PNG and options.scale != 1:
        found.append(f"{options.scale}x")
    if kind in (*PICTURES, Kind.PPTX) and options.dark:
        found.append("dark")
    return found
