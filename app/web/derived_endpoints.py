"""The address of derived figures: worked out on request, with the figures that they come from."""

from app.data.dataset import Dataset
from app.data.derived.kinds import Derived, Key, Refusal, input_amount, input_key
from app.data.derived.sheet import derived_sheet
from app.data.package.columns import (
    CHANNEL,
    DESTINATION,
    MEASURE,
    ORIGIN,
    PERIOD_COLUMN,
    SECTOR,
    number,
    one_of,
    slug,
    text,
)
from app.data.queries import Filters
from app.domain.codes import Bound, Sex
from app.domain.measures import MEASURES
from app.text.derived import formula_words, refusal_words
from app.text.export.csv import Cell, csv_text
from app.web.endpoints import BASE, Answer, Endpoint, Given
from app.web.parameters import PAGING, BadParameter, Parameter, Values, codes, read_all, whole, year

MAX_ROWS = 1_000
"""Each row is worked out when it is asked for, so that a sheet of this list holds fewer than those of tables."""

COLUMNS = {
    "key": one_of("What was worked out.", Key),
    "observation_id": slug("The figure that it was asked of."),
    "series_id": slug("The series of that figure."),
    "origin": ORIGIN,
    "destination": DESTINATION,
    "channel": CHANNEL,
    "sector": SECTOR,
    "sex": one_of("Sex as published.", Sex),
    "measure": MEASURE,
    "period": PERIOD_COLUMN,
    "value": number("The result, rounded to six decimals; empty where nothing was worked out."),
    "unit": text(
        "persons, USD or another unit of figures; percent; per_1000 (inhabitants); rank (1 for the largest).",
        required=True,
    ),
    "bound": one_of("about where an input is approximate.", (Bound.EXACT, Bound.ABOUT)),
    "inputs": text(
        "Keys of the rows of observations.csv and indicators.csv that it was worked out from, in the order of "
        "the formula, separated by semicolons.",
        required=True,
    ),
    "amounts": text("The numbers of the inputs, in the same order.", required=True),
    "periods": text("The periods of the inputs, in the same order.", required=True),
    "formula": text("How the result came about, in English; empty where nothing was worked out."),
    "flags": text("Quality warnings of all inputs: keys of flags.csv, separated by semicolons."),
    "refusal": one_of("Why nothing was worked out, as a code.", Refusal, required=False),
    "reason": text("The same in a sentence in English."),
}


def derived_endpoint(dataset: Dataset) -> Endpoint:
    """The list of derived figures under the filters of the address."""
    parameters = _parameters(dataset)

    def answer(given: Given) -> Answer:
        values = read_all(given, parameters)
        limit, offset = values.get("limit", MAX_ROWS), values.get("offset", 0)
        keys = [Key(word) for word in values.get("key", ())]
        found = derived_sheet(dataset, _filters(values), keys, limit, offset)
        rows = [_row(dataset, each) for each in found.rows]
        if values.get("format") == "csv":
            filename = f"mekong-corridors_derived_{dataset.version}.csv"
            return Answer(csv_text(COLUMNS, rows), "text/csv", filename)
        about = {"data_version": dataset.version, "total": found.total, "limit": limit, "offset": offset}
        return Answer(about | {"derived": rows})

    summary = (
        "Figures worked out here from published ones, with their inputs; none of them is printed by a source. "
        "What cannot be worked out is listed with the reason."
    )
    return Endpoint(f"{BASE}/derived", "derived", summary, parameters, answer, COLUMNS)


def _parameters(dataset: Dataset) -> tuple[Parameter, ...]:
    paging = tuple(parameter for parameter in PAGING if parameter.name != "limit")
    return (
        _corridor(dataset),
        codes("series", "Series: codes of series.csv.", dataset.series),
        codes("measure", "What is measured.", MEASURES),
        codes("sex", "Sex as published.", tuple(Sex)),
        year("year", "A year that the period of the figure touches."),
        codes("key", "What is worked out.", tuple(Key)),
        whole("limit", "How many rows at most.", 1, MAX_ROWS, MAX_ROWS),
        *paging,
    )


def _corridor(dataset: Dataset) -> Parameter:
    """Origin and destination in one word; groups and totals of places are corridors here too."""
    allowed = "two different codes of places.csv joined by a hyphen, as MMR-THA"

    def read(word: str) -> tuple[str, str]:
        origin, _hyphen, destination = word.partition("-")
        if origin == destination or not {origin, destination} <= dataset.places.keys():
            message = f"{word!r} is not allowed for the parameter 'corridor'. Allowed: {allowed}."
            raise BadParameter("corridor", word, [allowed], message)
        return origin, destination

    schema = {"type": "string", "pattern": "^[A-Z][A-Z0-9_]*-[A-Z][A-Z0-9_]*$"}
    return Parameter("corridor", f"The corridor: {allowed}.", schema, read)


def _filters(values: Values) -> Filters:
    origin, destination = values.get("corridor", ("", ""))
    return Filters(
        origin=(origin,) if origin else (),
        destination=(destination,) if destination else (),
        series=values.get("series", ()),
        measure=values.get("measure", ()),
        sex=values.get("sex", ()),
        first_year=values.get("year"),
        last_year=values.get("year"),
    )


def _row(dataset: Dataset, found: Derived) -> dict[str, Cell]:
    figure = found.figure
    return {
        "key": found.key,
        "observation_id": figure.observation_id,
        "series_id": figure.series_id,
        "origin": figure.origin,
        "destination": figure.destination,
        "channel": figure.channel,
        "sector": figure.sector,
        "sex": figure.sex,
        "measure": figure.measure,
        "period": figure.period.text,
        "value": None if found.value is None else _plain(round(float(found.value), 6)),
        "unit": found.unit,
        "bound": found.bound,
        "inputs": ";".join(map(input_key, found.inputs)),
        "amounts": ";".join(str(_plain(float(input_amount(each)))) for each in found.inputs),
        "periods": ";".join(each.period.text for each in found.inputs),
        "formula": formula_words(dataset, found),
        "flags": ";".join(found.flags),
        "refusal": found.refusal or "",
        "reason": refusal_words(dataset, found),
    }


def _plain(value: float) -> int | float:
    return int(value) if value.is_integer() else value
