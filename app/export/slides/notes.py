"""What a slide says to its speaker, and what the file says of itself: all sources and caveats, address, citation."""

from collections.abc import Sequence
from datetime import UTC, datetime

from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide as Page

from app.data.dataset import Event
from app.data.shown import shown
from app.domain.figure import Observation
from app.export.context import Context
from app.export.slides.spec import Drawn
from app.export.slides.text import Run, office_language, paragraph
from app.export.slides.told import Told
from app.figures.tokens import BLACK
from app.state.charts import Chart
from app.state.view import ViewState
from app.text.card.citation import provenance
from app.text.export.cite import citations
from app.text.figures import listing
from app.text.i18n import _, named, ngettext
from app.text.labels import version_words
from app.text.numbers import number
from app.text.pages import brand
from app.text.timeline import event_when

MOST_SOURCES = 60
"""So many sources stand in the notes of a slide, the rest is counted."""
_SIZE = 12.0
_LONGEST = 255
"""Characters that a core property may have."""


def notes_of(
    context: Context, chart: Chart, state: ViewState, told: Told, drawn: Drawn | None, speech: str = ""
) -> list[str]:
    """The paragraphs of the notes of a view: what to say, then all that the slide has no room for."""
    here = shown(context.dataset, chart, state)
    lines = [*speech.split("\n\n"), told.name, told.subtitle, told.finding]
    lines += [*drawn.marks, *drawn.also] if drawn else []
    lines += told.caveats
    if drawn and drawn.left_out:
        lines.append(_("Not drawn on this slide: {names}.").format(names="; ".join(drawn.left_out)))
    if drawn and drawn.charts:
        lines += _events(context, here.events)
        lines.append(
            _(
                "Every number of the chart stands in its workbook: choose “Edit Data” in the menu of the chart."
            )
        )
    link = context.link(told.linked)
    with_citation = citations(
        context.dataset, told.linked, chart, link, context.settings.publisher, datetime.now(UTC).date()
    )
    lines += [told.source, *_sources(context, here.figures), told.boundary, told.version, link]
    lines.append(_("To cite: {citation}").format(citation=with_citation.text))
    return [line.strip() for line in lines if line.strip()]


def write_notes(page: Page, lines: Sequence[str], lang: str) -> None:
    """Write the notes of a slide."""
    frame = page.notes_slide.notes_text_frame
    assert frame is not None
    body = frame._txBody
    for old in list(body.p_lst):
        body.remove(old)
    names = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    for line in lines or [""]:
        text = paragraph((Run(" ".join(line.split()), _SIZE, BLACK),), lang, after=4.0)
        body.append(parse_xml(text.replace("<a:p>", f"<a:p {names}>", 1)))


def properties(
    context: Context, deck: Deck, lang: str, *, title: str, subject: str, source: str, link: str
) -> None:
    """The core properties of the file."""
    core = deck.core_properties
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    core.title, core.subject = title[:_LONGEST], subject[:_LONGEST]
    core.author = (context.settings.publisher or brand())[:_LONGEST]
    core.keywords = listing([_("labour migration"), _("Greater Mekong Subregion"), brand()])
    core.category = _("Charts of published figures")
    edition = version_words(context.dataset)
    room = _LONGEST - len(edition) - 2
    told = source if len(source) <= room else source[: room - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
    core.comments = " ".join([told, edition])
    core.language = office_language(lang)
    core.created = core.modified = now
    core.last_modified_by = brand()
    core.identifier, core.version = link[:_LONGEST], context.dataset.version


def _events(context: Context, events: Sequence[Event]) -> list[str]:
    """What happened on the time axis of a view: a native chart has no lane that would name it."""
    if not events:
        return []
    sentence = _("{title} ({date}; {source})")
    told = [
        sentence.format(
            title=named(event.title),
            date=event_when(event),
            source=context.dataset.sources[event.source_id].publisher,
        )
        for event in events
    ]
    return [_("Events of these years: {events}.").format(events="; ".join(told))]


def _sources(context: Context, figures: Sequence[Observation]) -> list[str]:
    """Producer, document and place of every figure, each said once."""
    found = list(dict.fromkeys(provenance(context.dataset, row) for row in figures))
    more = len(found) - MOST_SOURCES
    if more > 0:
        words = ngettext(
            "{n} more source stands in the data file.", "{n} more sources stand in the data file.", more
        )
        return [*found[:MOST_SOURCES], words.format(n=number(more))]
    return found
