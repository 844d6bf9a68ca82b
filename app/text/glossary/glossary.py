"""What each term means: one definition for the page about sources and for the small "i" beside a term.

A key is the kind of a term and its code, as `channel-MOU`: the id of its definition on the page about sources.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from app.data.dataset import Dataset
from app.data.sources.holdings import holdings
from app.domain.codes import ALL
from app.domain.indicators import INDICATORS
from app.text.glossary.marks import bounds, confidences, dates, methods, nothings, stages, statuses
from app.text.glossary.numbers import numbers
from app.text.glossary.people import people
from app.text.glossary.schemes import scheme_sentences
from app.text.glossary.term import Avoided as Avoided
from app.text.glossary.term import Definition as Definition
from app.text.i18n import named
from app.text.indicators import indicator_meaning, indicator_name, indicator_unit
from app.text.labels import measure_meaning, measure_name
from app.text.sources.registry import unit_and_time
from app.text.sources.words import sector_place, severity_name

_Maker: TypeAlias = Callable[[Dataset], tuple[Definition, ...]]


def definition(dataset: Dataset, key: str) -> Definition | None:
    """The definition with this key, in the language spoken; None where nothing is defined under it."""
    kind, _hyphen, _code = key.partition("-")
    return next((row for row in definitions(dataset, kind) if row.key == key), None)


def definitions(dataset: Dataset, kind: str) -> tuple[Definition, ...]:
    """All definitions of a kind, in the order of the page about sources; none for an unknown kind."""
    make = _KINDS.get(kind)
    return make(dataset) if make else ()


def kinds() -> tuple[str, ...]:
    """The kinds of terms that are defined."""
    return tuple(_KINDS)


def _measures(dataset: Dataset) -> tuple[Definition, ...]:
    return tuple(
        Definition(f"measure-{key}", measure_name(key), (measure_meaning(key), unit_and_time(key, rows)))
        for key, rows in holdings(dataset).items()
    )


def _channels(dataset: Dataset) -> tuple[Definition, ...]:
    return tuple(
        Definition(
            f"channel-{row.code}",
            named(row.name),
            (named(row.definition), *scheme_sentences(row.code)),
            row.code,
        )
        for row in dataset.channels.values()
    )


def _sectors(dataset: Dataset) -> tuple[Definition, ...]:
    return tuple(
        Definition(
            f"sector-{row.code}",
            named(row.name),
            tuple(filter(None, (named(row.definition),))),
            "" if row.code == ALL else sector_place(dataset, row.code),
        )
        for row in dataset.sectors.values()
    )


def _flags(dataset: Dataset) -> tuple[Definition, ...]:
    return tuple(
        Definition(f"flag-{row.code}", named(row.name), (named(row.sentence),), severity_name(row.severity))
        for row in dataset.flags.values()
    )


def _indicators(dataset: Dataset) -> tuple[Definition, ...]:
    shown = set(dataset.table("indicators")["indicator"])
    return tuple(
        Definition(f"indicator-{key}", indicator_name(key), (indicator_meaning(key),), indicator_unit(key))
        for key in INDICATORS
        if key in shown
    )


_KINDS: Mapping[str, _Maker] = MappingProxyType(
    {
        "measure": _measures,
        "indicator": _indicators,
        "bound": lambda _: bounds(),
        "status": lambda _: statuses(),
        "stage": lambda _: stages(),
        "method": lambda _: methods(),
        "confidence": lambda _: confidences(),
        "date": lambda _: dates(),
        "nothing": lambda _: nothings(),
        "flag": _flags,
        "channel": _channels,
        "sector": _sectors,
        "word": lambda _: (*people(), *numbers()),
    }
)
"""Makers of definitions by the kind of term."""
