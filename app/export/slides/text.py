"""Text on slides: fonts of every script that Office machines have, the language of each run, and sizes that fit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from app.figures.trends.labels import shortened, wrapped
from app.flowmap.labels import text_size

LATIN = "Calibri"
"""Comes with Office on Windows and on the Mac, has the letters of Vietnamese, and LibreOffice has Carlito of the same
widths; Noto Sans would be replaced on most machines by a font of other widths.
"""
CHINESE = "Microsoft YaHei"
LEELAWADEE, MYANMAR = "Leelawadee UI", "Myanmar Text"
"""In Windows since version 8, Leelawadee UI for Thai, Lao and Khmer; elsewhere the system's own font of the script
stands in.
"""
SCRIPT_FONTS = {
    "Thai": LEELAWADEE,
    "Laoo": LEELAWADEE,
    "Khmr": LEELAWADEE,
    "Mymr": MYANMAR,
    "Hans": CHINESE,
    "Hant": CHINESE,
    "Viet": LATIN,
}
"""Fonts of a theme by ISO 15924 code of the script."""

LEAST = 12.0
"""Points below which no text of a slide goes; source and footer excepted."""

_COMPLEX = (
    (0x0E00, 0x0EFF, LEELAWADEE),
    (0x1000, 0x109F, MYANMAR),
    (0x1780, 0x17FF, LEELAWADEE),
    (0x19E0, 0x19FF, LEELAWADEE),
    (0xA9E0, 0xAA7F, MYANMAR),
)
"""First and last character of complex scripts, and their font."""
_LANGUAGES = {
    "en": "en-GB",
    "th": "th-TH",
    "my": "my-MM",
    "km": "km-KH",
    "lo": "lo-LA",
    "vi": "vi-VN",
    "zh": "zh-CN",
}
_NARROWER, _BOLDER = 0.87, 1.03
"""Calibri is narrower than the letters whose widths are known (0.83 to 0.89 of them, measured); bold is wider."""
_UNSPACED = 1.08
"""Scripts without spaces break at words that are not known here: lines are not wholly filled."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text of one size in points and one hexadecimal colour."""

    text: str
    size: float
    colour: str
    bold: bool = False


Line = tuple[Run, ...]
"""A paragraph: runs in a row."""


def complex_font(text: str, lang: str) -> str:
    """The font of the complex script of a text, else of the language."""
    for letter in text:
        at = ord(letter)
        for first, last, font in _COMPLEX:
            if first <= at <= last:
                return font
    return MYANMAR if lang == "my" else LEELAWADEE


def office_language(lang: str) -> str:
    """A language as Office writes it."""
    return _LANGUAGES.get(lang, _LANGUAGES["en"])


def run_properties(run: Run, lang: str, tag: str = "a:rPr") -> str:
    """The properties of a run as XML, with the fonts of all scripts."""
    code = office_language(lang)
    other = ' altLang="en-GB"' if code != "en-GB" else ""
    return (
        f'<{tag} lang="{code}"{other} sz="{round(run.size * 100)}" b="{int(run.bold)}">'
        f'<a:solidFill><a:srgbClr val="{run.colour.lstrip("#")}"/></a:solidFill>'
        f"<a:latin typeface={quoteattr(LATIN)}/><a:ea typeface={quoteattr(CHINESE)}/>"
        f"<a:cs typeface={quoteattr(complex_font(run.text, lang))}/></{tag}>"
    )


def paragraph(line: Sequence[Run], lang: str, *, align: str = "l", after: float = 0.0) -> str:
    """A paragraph as XML, `after` points of air below it."""
    runs = "".join(
        f"<a:r>{run_properties(run, lang)}<a:t>{escape(clean(run.text))}</a:t></a:r>" for run in line
    )
    space = f'<a:spcAft><a:spcPts val="{round(after * 100)}"/></a:spcAft>' if after else ""
    return f'<a:p><a:pPr algn="{align}">{space}</a:pPr>{runs}</a:p>'


def clean(text: str) -> str:
    """A text without characters that XML forbids."""
    return "".join(letter for letter in text if letter in "\t\n" or ord(letter) >= 32)


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line in points."""
    return text_size(text, size)[0] * narrowing(text) * (_BOLDER if bold else 1.0)


def narrowing(text: str) -> float:
    """How much narrower a text is in the fonts of the slides than it was measured; scripts of Asia as measured."""
    return _NARROWER if all(ord(letter) < 0x0E00 for letter in text) else 1.0


def broken(text: str, size: float, width: float) -> list[str]:
    """A text broken at spaces into lines of at most `width` points; a longer word stands alone."""
    return wrapped(text, size * narrowing(text), width)


def shorter(text: str, size: float, width: float) -> str:
    """A text cut at a space, with an ellipsis, to `width` points; empty where nothing fits."""
    return shortened(text, size * narrowing(text), width)


def height_of(text: str, size: float) -> float:
    """The height of a line in points: Burmese and Khmer need more than Latin letters."""
    return text_size(text or "x", size)[1]


@lru_cache(maxsize=8192)
def lines_of(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """How many lines a text takes at a size in a width, both in points."""
    count = 0
    for part in text.split("\n"):
        used, lines = 0.0, 1
        for word in part.split(" "):
            wide = width_of(word, size, bold=bold)
            if wide > width:
                # A run of letters without spaces, or a word that is broken wherever it must be.
                taken = (used + wide * _UNSPACED) / width
                lines += int(taken)
                used = (taken - int(taken)) * width
                continue
            space = width_of(" ", size) if used else 0.0
            if used and used + space + wide > width:
                lines, used = lines + 1, wide
            else:
                used += space + wide
        count += lines
    return count


def block_height(text: str, size: float, width: float, *, bold: bool = False) -> float:
    """The height of a text broken into a width, in points."""
    return lines_of(text, size, width, bold=bold) * height_of(text, size)


def fitting_size(
    text: str, width: float, height: float, sizes: Iterable[float], *, bold: bool = False
) -> float:
    """The first of several sizes at which a text fits into a box, else the last of them."""
    last = LEAST
    for size in sizes:
        last = size
        if block_height(text, size, width, bold=bold) <= height:
            break
    return last


def cut(text: str, size: float, width: float, height: float, more: str = "") -> str:
    """A text that fits into a box: whole, else cut at a word with an ellipsis, and `more` after it."""
    if block_height(text, size, width) <= height:
        return text
    # Scripts without spaces are cut between letters that carry no mark.
    parts, glue = (text.split(" "), " ") if text.count(" ") > len(text) / 30 else (list(text), "")
    low, high = 0, len(parts)
    while low < high:
        middle = (low + high + 1) // 2
        if block_height(_shortened(parts[:middle], glue, more), size, width) <= height:
            low = middle
        else:
            high = middle - 1
    return _shortened(parts[:low], glue, more)


def _shortened(parts: Sequence[str], glue: str, more: str) -> str:
    return f"{glue.join(parts).rstrip(' ,;:')}… {more}".rstrip()
