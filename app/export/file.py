"""A finished file, and the name that says what is in it: chart or table, filters, its look, data version."""

import hashlib
from dataclasses import dataclass, fields

from app.data.dataset import Dataset
from app.state.charts import Chart
from app.state.exports import MEDIA_TYPES, PICTURES, Kind, Options, Size
from app.state.pages import SUBJECTS
from app.state.view import FILTERS, ViewState

_LONGEST = 140
"""Bytes of a name that filters may take: file systems take 255, and the version at the end must survive."""
_DRAWN = (
    "by",
    "reading",
    "axis",
    "panels",
    "frame",
    "scale",
    "shade",
    "layer",
    "corridor",
    "focus",
    "order",
    "sort",
)
"""Fields of a view that say how it is drawn or ordered; different files of one choice differ in them."""
_USUAL = {field.name: field.default for field in fields(ViewState)}


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

    Without a chart the table of the page is meant. What of the view is drawn in another way than the usual stands after
    the filters, what of `options` is not usual before the date, so that different files have different names.
    """
    what = str(chart) if chart else state.page.name.lower()
    words = "_".join([choice_words(state), *_look(kind, options or Options())])
    return f"mekong-corridors_{what}_{words}_{dataset.released}_{dataset.version}.{kind}"


def choice_words(state: ViewState) -> str:
    """What a name says of the choice of a view, as `origin-MMR_year-2019`; `all` where nothing is chosen."""
    subject = SUBJECTS.get(state.page)
    parts = [getattr(state, subject)] if subject and getattr(state, subject) else []
    for name in (*FILTERS, *_DRAWN):
        value = getattr(state, name)
        if name != subject and value != _USUAL[name]:
            written = "+".join(value) if isinstance(value, tuple) else value
            parts.append(f"{name.removesuffix('_year')}-{written}")
    if state.lang != "en":
        parts.append(state.lang)
    return _short("_".join(parts)) or "all"


def _short(words: str) -> str:
    """Words that a name has room for; of those cut off a sum remains, so that different ones stay different."""
    if len(words) <= _LONGEST:
        return words
    digest = hashlib.sha256(words.encode()).hexdigest()[:8]
    return f"{words[: _LONGEST - len(digest) - 1]}-{digest}"


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
