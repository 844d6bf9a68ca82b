"""Words of slides and of the player that shows them; helpers of the text layer only, in whole sentences."""

from collections import Counter
from collections.abc import Iterable

from app.data.dataset import Dataset
from app.domain.codes import MapFrame
from app.domain.figure import Observation
from app.text.figures import short_title
from app.text.i18n import _
from app.text.numbers import counted

_SHORT = 92
"""Characters up to which a slide names two producers; it has room for few lines of source."""


def slide_source(dataset: Dataset, rows: Iterable[Observation]) -> str:
    """The producers of figures in a line short enough for a slide, and where they were read; "" without figures.

    Producers that are named with a document have no figure from elsewhere; the others are only counted.
    """
    rows = list(rows)
    if not rows:
        return ""
    places: dict[str, set[str]] = {}
    for row in rows:
        places.setdefault(dataset.sources[row.source_id].publisher, set()).add(row.via_source_id)
    document = Counter(row.via_source_id for row in rows).most_common(1)[0][0]
    # Whoever published the document itself stands last.
    own = dataset.sources[document].publisher if document else ""
    read_there = sorted((name for name in places if places[name] == {document}), key=own.__eq__)
    if not read_there:
        return _read_in_several(places, document)
    has_room = len("; ".join(read_there[:2])) <= _SHORT or len(places) == 2
    told = read_there[:2] if has_room else read_there[:1]
    words, more = "; ".join(told), len(places) - len(told)
    if not document or told == [own]:
        return _without_document(words, more)
    named = _document(dataset, document)
    if not more:
        return _("Source: {producers}, read in {document}.").format(producers=words, document=named)
    if len(read_there) == len(places):
        return counted(
            "Source: {producers}; {n} more producer; all read in {document}.",
            "Source: {producers}; {n} more producers; all read in {document}.",
            more,
            producers=words,
            document=named,
        )
    return counted(
        "Source: {producers}, read in {document}; {n} more producer.",
        "Source: {producers}, read in {document}; {n} more producers.",
        more,
        producers=words,
        document=named,
    )


def beside_source(dataset: Dataset, rows: Iterable[Observation]) -> str:
    """Where numbers in the words of a slide are from that its chart does not show; "" without any."""
    found = slide_source(dataset, rows)
    return _("Other numbers. {sources}").format(sources=found) if found else ""


def _read_in_several(places: dict[str, set[str]], document: str) -> str:
    """The line where no producer's figures were all read in the document that has most of them."""
    producer = next(name for name, read in places.items() if document in read)
    documents, more = len(places[producer] - {""}), len(places) - 1
    if documents < 2:
        return _without_document(producer, more)
    if not more:
        return counted(
            "Source: {producers}, read in {n} document.",
            "Source: {producers}, read in {n} documents.",
            documents,
            producers=producer,
        )
    return counted(
        "Source: {producers}, read in several documents; {n} more producer.",
        "Source: {producers}, read in several documents; {n} more producers.",
        more,
        producers=producer,
    )


def _without_document(producers: str, more: int) -> str:
    if not more:
        return _("Source: {producers}.").format(producers=producers)
    return counted(
        "Source: {producers}; {n} more producer.",
        "Source: {producers}; {n} more producers.",
        more,
        producers=producers,
    )


def _document(dataset: Dataset, source_id: str) -> str:
    """The short name of a document; by publisher and year where the title is known in part only or not at all."""
    source, title = dataset.sources[source_id], short_title(dataset, source_id)
    if source.title.startswith("(") and source.kind != "media":
        return _("a publication of {publisher}").format(publisher=title)
    if not title.endswith("…"):
        return title
    year = source.year or source.date[:4]
    return (
        _("{publisher}, {date}").format(publisher=source.publisher, date=year) if year else source.publisher
    )


def slide_boundaries(frame: MapFrame) -> str:
    """What lines on the map of a slide mean, in a few words; the notes have the whole sentence."""
    if frame == MapFrame.WORLD:
        return _("Names on the map imply no opinion.")
    if frame == MapFrame.ASIA:
        return _("Lines and names imply no opinion; disputed lines are dashed.")
    return _("Lines and names imply no opinion. The line near Preah Vihear is disputed.")


def player_words() -> dict[str, str]:
    """Every word of the player's own, by what it is for; braces stand for what the player fills in."""
    return {
        "loading": _("Drawing slide {n} of {total}"),
        "slide": _("Slide {n} of {total}"),
        "titled": _("Slide {n} of {total}: {title}"),
        "slides": _("Slides"),
        "back": _("Previous slide"),
        "on": _("Next slide"),
        "notes": _("Speaker notes"),
        "full": _("Full screen"),
        "black": _("Black screen"),
        "is_black": _("The screen is black. Any key shows the slide again."),
        "dark": _("Dark or light"),
        "help": _("Keys"),
        "leave": _("Leave the slides"),
        "close": _("Close"),
        "controls": _("Controls"),
        "filters": _("Year and origin"),
        "year": _("Year"),
        "origin": _("Origin"),
        "all_origins": _("All origins of this slide"),
        "reset": _("Back to the slide as told"),
        "play": _("Play the years"),
        "pause": _("Pause"),
        "scroll": _("There is more below: arrow down."),
        "legend": _("Marks on this slide"),
        "sources": _("Source and caveats"),
        "view": _("This view in the dashboard"),
        "now": _("Now"),
        "next": _("Next"),
        "end": _("This is the last slide."),
        "no_notes": _("No notes for this slide."),
        "clock": _("Time of day"),
        "elapsed": _("Since the start"),
        "restart": _("Start the time again"),
        "blocked": _("The browser did not open a window for the notes; they stand here instead."),
        "alone": _("The window with the slides is closed."),
        "failed": _("The slides could not be loaded. Check the connection, then load the page again."),
        "stories": _("All stories"),
        "retry": _("Try again"),
        "mine_empty": _(
            "No story is kept in this browser yet. Press “Add to story” at a view, or load a file."
        ),
        "mine_wrong": _("Your story cannot be shown as it is:"),
        "mine_edit": _("Mend your story"),
    }


def player_keys() -> list[list[str]]:
    """The keys of the player, each with what it does, in the order of the help."""
    return [
        ["→  ↓  Page Down  Space", _("next slide")],
        ["←  ↑  Page Up", _("previous slide")],
        ["Home  End", _("first and last slide")],
        ["1 … 9  Enter", _("go to the slide of this number")],
        ["B  .", _("black screen")],
        ["F", _("full screen")],
        ["N", _("speaker notes in a window of their own")],
        ["D", _("dark or light")],
        ["C", _("year, origin and other controls, until pressed again")],
        ["P", _("play the years of a map")],
        ["R", _("back to the slide as told")],
        ["?", _("these keys")],
        ["Esc", _("close what stands open; then the way out")],
    ]


def page_words() -> dict[str, str]:
    """Words of the document round the player."""
    return {
        "mine": _("Your story"),
        "loading": _("The slides are being loaded."),
        "too_long": _("The story is too long. Take out slides or words, then try again."),
        "not_text": _("The story is not a text in UTF-8. Save it again as such."),
    }


def unknown_story(story_id: str) -> str:
    """That there is no story of this id."""
    return _("There is no story “{story}”.").format(story=story_id)


def here_words() -> str:
    """What stands above a list of the stories that there are."""
    return _("These stories are here:")
