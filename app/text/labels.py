"""Names of codes in the language spoken: measures, units, stages, places, channels, sectors, sources."""

from app.data.choices import Reason
from app.data.dataset import Dataset
from app.domain.codes import ALL, UNSPECIFIED, Sex, Stage, Status
from app.state.view import SplitBy
from app.text.i18n import _, language, named
from app.text.numbers import day_or_month


def measure_name(key: str) -> str:
    """The name of a measure, as menus and axes show it."""
    return {
        "workers": _("Workers"),
        "stock": _("Residents from abroad"),
        "flow": _("People who moved within a period"),
        "cumulative": _("Totals since a start"),
        "registrations": _("Registrations"),
        "returns": _("Returns"),
        "refugees": _("Refugees"),
        "asylum_seekers": _("Asylum-seekers"),
        "displaced": _("Displaced people"),
        "resettlements": _("Resettled people"),
        "remittance": _("Remittances"),
        "cost": _("Costs of migration"),
        "wage": _("Wages"),
        "limit": _("Legal limits"),
        "share": _("Shares"),
        "ratio": _("Ratios"),
        "quota": _("Quotas"),
        "plan": _("Plans"),
        "demand": _("Demand for workers"),
        "movements": _("Movements at borders"),
        "enforcement": _("Enforcement"),
        "count": _("Other counts"),
    }[key]


def measure_meaning(key: str) -> str:
    """One sentence that says what a figure of the measure counts."""
    return {
        "workers": _(
            "People who hold a permit or a pass or stand in a register at a date, and estimates of workers."
        ),
        "stock": _("People who live in a country other than their own at a date, workers or not."),
        "flow": _("People who left or arrived within the period shown; never scaled to a year."),
        "cumulative": _("Everyone counted since a start, whether or not they are still there."),
        "registrations": _("People registered in a campaign."),
        "returns": _("People who went back within the period shown."),
        "refugees": _("People who found refuge in another country."),
        "asylum_seekers": _(
            "People who asked for refuge in another country and whose claim was not yet decided."
        ),
        "displaced": _("People driven from their homes."),
        "resettlements": _("Refugees taken in by a third country."),
        "remittance": _("Money that migrants sent home."),
        "cost": _("What it costs a worker to go."),
        "wage": _("What workers are paid, or must be paid by law."),
        "limit": _("What a law or a licence allows or asks for."),
        "share": _("One part of a whole, in percent."),
        "ratio": _("One figure in relation to another."),
        "quota": _("The most people that a scheme admits."),
        "plan": _("What an authority intends; not what happened."),
        "demand": _("Workers that employers or a government ask for."),
        "movements": _("Crossings of a border; one person may cross often."),
        "enforcement": _("Acts of authorities against people or employers."),
        "count": _("Other things that the sources count."),
    }[key]


def unit_name(key: str) -> str:
    """The unit, as axes and tables show it."""
    return {
        "persons": _("people"),
        "USD": _("US dollars"),
        "THB": _("baht"),
        "MMK": _("kyat"),
        "USD/person": _("US dollars a person"),
        "USD/month": _("US dollars a month"),
        "USD/transfer": _("US dollars a transfer"),
        "THB/day": _("baht a day"),
        "months_of_wage": _("months of wages"),
        "percent": _("percent"),
        "ratio": _("times"),
        "agencies": _("agencies"),
        "countries": _("countries"),
        "districts": _("districts"),
        "provinces": _("provinces"),
        "cases": _("cases"),
        "camps": _("camps"),
    }.get(key, key)


def stage_name(stage: Stage) -> str:
    """How far the procedure had got."""
    return {
        Stage.NONE: "",
        Stage.COMPLETED: _("completed"),
        Stage.IN_PROCESS: _("in process"),
        Stage.COMPLETED_OR_IN_PROCESS: _("completed or in process"),
    }[stage]


def status_name(status: Status) -> str:
    """The kind of evidence."""
    return {
        Status.REPORTED: _("counted"),
        Status.ESTIMATE: _("estimate"),
        Status.SURVEY: _("survey"),
        Status.MODEL: _("model"),
        Status.PLAN: _("planned"),
        Status.QUOTA: _("quota"),
        Status.POLICY: _("rule"),
        Status.HEADLINE_ONLY: _("headline only"),
    }[status]


def sex_name(sex: Sex) -> str:
    """Sex, as published."""
    return {Sex.TOTAL: _("Women and men"), Sex.FEMALE: _("Women"), Sex.MALE: _("Men")}[sex]


def split_name(by: SplitBy) -> str:
    """What the lines of a chart stand for."""
    return {
        SplitBy.CORRIDOR: _("By corridor"),
        SplitBy.ORIGIN: _("By origin"),
        SplitBy.CHANNEL: _("By channel"),
        SplitBy.SECTOR: _("By sector"),
        SplitBy.SEX: _("By sex"),
    }[by]


def event_kind_name(kind: str) -> str:
    """The kind of an event."""
    return {
        "agreement": _("agreement"),
        "law": _("law"),
        "registration": _("registration"),
        "ban": _("ban"),
        "crisis": _("crisis"),
        "programme": _("programme"),
        "policy": _("policy"),
    }[kind]


def source_kind_name(kind: str) -> str:
    """The kind of a source."""
    return {
        "seed": _("Document of the Mekong Migration Network"),
        "government": _("Government"),
        "intergovernmental": _("Intergovernmental organisation"),
        "civil_society": _("Civil society"),
        "media": _("News media"),
        "academic": _("Research"),
    }[kind]


def disagreement_kind_name(kind: str) -> str:
    """How figures fail to fit together."""
    return {
        "contradiction": _("Contradiction"),
        "suspected_misprint": _("Possible misprint"),
        "different_definition": _("Different definitions"),
        "different_date": _("Different dates"),
        "revision": _("Revision"),
        "wide_estimates": _("Estimates far apart"),
    }[kind]


def place_name(dataset: Dataset, code: str) -> str:
    """The name of a place."""
    names = dataset.places[code].names
    return names.get(language(), names["en"])


def place_inside(dataset: Dataset, code: str) -> str:
    """The name of a place as it stands inside a sentence: the United States, other places."""
    name = place_name(dataset, code)
    if code in _DESCRIBED:
        return name[:1].lower() + name[1:]
    return _("the {place}").format(place=name) if code in _WITH_ARTICLE else name


def corridor_name(dataset: Dataset, corridor: tuple[str, str]) -> str:
    """Origin and destination in words."""
    origin, destination = place_name(dataset, corridor[0]), place_inside(dataset, corridor[1])
    if corridor[1] == UNSPECIFIED:
        return _("{origin}, destination not stated").format(origin=origin)
    if corridor[0] == UNSPECIFIED:
        name = place_name(dataset, corridor[1])
        return _("{destination}, nationality not published").format(destination=name)
    if corridor[1] == ALL:
        return _("{origin} to all destinations").format(origin=origin)
    if corridor[0] == ALL:
        return _("All origins to {destination}").format(destination=destination)
    return _("{origin} to {destination}").format(origin=origin, destination=destination)


def way_name(dataset: Dataset, measure: str, corridor: tuple[str, str]) -> str:
    """Origin and destination of the migration in the order in which the people counted went: returns lead back."""
    if not went_back(measure):
        return corridor_name(dataset, corridor)
    origin, destination = place_inside(dataset, corridor[0]), place_name(dataset, corridor[1])
    if corridor[1] == UNSPECIFIED:
        return _("Back to {origin}, country left not stated").format(origin=origin)
    if corridor[0] == UNSPECIFIED:
        left = place_inside(dataset, corridor[1])
        return _("Back from {destination}, nationality not published").format(destination=left)
    if corridor[1] == ALL:
        return _("All destinations back to {origin}").format(origin=origin)
    if corridor[0] == ALL:
        return _("{destination} back to all origins").format(destination=destination)
    return _("{destination} back to {origin}").format(destination=destination, origin=origin)


def arrow_name(dataset: Dataset, measure: str, corridor: tuple[str, str]) -> str:
    """A corridor in the direction of its arrow on a map: money goes from the destination of the migration home."""
    if measure == "remittance":
        return corridor_name(dataset, (corridor[1], corridor[0]))
    return way_name(dataset, measure, corridor)


def went_back(measure: str) -> bool:
    """Whether a measure counts people who went from the destination of the migration back to its origin."""
    return measure == "returns"


def way_back_words(measure: str) -> str:
    """That what a measure counts goes against the corridors by whose name its figures stand; empty for the others."""
    if measure != "remittance":
        return ""
    return _("Corridors are those of the migration; the money goes the other way.")


def channel_name(dataset: Dataset, code: str) -> str:
    """The name of a channel."""
    return named(dataset.channels[code].name)


def series_title(dataset: Dataset, series_id: str) -> str:
    """The title of a series."""
    return named(dataset.series[series_id].title)


def sector_name(dataset: Dataset, code: str) -> str:
    """The name of a sector."""
    return named(dataset.sectors[code].name)


def reason_words(reason: Reason, years: tuple[int, ...] = ()) -> str:
    """Why a choice holds no figure here."""
    return {
        Reason.NONE: "",
        Reason.OTHER_FILTERS: _("no figure with the other filters"),
        Reason.OTHER_YEARS: _("only in {years}").format(years=", ".join(map(str, years))),
        Reason.NAMED_ONLY: _("named, without a number"),
        Reason.MARK_ONLY: _("nationality not published, shown as a mark"),
    }[reason]


def filter_name(name: str) -> str:
    """The name of a filter, as its label shows it."""
    return {
        "origin": _("Origin"),
        "destination": _("Destination"),
        "channel": _("Channel"),
        "sector": _("Sector"),
        "sex": _("Sex"),
        "measure": _("Measure"),
        "series": _("Series"),
        "year": _("Year"),
        "from_year": _("From year"),
        "to_year": _("To year"),
        "kind": _("Kind of event"),
    }[name]


def all_of(name: str) -> str:
    """What a filter says when nothing is chosen."""
    return {
        "origin": _("All origins"),
        "destination": _("All destinations"),
        "channel": _("Widest documented"),
        "sector": _("All sectors"),
        "sex": _("Women and men"),
        "measure": _("Workers"),
        "series": _("First series with a figure"),
        "year": _("Latest year"),
        "from_year": _("First year"),
        "to_year": _("Last year"),
        "kind": _("All kinds of events"),
    }[name]


def relax_words(name: str) -> str:
    """What a button says that sets a filter back."""
    return {
        "origin": _("Show all origins"),
        "destination": _("Show all destinations"),
        "channel": _("Show all channels"),
        "sector": _("Show all sectors"),
        "sex": _("Show women and men together"),
        "measure": _("Show workers"),
        "series": _("Show all series"),
        "year": _("Show the latest year"),
        "from_year": _("Show from the first year"),
        "to_year": _("Show to the last year"),
        "kind": _("Show all kinds of events"),
    }[name]


def version_words(dataset: Dataset) -> str:
    """Which edition of the data a page shows."""
    return _("Data version {version}, {date}").format(
        version=dataset.version, date=day_or_month(dataset.released)
    )


_WITH_ARTICLE = frozenset(
    (
        "ARE",
        "ATF",
        "BES",
        "BHS",
        "CAF",
        "CCK",
        "COK",
        "COM",
        "CYM",
        "DOM",
        "FLK",
        "FRO",
        "GBR",
        "GMB",
        "GMS",
        "IOT",
        "MDV",
        "MHL",
        "MNP",
        "NLD",
        "PHL",
        "SGS",
        "SLB",
        "TCA",
        "UMI",
        "USA",
        "VGB",
        "VIR",
        "XCX",
    )
)
"""Places whose English name takes an article inside a sentence."""
_DESCRIBED = ("FHMT", "OOO", "OTHER", "STL")
"""Places whose name describes them and begins small inside a sentence."""
