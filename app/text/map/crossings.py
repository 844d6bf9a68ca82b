"""The words of border crossings and of the provinces that documents name."""

from collections.abc import Sequence

from app.data.dataset import Dataset, ProvinceMention
from app.data.map.crossings import Province, mentions_of
from app.domain.crossing import BorderTown, Crossing
from app.text.figures import listing, short_title
from app.text.i18n import _, named
from app.text.labels import place_name
from app.text.map.words import folded
from app.text.numbers import number


def layer_title() -> str:
    """The name of the layer, which is also the title of its legend."""
    return _("Border crossings")


def crossing_tooltip(dataset: Dataset, crossing: Crossing) -> str:
    """What the pointer shows over a crossing: both towns, the province, what is approximate, that it may be closed."""
    lines = [_of_province(dataset, crossing)] if crossing.province else []
    if crossing.is_approximate:
        lines.append(
            _(
                "Approximate: a point is a town near the crossing, not at it; the two are {km} km apart."
            ).format(km=number(crossing.distance_km))
        )
    lines += [named(crossing.note)] if crossing.note else []
    lines += [mention_sentence(dataset, row) for row in mentions_of(dataset, crossing)]
    lines.append(named(crossing.status_note))
    lines.append(_("Towns: {source}.").format(source=dataset.sources[crossing.source_id].publisher))
    return "<br>".join([f"<b>{folded(crossing_name(dataset, crossing))}</b>", *map(folded, lines)])


def crossing_name(dataset: Dataset, crossing: Crossing) -> str:
    """Both towns with their countries."""
    return _("{town}, {place}, and {other}, {other_place}").format(
        town=_town(crossing.a),
        place=place_name(dataset, crossing.a.place),
        other=_town(crossing.b),
        other_place=place_name(dataset, crossing.b.place),
    )


def province_tooltip(dataset: Dataset, province: Province) -> str:
    """What the pointer shows over a province: what documents say of it, and where."""
    title = _("{province}, {place}").format(
        province=named(province.name), place=place_name(dataset, province.place)
    )
    lines = [mention_sentence(dataset, row) for row in province.mentions]
    return "<br>".join([f"<b>{title}</b>", *map(folded, lines)])


def mention_sentence(dataset: Dataset, row: ProvinceMention) -> str:
    """What a document says of a province, with the place in it."""
    return _("{note} ({document}, {place})").format(
        note=named(row.note), document=short_title(dataset, row.via_source_id), place=named(row.via_locator)
    )


def crossing_words(*, approximate: bool) -> str:
    """What the two kinds of mark mean."""
    if approximate:
        return _("approximate: a town near the crossing")
    return _("both towns lie at the crossing")


def crossing_short(*, exact: bool, approximate: bool) -> str:
    """What the marks of a slide mean that has one kind of them or both."""
    if exact and approximate:
        return _("crossing; hollow: a town near it")
    return _("a town near a border crossing") if approximate else _("a border crossing")


def province_short() -> str:
    """What an outlined province is, for a slide."""
    return _("province that documents name")


def towns_sentence(dataset: Dataset, layer: Sequence[Crossing]) -> str:
    """Where the towns of crossings come from; nothing without crossings."""
    sources = dict.fromkeys(dataset.sources[row.source_id].publisher for row in layer)
    return _("Towns: {sources}.").format(sources=listing(sources)) if sources else ""


def province_words() -> str:
    """What an outlined province is."""
    return _("province that a document here names")


def layer_sentence(dataset: Dataset) -> str:
    """Where the points come from, and what they do not say."""
    source = dataset.sources[dataset.crossings[0].source_id].publisher if dataset.crossings else ""
    return _(
        "Marks stand for pairs of towns, not for gates; towns after {source}. Any crossing may be closed: this list "
        "does not follow which are open."
    ).format(source=source)


def _of_province(dataset: Dataset, crossing: Crossing) -> str:
    return _("Province: {province}, {place}.").format(
        province=named(crossing.province_name), place=place_name(dataset, crossing.a.place)
    )


def _town(town: BorderTown) -> str:
    return named(town.name)
