"""The words of shaded areas: what a shade counts, of when and by whom; its steps; the figure of one country."""

from app.data.dataset import Dataset
from app.data.map.shading import LIMITS, AreaFigure, Shading, shading
from app.domain.codes import MapFrame, Shade, Status
from app.domain.indicators import Indicator
from app.state.view import ViewState
from app.text.figures import listing
from app.text.i18n import _, named
from app.text.labels import place_name
from app.text.map.words import folded
from app.text.numbers import number, period_words

_NOTES = (
    "foreign_born",
    "foreign_citizens",
    "mixed_definitions",
    "refugees_included",
    "includes_implausible",
    "imputed",
)
"""Flags that a tooltip names: who is counted, and what is doubtful; the others stand in the data table."""


def shade_name(shade: Shade) -> str:
    """What the areas of countries show, in a few words."""
    return {
        Shade.NONE: _("Not shaded"),
        Shade.HOSTED: _("People from abroad"),
        Shade.ABROAD: _("People living abroad"),
        Shade.BALANCE: _("Net migration"),
        Shade.REMITTANCES: _("Remittances, share of GDP"),
    }[shade]


def areas_sentence(dataset: Dataset, state: ViewState, year: int | None) -> str:
    """What the areas of a map of `year` show, of when and by whom; nothing where they are not shaded."""
    shown = shading(dataset, state.shade, year)
    return "" if shown is None else shading_sentence(dataset, shown)


def areas_source(dataset: Dataset, state: ViewState, year: int | None) -> str:
    """The source of the figures by which areas are shaded, for a source line; nothing where none are."""
    shown = shading(dataset, state.shade, year)
    if shown is None or shown.year is None:
        return ""
    return _("Areas: {source} ({date}).").format(source=_source(dataset, shown), date=_date(shown))


def shading_sentence(dataset: Dataset, shown: Shading) -> str:
    """What is counted in each country, the date of the figures and who published them."""
    if shown.year is None:
        return _(
            "Areas: no source has a figure for {year} or the five years before, so nothing is shaded."
        ).format(year=shown.asked)
    sentence = {
        Shade.HOSTED: _("Areas: people from abroad who live in the country, estimates, {date}. {source}."),
        Shade.ABROAD: _("Areas: people of the country who live in others, estimates, {date}. {source}."),
        Shade.BALANCE: _(
            "Areas: people who came to live in the country less those who left, all nationalities together, "
            "{kind}, {date}. {source}."
        ),
        Shade.REMITTANCES: _(
            "Areas: money received from people abroad in {date} as a share of the gross domestic product, worked out "
            "here from two estimates. {source}."
        ),
    }[shown.shade].format(date=_date(shown), source=_source(dataset, shown), kind=_kind(shown))
    if shown.asked is not None and shown.year < shown.asked:
        older = _("The source has no figures for {asked}; those of {year} are the nearest before.")
        sentence = f"{sentence} {older.format(asked=shown.asked, year=shown.year)}"
    return sentence


def step_words(shade: Shade) -> list[tuple[int, str]]:
    """Each step of a shade with the limit from which it holds, in words, the lowest first."""
    if shade == Shade.BALANCE:
        least, most = map(number, LIMITS[shade])
        return [
            (-2, _("{number} or more left").format(number=most)),
            (-1, _("{number} or more left").format(number=least)),
            (0, _("below {number} either way").format(number=least)),
            (1, _("{number} or more came").format(number=least)),
            (2, _("{number} or more came").format(number=most)),
        ]
    limits = [_percent(limit) if shade == Shade.REMITTANCES else number(limit) for limit in LIMITS[shade]]
    lowest = _("below {number}").format(number=limits[0])
    return list(enumerate([lowest, *(_("from {number}").format(number=limit) for limit in limits)]))


def no_figure_words() -> str:
    """What hatching means."""
    return _("no figure, which is not zero")


def land_words(frame: MapFrame) -> str:
    """What the map leaves unshaded, where it shows more than the subregion and its neighbours."""
    if frame == MapFrame.WORLD:
        return _("Outside Asia the map shows only land, without countries; there nothing is shaded.")
    return ""


def list_words() -> str:
    """The summary over the list of all figures."""
    return _("All figures of the areas in Asia")


def area_list(dataset: Dataset, shown: Shading) -> list[str]:
    """The figures of the countries that the maps show, the largest first, each as the pointer shows it."""
    near = [row for row in shown.figures.values() if dataset.places[row.place].region in ("gms", "asia")]
    return [
        _("{place}: {number}").format(
            place=place_name(dataset, row.place), number=_amount(shown.shade, row)[0]
        )
        for row in sorted(near, key=lambda row: (-row.value, row.place))
    ]


def area_tooltip(dataset: Dataset, shown: Shading, place: str) -> str:
    """What the pointer shows over a country: its name, number, what it counts, kind, date and source."""
    name = f"<b>{place_name(dataset, place)}</b>"
    row = shown.figures.get(place)
    if row is None:
        lines = [_without(dataset, shown, place)]
    else:
        amount, meaning = _amount(shown.shade, row)
        flags = [named(dataset.flags[code].name) for code in _NOTES if code in row.flags]
        lines = [
            f"<b>{amount}</b>",
            meaning,
            *_parts(row),
            _("{kind}, {date}").format(kind=_capital(_evidence(row)), date=period_words(row.period)),
            *([f"{listing(flags)}."] if flags else []),
            _source(dataset, shown),
        ]
    return "<br>".join([name, *map(folded, lines)])


def _without(dataset: Dataset, shown: Shading, place: str) -> str:
    """Why a country has no figure."""
    if flag := shown.doubtful.get(place):
        return _("No figure: what the source prints for {year} is set aside ({reason}).").format(
            year=shown.year, reason=named(dataset.flags[flag].name).lower()
        )
    return _("No figure of “{shade}” for {year} in this data set.").format(
        shade=shade_name(shown.shade), year=shown.year
    )


def _amount(shade: Shade, row: AreaFigure) -> tuple[str, str]:
    """The number of a country, and what it counts."""
    if shade == Shade.REMITTANCES:
        meaning = _("Remittances received as a share of the gross domestic product, worked out here.")
        return _percent(round(row.value, 1 if row.value >= 0.1 else 2)), meaning
    if shade != Shade.BALANCE:
        meanings = {
            Shade.HOSTED: _("People from abroad who live here."),
            Shade.ABROAD: _("People from here who live in other countries."),
        }
        return number(row.value), meanings[shade]
    meaning = _("Net migration: people who came to live here in the year, less those who left.")
    if row.value == 0:
        return _("fewer than 500 either way"), meaning
    sentence = _("{number} more came than left") if row.value > 0 else _("{number} more left than came")
    return sentence.format(number=number(abs(row.value))), meaning


def _parts(row: AreaFigure) -> list[str]:
    """The two numbers of a share."""
    if not row.is_share:
        return []
    part, whole = (each.value if isinstance(each, Indicator) else each.size for each in row.inputs)
    return [
        _("US$ {part} m received, of a product of US$ {whole} m.").format(
            part=_millions(part), whole=_millions(whole)
        )
    ]


def _evidence(row: AreaFigure) -> str:
    if row.status == Status.MODEL:
        return _("projection")
    return _("share of two estimates") if row.is_share else _("estimate")


def _kind(shown: Shading) -> str:
    kinds = {row.status for row in shown.figures.values()}
    return _("projections") if Status.MODEL in kinds else _("estimates")


def _date(shown: Shading) -> str:
    """The date or year that all figures have."""
    return period_words(next(iter(shown.figures.values())).period)


def _source(dataset: Dataset, shown: Shading) -> str:
    """Publisher (without its departments) and title, short enough for a margin."""
    source = dataset.sources[shown.source_id]
    return _("{publisher}, {title}").format(publisher=source.publisher.split(",")[0], title=source.title)


def _percent(value: float) -> str:
    return _("{number} %").format(number=number(value))


def _millions(value: float) -> str:
    millions = value / 1_000_000
    return number(round(millions, 1) if millions < 100 else round(millions))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
