"""Words of lists of corridors: the page that lists them, and those related to one."""

from app.data.corridor.corridor import Corridor
from app.data.dataset import Dataset
from app.domain.figure import Observation
from app.text.i18n import _
from app.text.labels import place_name, series_title
from app.text.numbers import counted, number, period_words


def related_heads(dataset: Dataset, corridor: Corridor) -> dict[str, str]:
    """What stands over lists of related corridors."""
    origin, destination = (place_name(dataset, code) for code in corridor)
    return {
        "from_origin": _("Others from {origin}").format(origin=origin),
        "to_destination": _("Others to {destination}").format(destination=destination),
        "near": _("The other way, and parts of countries"),
    }


def related_note(dataset: Dataset, row: Observation) -> str:
    """By what related corridors are ordered."""
    return _("The largest numbers of residents: {series}, {date}.").format(
        series=series_title(dataset, row.series_id), date=period_words(row.period)
    )


def no_related_words() -> str:
    """What is said without related corridors."""
    return _("These data have none.")


def index_title() -> str:
    """The title of the page that lists corridors."""
    return _("Corridors")


def index_lead(shown: int, found: int) -> str:
    """What the list holds."""
    return _(
        "{shown} of {found} corridors with figures: those between countries of the subregion, and from them to "
        "places where a source here counts workers or departures for work of one of them."
    ).format(shown=number(shown), found=number(found))


def index_standing_words() -> str:
    """How the figure beside a corridor was chosen."""
    return _(
        "The number stands for the corridor: workers with documents if somebody counts them, else all workers, "
        "residents, or people who left. Definitions and dates differ, so the list is not a ranking."
    )


def index_rest_words(rest: int) -> str:
    """The link to the figures of all other corridors."""
    return counted("{n} more corridor in the data table", "{n} more corridors in the data table", rest)


def index_origin(dataset: Dataset, code: str) -> str:
    """The heading over the corridors from one place."""
    return _("From {origin}").format(origin=place_name(dataset, code))


def index_count(count: int) -> str:
    """How many figures a corridor has."""
    return counted("{n} figure", "{n} figures", count)


def no_standing_word() -> str:
    """What stands beside a corridor in the list whose figures are of other things than people."""
    return _("no number of people")
