"""The list of a report: what it asks for, and how what cannot be used is told."""

import pytest

from app.config import ROOT
from app.export.context import Context
from app.export.report.report import BadList, Wanted, read_list
from app.export.single import is_empty
from app.state.charts import Chart
from app.state.exports import Kind, Options, Size


def wanted(context: Context, items: str, defaults: str = "") -> list[Wanted]:
    """The files of a list whose items are given one a line, in the short form of YAML."""
    head = f"defaults: {{{defaults}}}\n" if defaults else ""
    lines = "".join(f"  - {{{line.strip()}}}\n" for line in items.strip().splitlines())
    return list(read_list(context, f"{head}items:\n{lines}", "report.yml"))


def paths(context: Context, items: str, defaults: str = "") -> list[str]:
    return [each.path for each in wanted(context, items, defaults)]


def test_an_item_may_say_only_its_view(context: Context) -> None:
    (only,) = wanted(context, "view: '/compare?chart=slope'")
    assert (only.asked.chart, only.kind, only.options) == (Chart.SLOPE, Kind.PNG, Options())
    assert only.path.startswith("mekong-corridors_slope_all_")
    assert only.path.endswith(".png")


def test_what_all_items_share_stands_in_defaults_and_each_may_differ(context: Context) -> None:
    first, second = wanted(
        context,
        """
        view: /, file: a
        view: /trends, file: b, scale: 1, cm: 8.5, dark: false, qr: true, chart: trend-stack
        """,
        "size: column, scale: 4, dark: true",
    )
    assert first.options == Options(Size.COLUMN, 4, dark=True)
    assert second.options == Options(Size.COLUMN, 1, cm=8.5, qr=True)
    assert second.asked.chart == Chart.TREND_STACK
    assert (first.item, first.line, second.item, second.line) == (1, 3, 2, 4)


def test_names_come_from_the_list_with_a_file_for_each_kind(context: Context) -> None:
    assert paths(context, "view: /, file: one/1.2-map, kinds: [png, csv]") == [
        "one/1.2-map.png",
        "one/1.2-map.csv",
    ]
    assert paths(context, "view: /, file: map, kinds: 'svg, pdf'") == ["map.svg", "map.pdf"]
    assert paths(context, "view: /, file: map.PDF", "kinds: [png, svg]") == ["map.PDF"]
    assert paths(context, "view: /, file: map", "kinds: [png, svg]") == ["map.png", "map.svg"]


def test_of_the_data_page_come_only_tables(context: Context) -> None:
    assert paths(context, "view: /data, file: all", "kinds: [png, xlsx]") == ["all.xlsx"]
    assert paths(context, "view: /data, file: all", "kinds: [png]") == ["all.csv"]


@pytest.mark.parametrize(
    ("item", "key", "why"),
    [
        ("file: map", "", "The item says no view."),
        ("view: /, colour: red", "", "'colour' means nothing here."),
        ("view: /, file: a, file: b", "", "'file' stands here twice."),
        ("view: /trend", "view", "There is no page '/trend'."),
        ("view: /, chart: trend", "view", "The page / has no chart 'trend'."),
        ("view: 3", "view", "3 is no text."),
        ("view: /, file: map.jpeg", "file", "'jpeg' is no kind of file"),
        ("view: /, file: ../map", "file", "no name of a file below the folder"),
        ("view: /, file: /tmp/map", "file", "no name of a file below the folder"),
        ("view: /, file: 'a\\b'", "file", "no name of a file below the folder"),
        ("view: /, file: 'a:b'", "file", "no name of a file below the folder"),
        ("view: /, file: one/", "file", "no name of a file below the folder"),
        ("view: /, file: map.png, kinds: [svg]", "kinds", "The ending of the file says png"),
        ("view: /data, kinds: [png]", "kinds", "there is no png of it"),
        ("view: /data, file: all.png", "file", "there is no png of it"),
        ("view: /, kinds: [gif]", "kinds", "'gif' is no kind of file."),
        ("view: /, kinds: []", "kinds", "There is no kind of file here."),
        ("view: /, size: large", "size", "'large' is no size of a picture."),
        ("view: /, scale: 3", "scale", "3 is no scale."),
        ("view: /, scale: yes", "scale", "True is no scale."),
        ("view: /, cm: 200", "cm", "200 is no width."),
        ("view: /, cm: wide", "cm", "'wide' is no width."),
        ("view: /, dark: perhaps", "dark", "'perhaps' is neither yes nor no."),
        ("view: /, lang: xx", "lang", "There is no language 'xx'."),
        ("view: /, file: 2026-13-45", "file", "This is no value"),
        ("view: /data, size: page", "size", "the item asks for figures only"),
        ("view: /, file: map.csv, dark: true", "dark", "the item asks for figures only"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_place(context: Context, item: str, key: str, why: str) -> None:
    with pytest.raises(BadList) as error:
        wanted(context, f"view: /, file: good\n{item}")
    (problem,) = error.value.problems
    assert (problem.line, problem.item, problem.key) == (3, 2, key)
    assert why in problem.why
    assert problem.remedy
    place = ", ".join(filter(None, ["report.yml:3", "item 2", key]))
    assert str(error.value) == f"{place}: {problem.why} Remedy: {problem.remedy}"


def test_all_problems_are_told_at_once_in_the_order_of_the_file(context: Context) -> None:
    with pytest.raises(BadList) as error:
        wanted(context, "view: /trend\nview: /, scale: 3, cm: 1\nfile: x", "size: huge, tone: red")
    assert [(each.line, each.key) for each in error.value.problems] == [
        (1, "defaults"),
        (1, "size"),
        (3, "view"),
        (4, "cm"),
        (4, "scale"),
        (5, ""),
    ]


def test_what_is_wrong_with_an_item_is_told_at_once(context: Context) -> None:
    with pytest.raises(BadList) as error:
        wanted(context, "view: '/trends?origin=MRM', scale: 3, file: map.gif, kinds: [gif]")
    assert [each.key for each in error.value.problems] == ["kinds", "scale", "view"]
    with pytest.raises(BadList) as error:
        wanted(context, "view: /trends, scale: 3, file: map.gif")
    assert [each.key for each in error.value.problems] == ["file", "scale"]


def test_what_all_items_share_is_no_problem_for_files_of_figures(context: Context) -> None:
    assert paths(context, "view: /data, file: all", "size: page, dark: true") == ["all.csv"]


@pytest.mark.parametrize(
    ("items", "path"),
    [
        ("view: /, file: a\nview: /trends, file: A.PNG", "A.PNG"),
        ("view: /\nview: '/?theme=dark'", "mekong-corridors_flow-map_all_"),
    ],
)
def test_two_files_of_one_name_are_refused(context: Context, items: str, path: str) -> None:
    with pytest.raises(BadList) as error:
        wanted(context, items)
    (problem,) = error.value.problems
    assert problem.item == 2
    assert path in problem.why
    assert "item 1" in problem.why


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("", 1, "The list asks for nothing."),
        ("items: []", 1, "The list asks for nothing."),
        ("items: none", 1, "This is no list."),
        ("- view: /", 1, "There are no keys here."),
        ("items:\n  - just words", 2, "There are no keys here."),
        ("charts:\n  - view: /", 1, "'charts' means nothing here."),
        ("items:\n  - view: /\n   file: x", 3, "This cannot be read as YAML"),
        ("items:\n  - {view: /\n", 3, "This cannot be read as YAML"),
        ("items: \x00", 1, "This cannot be read as YAML"),
        ("items:\n  - view: !python/object:os.system x", 2, "This is no value"),
    ],
)
def test_a_text_that_is_no_list_is_told(context: Context, text: str, line: int, why: str) -> None:
    with pytest.raises(BadList) as error:
        read_list(context, text, "report.yml")
    assert error.value.problems[0].line == line
    assert why in error.value.problems[0].why


def test_the_list_that_is_documented_asks_for_thirty_charts_all_with_data(context: Context) -> None:
    path = ROOT / "docs" / "annual-report.yml"
    files = read_list(context, path.read_text(encoding="utf-8"), path.name)
    charts = {each.item: each.asked for each in files if each.asked.chart}
    assert len(charts) == 30
    assert {asked.chart for asked in charts.values()} == set(Chart)
    assert not [asked for asked in charts.values() if is_empty(context, asked.state, asked.chart)]
