"""The font files that a text needs, written into a style sheet, for documents that may fetch nothing."""

import re
from base64 import b64encode
from pathlib import Path

_FACE = re.compile(r"@font-face \{.*?\}", re.DOTALL)
_FILE = re.compile(r'url\("(fonts/[^"]+)"\)')
_RANGE = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")


def faces(assets: Path, text: str) -> str:
    """The rules of assets/10_fonts.css whose characters stand in `text`, with their files inside.

    A character that several rules hold needs the last one only, as browsers take that.
    """
    rules = _FACE.findall((assets / "10_fonts.css").read_text(encoding="utf-8"))
    wanted: set[int] = set()
    for character in set(text):
        code = ord(character)
        holds = [at for at, rule in enumerate(rules) if _holds(rule, code)]
        wanted |= {holds[-1]} if holds else set()
    return "\n".join(_inlined(assets, rule) for at, rule in enumerate(rules) if at in wanted)


def _holds(rule: str, code: int) -> bool:
    return any(
        int(first, 16) <= code <= int(last or first, 16)
        for first, last in _RANGE.findall(rule.partition("unicode-range:")[2])
    )


def _inlined(assets: Path, rule: str) -> str:
    def inline(found: re.Match[str]) -> str:
        content = b64encode((assets / found[1]).read_bytes()).decode()
        return f'url("data:font/woff2;base64,{content}")'

    return _FILE.sub(inline, rule)
