"""Validation: one broken cell gives one problem that names file, line, column, value and remedy."""

from collections.abc import Iterator
from functools import lru_cache

import pytest

from app.cli import main
from app.config import ROOT
from app.data.load import load_dataset
from app.data.package.check import find_problems, read_rows
from app.data.package.problems import InvalidData, Problem
from app.data.package.schema import TABLES
from tests.conftest import DataCopy

MOU = "ar2019-mmr-tha-mou-2019-08"
SERIES = "ilo-triangle-mmr-tha"
SHOWN = "data/curated"


@lru_cache(maxsize=1)
def made_elsewhere() -> set[str]:
    """Figures that stand in no curated file."""
    typed = {row["observation_id"] for row in read_rows(ROOT / "data" / "curated" / "observations.csv")}
    return set(load_dataset(ROOT / "data").by_id) - typed


def problems(data_copy: DataCopy) -> list[Problem]:
    return find_problems(data_copy.folder / "curated", SHOWN, {"observations": made_elsewhere()})


def only(data_copy: DataCopy) -> Problem:
    found = problems(data_copy)
    assert len(found) == 1, "\n".join(map(str, found))
    return found[0]


def test_the_data_of_the_repository_hold(data_copy: DataCopy) -> None:
    assert problems(data_copy) == []


@pytest.mark.parametrize(
    ("table", "key", "column", "value", "remedy"),
    [
        ("observations", MOU, "value", "493,744", "no thousands separator"),
        ("observations", MOU, "value", "nearly half a million", "Write digits only"),
        ("observations", MOU, "value", "NaN", "Write digits only"),
        ("observations", MOU, "value", "493_744", "Write digits only"),
        ("observations", MOU, "value", " 493744", "Write digits only"),
        ("observations", MOU, "value", "-493744", "Check the sign"),
        ("observations", MOU, "value", "", "as the source prints it"),
        ("observations", MOU, "value_low", "x", "Write digits only"),
        ("observations", MOU, "origin", "MRM", "exists in places.csv"),
        ("observations", MOU, "origin", "mmr", "Write capital letters"),
        ("observations", MOU, "channel", "M0U", "exists in channels.csv"),
        ("observations", MOU, "channel", "", "Fill the cell"),
        ("observations", MOU, "sector", "fish", "exists in sectors.csv"),
        ("observations", MOU, "source_id", "nobody", "exists in sources.csv"),
        ("observations", MOU, "via_source_id", "AR2091", "exists in sources.csv"),
        ("observations", MOU, "same_as", "ar2019-no-such-row", "exists in observations.csv"),
        ("observations", MOU, "same_as", MOU, "Name the row that was there first"),
        ("observations", MOU, "period", "2019-13", "Write 2019, 2019-12"),
        ("observations", MOU, "period", "August 2019", "Write 2019, 2019-12"),
        ("observations", MOU, "period", "2019-08/2018", "Write 2019, 2019-12"),
        ("observations", MOU, "destination", "MMR", "Correct one of the two"),
        ("observations", MOU, "sex", "women", "Use one of: total, female, male"),
        ("observations", MOU, "bound", "roughly", "Use one of: exact, about, at_least, at_most, range"),
        ("observations", MOU, "stage", "begun", "completed_or_in_process"),
        ("observations", MOU, "confidence", "D", "Use one of: A, B, C"),
        ("observations", MOU, "measure", "stock", "its own series"),
        ("observations", MOU, "flags", "unclear_to_me", "exists in flags.csv"),
        ("observations", MOU, "series_id", "Ministry of Labour", "Write small letters"),
        ("series", SERIES, "comparable_with", "unhcr-refugees", "Take unhcr-refugees out"),
        ("series", SERIES, "priority", "first", "Write digits only"),
        ("series", SERIES, "priority", "1_0", "Write digits only"),
        ("places", "THA", "lat", "15° N", "Write digits only"),
        ("channels", "MOU", "excludes", "NV;ROAD", "exists in channels.csv"),
        ("channels", "MOU", "parent", "FORMALL", "exists in channels.csv"),
        ("flags", "implausible", "severity", "bad", "Use one of: note, caution, warning"),
    ],
)
def test_one_broken_cell_is_named_with_its_line_and_remedy(
    data_copy: DataCopy, table: str, key: str, column: str, value: str, remedy: str
) -> None:
    line = data_copy.change(table, key, **{column: value})
    found = [problem for problem in problems(data_copy) if problem.column == column]
    assert found
    for problem in found:
        assert (problem.file, problem.line, problem.value) == (f"{SHOWN}/{table}.csv", line, value)
        assert problem.message
        assert problem.message.endswith(".")
    assert any(remedy in problem.remedy for problem in found), [problem.remedy for problem in found]


@pytest.mark.parametrize(
    ("cells", "column", "remedy"),
    [
        ({"bound": "range", "value": "", "value_low": "9", "value_high": "5"}, "value_low", "Exchange"),
        ({"bound": "range", "value": "", "value_low": "9"}, "value_low", "Fill value_low and value_high"),
        ({"bound": "range", "value_low": "1", "value_high": "2"}, "value", "no midpoint"),
        ({"value_low": "1", "value_high": "500000"}, "bound", "Write range as the bound"),
        ({"status": "model", "value_low": "1", "value_high": "2"}, "value", "Compare the three"),
        ({"unit": "USD"}, "unit", "Use persons"),
    ],
)
def test_cells_that_do_not_fit_together_are_named(
    data_copy: DataCopy, cells: dict[str, str], column: str, remedy: str
) -> None:
    line = data_copy.change("observations", MOU, **cells)
    found = problems(data_copy)
    assert {(problem.file, problem.line, problem.column) for problem in found} == {
        (f"{SHOWN}/observations.csv", line, column)
    }
    assert any(remedy in problem.remedy for problem in found)


def test_a_series_with_another_measure_is_named_at_each_of_its_rows(data_copy: DataCopy) -> None:
    data_copy.change("series", SERIES, measure="stock")
    rows = data_copy.rows("observations")
    lines = [line for line, row in enumerate(rows, start=1) if row[rows[0].index("series_id")] == SERIES]
    found = [problem for problem in problems(data_copy) if problem.file == f"{SHOWN}/observations.csv"]
    assert [problem.line for problem in found] == lines
    assert {(problem.column, problem.value) for problem in found} == {("measure", "workers")}
    assert {problem.message for problem in found} == {f"Series {SERIES} has the measure stock."}


def test_a_key_given_twice_is_named_at_its_second_row(data_copy: DataCopy) -> None:
    rows = data_copy.rows("observations")
    data_copy.write("observations", [*rows, rows[3]])
    problem = only(data_copy)
    assert (problem.line, problem.column, problem.value) == (len(rows) + 1, "observation_id", rows[3][0])
    assert "key of its own" in problem.remedy


def test_an_event_whose_corridor_leads_nowhere_is_named(data_copy: DataCopy) -> None:
    first = data_copy.rows("events")[1]
    line = data_copy.change("events", first[0], corridors="MMR-THA;MMR-SIAM")
    problem = only(data_copy)
    assert (problem.line, problem.column, problem.value) == (line, "corridors", "MMR-THA;MMR-SIAM")
    assert "SIAM is not a key of places.csv" in problem.message


def test_a_list_that_names_a_lost_figure_is_named(data_copy: DataCopy) -> None:
    first = data_copy.rows("disagreements")[1]
    line = data_copy.change("disagreements", first[0], observations=f"{MOU};ar2019-lost")
    problem = only(data_copy)
    assert (problem.file, problem.line, problem.column) == (
        f"{SHOWN}/disagreements.csv",
        line,
        "observations",
    )
    assert problem.message == "ar2019-lost is not a key of observations.csv."


def test_an_empty_line_is_named_and_later_lines_keep_their_number(data_copy: DataCopy) -> None:
    data_copy.change("observations", MOU, value="many")
    lines = data_copy.curated("observations").read_text(encoding="utf-8").split("\n")
    lines.insert(4, "")
    data_copy.curated("observations").write_text("\n".join(lines), encoding="utf-8")
    found = problems(data_copy)
    assert [(problem.line, problem.value) for problem in found] == [(5, ""), (_line_of(lines, MOU), "many")]
    assert found[0].remedy == "Delete the empty line."


def test_a_cell_of_several_lines_shifts_no_line_number(data_copy: DataCopy) -> None:
    rows = data_copy.rows("observations")
    note = rows[0].index("note")
    rows[2][note] = "A note\nof three\nlines."
    data_copy.write("observations", rows)
    line = data_copy.change("observations", MOU, value="many", origin="XYZ", flags="odd")
    lines = data_copy.curated("observations").read_text(encoding="utf-8").split("\n")
    assert lines[line - 1].startswith(MOU)
    assert {problem.line for problem in problems(data_copy)} == {line}
    assert {problem.column for problem in problems(data_copy)} == {"value", "origin", "flags"}


def test_windows_line_ends_are_read(data_copy: DataCopy) -> None:
    path = data_copy.curated("observations")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert problems(data_copy) == []


def test_a_cell_too_many_is_named(data_copy: DataCopy) -> None:
    rows = data_copy.rows("observations")
    rows[6].append("stray")
    data_copy.write("observations", rows)
    problem = only(data_copy)
    assert (problem.line, problem.value) == (7, "stray")
    assert "quotation marks" in problem.remedy


def test_a_comma_without_quotation_marks_is_told_as_a_cell_too_many(data_copy: DataCopy) -> None:
    path = data_copy.curated("sectors")
    path.write_text(path.read_text(encoding="utf-8").replace("Fishing,", "Fishing, boats,"), encoding="utf-8")
    assert any("quotation marks" in problem.remedy for problem in problems(data_copy))


def test_a_cell_too_few_is_named(data_copy: DataCopy) -> None:
    rows = data_copy.rows("observations")
    rows[6] = rows[6][:-1]
    data_copy.write("observations", rows)
    problem = only(data_copy)
    assert (problem.line, problem.column) == (7, "same_as")
    assert "as many as the header" in problem.remedy


@pytest.mark.parametrize("column", ["bound", "observation_id", "same_as"])
def test_a_missing_column_is_a_problem_of_the_header(data_copy: DataCopy, column: str) -> None:
    rows = data_copy.rows("observations")
    at = rows[0].index(column)
    data_copy.write("observations", [[*row[:at], *row[at + 1 :]] for row in rows])
    found = problems(data_copy)
    assert found[0].line == 1
    assert "Restore the header line" in found[0].remedy
    assert any(problem.column == column for problem in found if problem.line == 1)


def test_a_renamed_column_is_named(data_copy: DataCopy) -> None:
    header, *rows = data_copy.rows("flags")
    data_copy.write("flags", [["flag", "label", *header[2:]], *rows])
    assert any(problem.line == 1 and "label" in str(problem) for problem in problems(data_copy))


def test_text_that_is_not_utf_8_is_named_with_its_line(data_copy: DataCopy) -> None:
    path = data_copy.curated("sources")
    lines = path.read_bytes().split(b"\n")
    lines[3] = lines[3] + b"\xe9"
    path.write_bytes(b"\n".join(lines))
    problem = only(data_copy)
    assert (problem.file, problem.line) == (f"{SHOWN}/sources.csv", 4)
    assert "UTF-8" in problem.remedy


def test_a_byte_order_mark_is_named(data_copy: DataCopy) -> None:
    path = data_copy.curated("flags")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert "without BOM" in only(data_copy).remedy


def test_a_missing_file_is_named(data_copy: DataCopy) -> None:
    data_copy.curated("events").unlink()
    problem = only(data_copy)
    assert (problem.file, problem.line, problem.message) == (f"{SHOWN}/events.csv", 0, "The file is missing.")


@pytest.mark.parametrize("text", ["", "\n", "flag\n", '"flag,name\n', "flag;name;sentence;severity\n"])
def test_a_file_that_is_no_table_is_named(data_copy: DataCopy, text: str) -> None:
    data_copy.curated("flags").write_text(text, encoding="utf-8")
    found = problems(data_copy)
    assert found
    assert all(problem.file.startswith(SHOWN) and problem.remedy for problem in found)
    assert any(problem.file == f"{SHOWN}/flags.csv" for problem in found)


def test_an_open_quotation_mark_is_found(data_copy: DataCopy) -> None:
    path = data_copy.curated("observations")
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[9] = lines[9].replace(",", ',"', 1)
    path.write_text("\n".join(lines), encoding="utf-8")
    assert any(problem.line == 10 for problem in problems(data_copy))


def test_every_broken_row_is_named_in_order(data_copy: DataCopy) -> None:
    keys = [row[0] for row in data_copy.rows("observations")[1:]]
    lines = [
        data_copy.change("observations", key, value="?", value_low="", value_high="") for key in keys[:60]
    ]
    told = [
        problem.line for problem in problems(data_copy) if problem.column == "value" and "?" in problem.value
    ]
    assert told == sorted(told)
    assert set(lines) == set(told)


def test_the_command_and_the_start_refuse_with_the_same_words(
    data_copy: DataCopy, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line = data_copy.change("observations", MOU, value="half a million")
    monkeypatch.setenv("CORRIDORS_DATA", str(data_copy.folder))
    assert main(["validate"]) == 1
    told = capsys.readouterr().err
    assert f"{SHOWN}/observations.csv:{line}, column value, value 'half a million'" in told
    assert "Remedy: Write digits only" in told
    with pytest.raises(InvalidData) as refused:
        load_dataset(data_copy.folder)
    assert str(refused.value).strip() == told.strip()
    assert main(["serve"]) == 1
    assert capsys.readouterr().err.strip() == told.strip()


def test_rows_are_read_as_text_with_every_column(data_copy: DataCopy) -> None:
    rows = read_rows(data_copy.curated("channels"))
    assert all(list(row) == list(TABLES["channels"].columns) for row in rows)
    assert {type(cell) for row in rows for cell in row.values()} == {str}


def test_short_rows_are_filled_and_empty_lines_are_no_rows(data_copy: DataCopy) -> None:
    data_copy.curated("flags").write_text("flag,name,sentence,severity\n\na,A\n", encoding="utf-8")
    assert read_rows(data_copy.curated("flags")) == [
        {"flag": "a", "name": "A", "sentence": "", "severity": ""}
    ]


def _line_of(lines: list[str], key: str) -> int:
    numbers: Iterator[int] = (number for number, line in enumerate(lines, start=1) if line.startswith(key))
    return next(numbers)
