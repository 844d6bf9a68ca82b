"""Citations of a view in every form, for the export menu and as JSON."""

from datetime import UTC, datetime
from typing import Any

from app.components.export.dialog import Citation
from app.export.context import Context
from app.export.file import filename
from app.state.charts import Chart
from app.state.exports import Kind
from app.state.view import ViewState
from app.text.export.cite import citations
from app.text.i18n import _, speaking

_ENDINGS = {"text": "txt", "bibtex": "bib", "ris": "ris", "csl_json": "csl.json"}


def citation_json(context: Context, state: ViewState, chart: Chart | None) -> dict[str, Any]:
    """The forms by key, and the data version that they cite."""
    with speaking(state.lang):
        found = citations(
            context.dataset,
            state,
            chart,
            context.link(state),
            context.settings.publisher,
            datetime.now(UTC).date(),
        )
    return {"data_version": context.dataset.version, **{key: getattr(found, key) for key in _ENDINGS}}


def citation_forms(context: Context, state: ViewState, chart: Chart | None) -> list[Citation]:
    """The same with the names of forms, and of the files in which they are saved."""
    texts = citation_json(context, state, chart)
    stem = filename(context.dataset, state, chart, Kind.JSON).removesuffix(f".{Kind.JSON}")
    with speaking(state.lang):
        names = {
            "text": _("Plain text"),
            "bibtex": _("BibTeX"),
            "ris": _("RIS"),
            "csl_json": _("CSL-JSON"),
        }
    return [Citation(key, names[key], texts[key], f"{stem}.{ending}") for key, ending in _ENDINGS.items()]
