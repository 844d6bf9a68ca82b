"""The words of the trends page are true for every choice of filters."""

from hypothesis import given

from app.data.choices import Relaxation
from app.data.dataset import Dataset
from app.data.trends import trend_of
from app.domain.codes import Sex
from app.state.view import Page, SplitBy, ViewState
from app.text.labels import measure_name, version_words
from app.text.trend_marks import event_source, tooltip_lines
from app.text.trends import finding, notes, relaxation_words, source_line, subtitle, title
from tests.conftest import Tiny
from tests.data.test_trends import FILTERS

TRENDS = ViewState(page=Page.TRENDS)


def words(dataset: Dataset, **choice: object) -> tuple[str, str, str, str]:
    """Title, subtitle, finding and source line of a view."""
    state = TRENDS.but(**choice)
    trend = trend_of(dataset, state)
    return (
        title(dataset, trend),
        subtitle(dataset, state, trend),
        finding(dataset, trend),
        source_line(dataset, trend),
    )


def test_the_default_view_in_words(dataset: Dataset) -> None:
    heading, under, found, sources = words(dataset)
    assert heading == "Workers by corridor, 2014 to 2019"
    assert "Unit: people." in under
    assert "corridors drawn, those with most figures." in under
    assert "1,820,928, Myanmar to Thailand (completed or in process, December 2019)" in found
    assert "No line joins any two of these figures" in found
    assert "Ministry of Labour, Thailand (Dec 2019)" in sources
    assert "MMN Annual Report 2019" in sources


def test_one_corridor_gives_the_title(tiny: Tiny) -> None:
    one = tiny("observation_id, period\na, 2018")
    assert words(one)[0] == "Myanmar to Thailand: workers, 2018"
    two = tiny("observation_id, period\na, 2014\nb, 2018")
    assert words(two)[0] == "Myanmar to Thailand: workers, 2014 to 2018"


def test_filters_are_said_in_words(dataset: Dataset) -> None:
    under = words(dataset, origin=("MMR",), destination=("THA",), channel=("MOU",), sex=Sex.FEMALE)[1]
    for sentence in (
        "Origin: Myanmar.",
        "Destination: Thailand.",
        "Channel: MOU recruitment.",
        "Women only.",
    ):
        assert sentence in under
    assert "Sector: Fishing." in words(dataset, sector=("fishing",))[1]
    series = next(iter(dataset.series))
    assert dataset.series[series].title in words(dataset, series=(series,))[1]


def test_a_line_is_told_from_its_first_to_its_last_figure(tiny: Tiny) -> None:
    dataset = tiny(
        "observation_id, series_id, period, value\na, s, 2014, 5000\nb, s, 2019, 9000",
        series="series_id, frequency\ns, irregular",
    )
    assert "In one series, Myanmar to Thailand has 5,000 in 2014 and 9,000 in 2019." in words(dataset)[2]


def test_figures_of_different_things_are_not_ranked(dataset: Dataset) -> None:
    found = words(dataset, measure="share")[2]
    assert "different things" in found
    assert "Largest" not in found


def test_an_empty_view_and_a_named_sector_have_their_sentences(dataset: Dataset) -> None:
    heading, _, found, sources = words(dataset, origin=("LAO",), channel=("TITP",), sector=("construction",))
    assert (heading, found, sources) == ("Workers by corridor", "Workers: no figure with these filters.", "")
    assert words(dataset, sector=("fishing",))[2].startswith("Sources name fishing without a number: ")


@given(FILTERS)
def test_every_view_has_a_title_a_finding_and_its_sources(
    dataset: Dataset, choice: dict[str, object]
) -> None:
    heading, under, found, sources = words(dataset, **choice)
    trend = trend_of(dataset, TRENDS.but(**choice))
    assert measure_name(trend.measure).lower() in heading.lower()
    assert "{" not in heading + under + found + sources
    assert bool(sources) is not trend.is_empty
    assert found


def test_notes_say_what_a_reader_must_know(dataset: Dataset, tiny: Tiny) -> None:
    said = " ".join(notes(dataset, trend_of(dataset, TRENDS)))
    assert "do not fit together with others" in said
    assert "never joined" in said
    assert "belong to no single corridor" in said
    nameless = trend_of(dataset, TRENDS.but(origin=("KHM",), channel=("BORDER_PASS",)))
    assert any("nationality of these people is not published" in note for note in notes(dataset, nameless))
    zero = tiny("observation_id, value\na, 0")
    assert notes(zero, trend_of(zero, TRENDS)) == [
        "Where a point stands on the zero line, the source prints zero."
    ]
    many = trend_of(dataset, TRENDS.but(measure="count"))
    assert any("stand in the table only" in note for note in notes(dataset, many))


def test_a_split_that_no_source_makes_is_said(dataset: Dataset, tiny: Tiny) -> None:
    said = {
        SplitBy.SECTOR: "No source gives these figures by sector.",
        SplitBy.SEX: "No source gives these figures by sex.",
        SplitBy.CHANNEL: "All these figures are of one channel.",
    }
    one = tiny("observation_id\na")
    for by, sentence in said.items():
        assert sentence in notes(one, trend_of(one, TRENDS.but(by=by)))
    fishing = tiny("observation_id, sector\na, fishing")
    assert "All these figures are of one sector." in notes(
        fishing, trend_of(fishing, TRENDS.but(by=SplitBy.SECTOR))
    )


def test_tooltips_tell_sex_confidence_and_what_differs(tiny: Tiny) -> None:
    dataset = tiny("observation_id, sex, confidence, flags\na, female, B, does_not_fit")
    lines = tooltip_lines(dataset, dataset.observations[0])
    assert "Women" in lines
    assert "Second-hand, confidence B" in lines
    assert any(line.startswith("Differs") for line in lines)


def test_events_name_their_source(dataset: Dataset) -> None:
    assert all(event_source(dataset, event) for event in dataset.events)


def test_buttons_say_what_they_bring() -> None:
    assert relaxation_words(Relaxation("sector", 1), "Show all sectors") == "Show all sectors (1 figure)"
    assert relaxation_words(Relaxation("sector", 2), "Show all sectors") == "Show all sectors (2 figures)"


def test_the_data_version_is_told(dataset: Dataset) -> None:
    assert dataset.version in version_words(dataset)
