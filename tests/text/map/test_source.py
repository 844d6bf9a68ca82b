"""The source line of a map: the producers of what is drawn come first, and a picture names all of them."""

from app.data.dataset import Dataset
from app.data.standing import standing
from app.state.view import ViewState
from app.text.alone import alone
from app.text.map.source import source_sentence
from tests.conftest import Tiny

MANY = """
    observation_id, series_id, origin, destination, value, source_id
    a,              a,         MMR,    THA,         900,   sa
    b,              b,         KHM,    THA,         800,   sb
    c,              c,         LAO,    THA,         700,   sc
    d,              d,         VNM,    THA,         600,   sd
    e,              e,         MMR,    JPN,         500,   se
    f,              f,         KHM,    JPN,         400,   sf
    g,              g,         LAO,    JPN,         300,   sg
    h,              h,         VNM,    JPN,         200,   sh
"""
SOURCES = "\n".join(
    ["source_id, publisher, title", "REPORT, A network, Annual report"]
    + [f"s{each}, Office {each.upper()}, Statistics" for each in "abcdefgh"]
)


def test_what_is_not_drawn_comes_last_and_is_counted(tiny: Tiny) -> None:
    data = tiny(MANY, sources=SOURCES)
    shown = standing(data, ViewState())
    left_out = {("MMR", "THA"), ("KHM", "THA")}
    with alone():
        words = source_sentence(data, shown, left_out)
        whole = source_sentence(data, shown, left_out, whole=True)
    assert words.index("Office C") < words.index("Office D")
    assert "Office A" not in words
    assert "2 more in the data of this view" in words
    assert all(f"Office {name}" in whole for name in "ABCDEFGH")
    assert "more" not in whole
    # Beside a list the line is short, and begins with what is drawn too.
    words = source_sentence(data, shown, left_out)
    assert "Office C" in words
    assert "6 more as listed" in words


def test_a_picture_names_every_producer_of_what_it_draws(tiny: Tiny, dataset: Dataset) -> None:
    data = tiny(MANY, sources=SOURCES)
    with alone():
        words = source_sentence(data, standing(data, ViewState()))
        marks = source_sentence(dataset, standing(dataset, ViewState()), {("LAO", "SGP")})
    assert all(f"Office {name}" in words for name in "ABCDEFGH")
    # The border passes of the mark have a producer of their own.
    assert "Foreign Workers Administration Office" in marks
