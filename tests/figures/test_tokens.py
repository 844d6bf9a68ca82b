"""Colours: readable on every ground, told apart by every eye, and the same in CSS and figures."""

import re
from dataclasses import asdict
from itertools import combinations

import pytest

from app.config import ROOT
from app.domain.codes import Theme
from app.figures.template import CONFIG, template
from app.figures.tokens import DARK, FONT, LIGHT, Tokens, mixed, names, stylesheet, tokens

THEMES = [LIGHT, DARK]
GROUNDS = ("paper", "panel", "water", "land", "gmsx", "gms")
ORIGINS = ("MMR", "KHM", "LAO", "THA", "VNM", "CHN")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: str, b: str) -> float:
    """The contrast ratio of WCAG 2."""
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("ink", THEMES)
def test_origins_are_readable_on_every_ground(ink: Tokens) -> None:
    for code in ORIGINS:
        for ground in GROUNDS:
            assert contrast(ink.origin(code).mark, getattr(ink, ground)) >= 3, (code, ground)
            assert contrast(ink.origin(code).text, getattr(ink, ground)) >= 4.5, (code, ground)


@pytest.mark.parametrize("ink", THEMES)
@pytest.mark.parametrize(
    ("colour", "ground", "ratio"),
    [
        ("ink", "paper", 7),
        ("ink", "sel", 7),
        ("ink2", "paper", 7),
        ("ink2", "gms", 4.5),
        ("ink2", "water", 4.5),
        ("ink3", "paper", 4.5),
        ("rule2", "paper", 3),
        ("focus", "paper", 3),
        ("warn", "warnbg", 4.5),
        ("ink", "warnbg", 7),
        ("error", "paper", 4.5),
        ("ok", "paper", 4.5),
    ],
)
def test_texts_and_edges_are_readable(ink: Tokens, colour: str, ground: str, ratio: float) -> None:
    assert contrast(getattr(ink, colour), getattr(ink, ground)) >= ratio


# Machado, Oliveira and Fernandes (2009), full severity, on linear light.
SEEN_AS = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}  # fmt: skip


def lab(colour: str, eye: str) -> tuple[float, float, float]:
    """A colour as an eye sees it, in CIE Lab."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    light = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    if eye in SEEN_AS:
        light = [min(max(sum(a * b for a, b in zip(row, light, strict=True)), 0), 1) for row in SEEN_AS[eye]]
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    xyz = [
        sum(a * b for a, b in zip(row, light, strict=True)) / white
        for row, white in zip(rows, (0.95047, 1, 1.08883), strict=True)
    ]
    x, y, z = (value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116 for value in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("eye", ["all colours", *SEEN_AS])
@pytest.mark.parametrize("ink", THEMES)
def test_no_two_origins_look_alike(ink: Tokens, eye: str) -> None:
    for one, two in combinations(ORIGINS, 2):
        a, b = lab(ink.origin(one).mark, eye), lab(ink.origin(two).mark, eye)
        assert sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5 > 10, (one, two)


def test_other_origins_are_ink_and_parts_have_the_colour_of_their_country() -> None:
    assert LIGHT.origin("PHL").mark == LIGHT.origin("UNSPECIFIED").text == LIGHT.ink2
    assert LIGHT.origin("CHN_YN") == LIGHT.origin("CHN")
    assert LIGHT.origin("MMR_KC").mark == LIGHT.mmr


def test_each_theme_has_its_colours() -> None:
    assert tokens(Theme.LIGHT) is LIGHT
    assert tokens(Theme.DARK) is DARK
    for ink in THEMES:
        assert all(re.fullmatch("#[0-9A-F]{6}", colour) for colour in asdict(ink).values())


def test_css_and_figures_have_the_same_colours() -> None:
    text = stylesheet()
    light, dark = text.split(':root[data-mantine-color-scheme="dark"]')
    for part, ink in ((light, LIGHT), (dark, DARK)):
        variables = dict(re.findall(r"--([a-z0-9-]+): (#[0-9A-F]{6});", part))
        assert variables == {name.replace("_", "-"): getattr(ink, name) for name in names()}
    assert (ROOT / "assets" / "00_tokens.css").read_text(encoding="utf-8") == text


def test_every_variable_that_a_style_sheet_uses_exists() -> None:
    sheets = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "assets").glob("*.css"))]
    defined = set(re.findall(r"(--[\w-]+)\s*:", "\n".join(sheets)))
    # `--bar` is given where a component stands; Mantine has its own variables.
    used = set(re.findall(r"var\((--[\w-]+)\)", "\n".join(sheets))) - {"--bar"}
    assert {name for name in used if not name.startswith("--mantine")} <= defined


def test_colours_are_written_in_one_place() -> None:
    written = {
        path.name
        for path in [
            *(ROOT / "app").rglob("*.py"),
            *(ROOT / "assets").glob("*.css"),
            *(ROOT / "assets").glob("*.js"),
        ]
        if re.search(r"#[0-9a-fA-F]{6}\b", path.read_text(encoding="utf-8"))
    }
    assert written == {"tokens.py", "00_tokens.css"}


@pytest.mark.parametrize(
    ("share", "expected"), [(0.0, "#FFFFFF"), (1.0, "#102030"), (0.5, "#888F98"), (0.25, "#C3C7CB")]
)
def test_a_paler_tone_lies_between_colour_and_ground(share: float, expected: str) -> None:
    found = mixed("#102030", "#FFFFFF", share)
    channels = zip(*(((int(c[at : at + 2], 16)) for at in (1, 3, 5)) for c in (found, expected)), strict=True)
    assert all(abs(a - b) <= 1 for a, b in channels)


@pytest.mark.parametrize("theme", list(Theme))
def test_the_template_takes_fonts_and_colours_from_the_tokens(theme: Theme) -> None:
    layout, ink = template(theme).layout, tokens(theme)
    assert layout.font.family.startswith(f"'{FONT}'")
    assert layout.font.color == ink.ink
    assert layout.hoverlabel.bgcolor == ink.panel
    assert list(layout.colorway) == [ink.origin(code).mark for code in ORIGINS]
    assert not layout.xaxis.showgrid
    assert layout.dragmode is False


def test_charts_offer_no_way_out() -> None:
    assert CONFIG["showSendToCloud"] is False
    assert CONFIG["displaylogo"] is False
    assert str(CONFIG["topojsonURL"]).startswith("/")
