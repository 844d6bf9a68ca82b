"""The words of the trends page are true for every choice of filters."""

from hypothesis import given

from app.data.choices import Relaxation
from app.data.dataset import Dataset
from app.data.trends.trends import trend_of
from app.domain.codes import Sex
from app.state.view import Page, SplitBy, ViewState
from app.text.labels import measure_name, version_words
from app.text.trends.finding import told
from app.text.trends.marks import event_source, tooltip_lines
from app.text.trends.sources import source_line
from app.text.trends.words import notes, relaxation_words, subtitle, title
from tests.conftest import Tiny
from tests.data.trends.test_trends import FILTERS

TRENDS = ViewState(page=Page.TRENDS)


def words(dataset: Dataset, **choice: object) -> tuple[str, str, str, str]:
    """Title, subtitle, finding and source line of a view."""
    state = TRENDS.but(**choice)
    trend = trend_of(dataset, state)
    return (
        title(dataset, trend),
        subtitle(dataset, state, trend),
        told(dataset, trend).sentence,
        source_line(dataset, trend),
    )


def test_the_default_view_in_words(dataset: Dataset) -> None:
    heading, under, found, sources = words(dataset)
    assert heading.startswith("Workers by corridor, 20")
    assert "Unit: people." in under
    assert "corridors drawn, the largest." in under
    assert "1,820,928, Myanmar to Thailand (completed or in process, December 2019)" in found
    assert "dates and definitions differ." in found
    assert sources.startswith("Sources: ")
    seeds = words(dataset, origin=("MMR",), destination=("THA",))
    assert "No line joins any two of these figures" in seeds[2]
    assert "Ministry of Labour, Thailand (Dec 2019)" in seeds[3]
    assert "MMN Annual Report 2019" in seeds[3]


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
    assert (
        "In one series, Myanmar to Thailand has 5,000 (2014) and 9,000 (2019): 4,000 more."
        in words(dataset)[2]
    )


def test_no_change_is_told_of_a_series_that_does_not_allow_it(tiny: Tiny) -> None:
    rows = "observation_id, series_id, period, value, status\na, s, 2014, 5000, {0}\nb, s, 2019, 9000, {0}"
    series = "series_id, frequency, change_allowed\ns, irregular, no"
    for status, sentence in (
        ("estimate", "These are estimates at the marked dates"),
        ("reported", "No change is"),
    ):
        found = words(tiny(rows.format(status), series=series))[2]
        assert "In one series" not in found
        assert sentence in found
        assert "5,000" not in found


def test_estimates_of_the_un_are_told_without_any_change(dataset: Dataset) -> None:
    for choice in ({}, {"origin": ("MMR",)}, {"by": SplitBy.SEX}, {"series": ("undesa-ims-2020",)}):
        found = words(dataset, measure="stock", **choice)[2]
        assert "In one series" not in found
        assert "no change between two of them is worked out" in found


def test_how_each_destination_counts_stands_in_the_subtitle(dataset: Dataset) -> None:
    under = words(dataset, measure="stock", origin=("MMR",), destination=("THA",))[1]
    assert "Counted by citizenship: Thailand." in under
    assert "Counted by birth" not in under
    old = words(dataset, measure="stock", origin=("MMR",), destination=("THA",), series=("undesa-ims-2020",))[
        1
    ]
    assert "Counted by birth: Thailand." in old


def test_figures_within_several_years_are_said_to_be_so(dataset: Dataset) -> None:
    under = words(dataset, measure="flow", series=("abel-cohen-2025",))[1]
    assert "Bars count everyone within 5 years; they are never divided into single years." in under
    assert "within" not in words(dataset, measure="stock")[1]


def test_figures_of_different_things_are_not_ranked(dataset: Dataset) -> None:
    found = words(dataset, measure="share")[2]
    assert "different things" in found
    assert "Largest" not in found


def test_an_empty_view_and_a_named_sector_have_their_sentences(dataset: Dataset) -> None:
    heading, _, found, sources = words(dataset, origin=("LAO",), channel=("TITP",), sector=("construction",))
    assert (heading, sources) == ("Workers by corridor", "")
    assert found.startswith("Workers: no figure for this choice.")
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
    mixed = tiny("observation_id, measure, period\na, flow, 2015-07/2020-06\nb, flow, 2019")
    flows = trend_of(mixed, TRENDS.but(measure="flow"))
    assert any("their heights do not compare" in note for note in notes(mixed, flows))
    edition = tiny(
        "observation_id\na\nb", disagreements="disagreement_id, kind, observations\nd, revision, a;b"
    )
    (note,) = notes(edition, trend_of(edition, TRENDS))
    assert note.startswith("For 2 of 2 figures another edition of the same source gives another number")
    many = trend_of(dataset, TRENDS.but(measure="count"))
    assert any("in these units are not drawn" in note for note in notes(dataset, many))


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
    assert "It does not fit together with another figure." in lines


def test_events_name_their_source(dataset: Dataset) -> None:
    assert all(event_source(dataset, event) for event in dataset.events)


def test_buttons_say_what_they_bring() -> None:
    assert relaxation_words(Relaxation("sector", 1), "Show all sectors") == "Show all sectors (1 figure)"
    assert relaxation_words(Relaxation("sector", 2), "Show all sectors") == "Show all sectors (2 figures)"


def test_the_data_version_is_told(dataset: Dataset) -> None:
    assert dataset.version in version_words(dataset)


def test_the_leading_series_is_named_where_others_stand_beside_it(dataset: Dataset, tiny: Tiny) -> None:
    found = words(dataset, measure="flow", origin=("VNM",))[2]
    assert "Largest of the latest figures here" not in found
    told_of = "Largest of the latest figures of “Modelled moves over five years, 1990 to 2020”: about 48,726"
    assert f"{told_of}, Vietnam to Japan" in found
    one = words(dataset, measure="stock", origin=("MMR",), destination=("THA",))[2]
    assert "Latest in the leading series, “UN migrant stock, revision of 2024”: 1,708,695" in one
    alone = tiny("observation_id, series_id, destination, value\na, s, THA, 5\nb, s, JPN, 9")
    assert "Largest of the latest figures here: 9, Myanmar to Japan" in words(alone)[2]


def test_moves_within_periods_are_no_estimates_at_dates(dataset: Dataset) -> None:
    found = words(dataset, measure="flow", origin=("KHM",), destination=("THA",))[2]
    assert "These are modelled moves within each period" in found
    assert "at the marked dates" not in found


def test_figures_set_aside_are_told_with_the_way_to_see_them(dataset: Dataset, tiny: Tiny) -> None:
    state = TRENDS.but(measure="stock", origin=("MMR",), destination=("THA",))
    (told,) = [note for note in notes(dataset, trend_of(dataset, state)) if "set aside" in note]
    assert told.startswith(
        "2 figures of these corridors are set aside as implausible (1990, 1995; “UN migrant"
    )
    shown = trend_of(dataset, state.but(series=("undesa-ims-2024",)))
    assert {1990, 1995} <= {row.period.first_year for row in shown.figures}
    assert not [note for note in notes(dataset, shown) if "set aside" in note]
    unsure = tiny(
        "observation_id, period, confidence, destination\na, 2018, A, THA\nb, 2019, C, THA\nc, 2019, C, JPN"
    )
    (told,) = [note for note in notes(unsure, trend_of(unsure, TRENDS)) if "set aside" in note]
    assert told.startswith("1 figure of these corridors is set aside because its confidence is C (2019; ")
    only = TRENDS.but(origin=("MMR",), destination=("JPN",))
    assert [note for note in notes(unsure, trend_of(unsure, only)) if "set aside" in note]
