"""The sentence of a figure with everything that somebody who quotes it must say: what is copied as plain text."""

from app.data.dataset import Dataset
from app.data.derived.kinds import DOUBTFUL
from app.domain.figure import Observation
from app.text.card.sentence import card_sentence
from app.text.figures import short_title
from app.text.i18n import _, named
from app.text.labels import series_title
from app.text.map.panel import confidence_words
from app.text.numbers import day_or_month
from app.text.sources.disagreements import differs_sentence


def citation(dataset: Dataset, row: Observation) -> str:
    """Sentence, what is counted, doubts, producer, document and place, and this edition; the address is not in it."""
    return " ".join(
        [
            card_sentence(dataset, row),
            _("What it counts: {population}.").format(
                population=named(dataset.series[row.series_id].population).rstrip(".")
            ),
            *_doubts(dataset, row),
            _("Source: {source}.").format(source=provenance(dataset, row).rstrip(".")),
            _("Mekong Migration Corridors, data version {version}, {date}.").format(
                version=dataset.version, date=day_or_month(dataset.released)
            ),
        ]
    )


def provenance(dataset: Dataset, row: Observation) -> str:
    """Producer, document and the place there, in one phrase."""
    source = dataset.sources[row.source_id]
    parts = {
        "producer": source.publisher,
        "title": named(source.title) or series_title(dataset, row.series_id),
        "place": named(row.via_locator if row.via_source_id else row.locator),
    }
    if not row.via_source_id:
        pattern = _("{producer}: {title}, {place}") if parts["place"] else _("{producer}: {title}")
        return pattern.format(**parts)
    parts["document"] = _document(dataset, row.via_source_id)
    if row.via_source_id == row.source_id:
        pattern = (
            _("producer not named, read in {document}, {place}")
            if parts["place"]
            else _("producer not named, read in {document}")
        )
        return pattern.format(**parts)
    pattern = (
        _("{producer}, read in {document}, {place}")
        if parts["place"]
        else _("{producer}, read in {document}")
    )
    return pattern.format(**parts)


def _document(dataset: Dataset, source_id: str) -> str:
    """A document by its short name and, where that says little, its publisher."""
    name, publisher = short_title(dataset, source_id), dataset.sources[source_id].publisher
    if publisher in name or name.startswith("MMN"):
        return name
    return _("{title} ({publisher})").format(title=name, publisher=publisher)


def _doubts(dataset: Dataset, row: Observation) -> list[str]:
    """What makes the figure less certain than its words: other figures, a doubtful print, a second-hand copy."""
    found = [differs_sentence(dataset, row.observation_id)]
    if row.note and DOUBTFUL & set(row.flags):
        found.append(named(row.note))
    if grade := confidence_words(row):
        found.append(_("The figure is {grade}.").format(grade=grade))
    return [text for text in found if text]
