"""What stands beside the figures of a view, as records: events, what has no number, what was worked out, areas."""

from collections.abc import Iterable
from typing import Any, TypeAlias

from app.data.absence import Absence
from app.data.dataset import Dataset, Event, Mention
from app.data.map.shading import AreaFigure
from app.data.obs_status import absence_status
from app.data.package.schema import TABLES
from app.data.shown_parts import Shown, WorkedOut
from app.domain.figure import Observation
from app.domain.indicators import Indicator
from app.text.absence import nothing_words
from app.text.export.files import mention_note
from app.text.export.worked_out import (
    evidence_of,
    inputs_words,
    several,
    worked_out_amount,
    worked_out_words,
)
from app.text.figures import date_words, listing, short_title
from app.text.i18n import named
from app.text.labels import channel_name, event_kind_name, measure_name, place_name, sector_name, unit_name
from app.text.numbers import number, period_words

Record: TypeAlias = dict[str, Any]

STATUS = "obs_status"


def beside(dataset: Dataset, here: Shown) -> dict[str, list[Record]]:
    """The tables by name, as records with the same keys; only those with rows."""
    found = {
        "events": [_event(dataset, row) for row in here.events],
        "sector_mentions": [_mention(dataset, row) for row in here.mentions],
        "without_number": [_absence(dataset, row) for row in here.absences],
        "worked_out": [_worked_out(dataset, row) for row in here.worked_out],
        "areas": [_area(dataset, row) for row in here.areas],
        "crossings": _of_table(dataset, "crossings", [row.crossing_id for row in here.crossings]),
        "province_mentions": _of_table(
            dataset, "province_mentions", [row.mention_id for each in here.provinces for row in each.mentions]
        ),
    }
    return {name: records for name, records in found.items() if records}


def _event(dataset: Dataset, event: Event) -> Record:
    return {
        "event_id": event.event_id,
        "date": event.period.text,
        "date_words": period_words(event.period),
        "kind": event.kind,
        "kind_name": event_kind_name(event.kind),
        "title": named(event.title),
        "description": named(event.description),
        "places": ";".join(event.places),
        "places_names": listing(place_name(dataset, code) for code in event.places if code in dataset.places),
        "corridors": ";".join(event.corridors),
        "channels": ";".join(event.channels),
        "sectors": ";".join(event.sectors),
        **_provenance(dataset, event),
        "date_basis": event.date_basis,
        "flags": ";".join(event.flags),
    }


def _mention(dataset: Dataset, row: Mention) -> Record:
    return {
        "mention_id": row.mention_id,
        "origin": row.origin,
        "origin_name": place_name(dataset, row.origin),
        "destination": row.destination,
        "destination_name": place_name(dataset, row.destination),
        "sector": row.sector,
        "sector_name": sector_name(dataset, row.sector),
        "period": row.period.text,
        "date_words": period_words(row.period),
        "note": mention_note(dataset, row),
        **_provenance(dataset, row),
    }


def _provenance(dataset: Dataset, row: Event | Mention) -> Record:
    return {
        "source_id": row.source_id,
        "source_name": dataset.sources[row.source_id].publisher,
        "via_source_id": row.via_source_id,
        "via_name": short_title(dataset, row.via_source_id) if row.via_source_id else "",
        "via_locator": row.via_locator,
    }


def _absence(dataset: Dataset, row: Absence) -> Record:
    origin, destination = row.corridor
    return {
        "origin": origin,
        "origin_name": place_name(dataset, origin),
        "destination": destination,
        "destination_name": place_name(dataset, destination),
        "year": row.year,
        "series_id": row.series_id,
        "kind": str(row.kind),
        STATUS: absence_status(row),
        "reason": nothing_words(dataset, row),
    }


def _worked_out(dataset: Dataset, row: WorkedOut) -> Record:
    """A number that was worked out here. Of its inputs it keeps what all of them share, so that it says what it is,
    and with what each of them is marked, which holds for it too.
    """
    shared = {
        name: next(iter(cells))
        if len(cells := {str(getattr(each, name)) for each in row.inputs}) == 1
        else ""
        for name in ("origin", "destination", "channel", "sector", "sex", "measure", "series_id")
    }
    flags = dict.fromkeys(flag for each in row.inputs for flag in each.flags)
    names = {"channel": channel_name, "origin": place_name, "destination": place_name}
    return {
        "kind": row.kind,
        "how": worked_out_words(row.kind),
        "figure_words": worked_out_amount(row),
        "value": row.value,
        "unit": row.unit,
        "unit_name": unit_name(row.unit),
        **{
            f"{name}_name": tell(dataset, shared[name]) if shared[name] else ""
            for name, tell in names.items()
        },
        "measure_name": measure_name(shared["measure"]) if shared["measure"] else "",
        **shared,
        "period": ";".join(dict.fromkeys(each.period.text for each in row.inputs)),
        "date_words": several(map(date_words, row.inputs)),
        "evidence": evidence_of(row.inputs),
        "warnings": listing(named(dataset.flags[flag].name) for flag in flags),
        "counts": several(named(dataset.series[each.series_id].population) for each in row.inputs),
        "inputs": keys_of(row.inputs),
        "input_values": inputs_words(dataset, row.inputs),
        "source_id": ";".join(dict.fromkeys(each.source_id for each in row.inputs)),
        "source_name": several(dataset.sources[each.source_id].publisher for each in row.inputs),
        "observation_id": row.figure,
    }


def _area(dataset: Dataset, row: AreaFigure) -> Record:
    source_ids = list(dict.fromkeys(each.source_id for each in row.inputs))
    unit = "percent" if row.is_share else row.inputs[0].unit
    return {
        "place": row.place,
        "place_name": place_name(dataset, row.place),
        "value": row.value,
        "unit": unit,
        "unit_name": unit_name(unit),
        "period": row.period.text,
        "date_words": period_words(row.period),
        "status": str(row.status),
        "flags": ";".join(row.flags),
        "source_id": ";".join(source_ids),
        "source_name": several(dataset.sources[each].publisher for each in source_ids),
        "inputs": keys_of(row.inputs),
        "input_values": several(number(each.value) for each in row.inputs if each.value is not None),
    }


def _of_table(dataset: Dataset, name: str, keys: list[str]) -> list[Record]:
    """The rows of a table with these keys, in that order."""
    if not keys:
        return []
    frame = dataset.table(name).set_index(TABLES[name].key, drop=False).loc[keys]
    return [
        {str(column): None if cell != cell else cell for column, cell in record.items()}
        for record in frame.to_dict("records")
    ]


def keys_of(inputs: Iterable[Observation | Indicator]) -> str:
    """The keys of figures and indicators in one cell."""
    return ";".join(
        each.observation_id if isinstance(each, Observation) else each.indicator_id for each in inputs
    )
