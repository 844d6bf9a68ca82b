"""Design tokens of both themes, the only place where a colour is written: CSS and figures take them here."""

from dataclasses import asdict, dataclass, fields

from app.domain.codes import Theme

FONT = "Noto Sans"
BLACK, WHITE = "#000000", "#FFFFFF"
"""Full contrast, for projectors; and what office programs and scanners expect."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The colour of an origin: of its marks, and of its text (4.5:1 on every ground of the map)."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """All colours of a theme. Names as in the design brief.

    `area1` to `area4` are the steps of shaded countries, `less2` to `more2` those of a balance; on them borders are
    drawn in `area_line` and rivers in `area_river`, since darker ground would hide the usual ones.
    """

    paper: str
    panel: str
    ink: str
    ink2: str
    ink3: str
    rule2: str
    rule: str
    sel: str
    focus: str
    water: str
    land: str
    gmsx: str
    gms: str
    border: str
    coast: str
    river: str
    halo: str
    area1: str
    area2: str
    area3: str
    area4: str
    less2: str
    less1: str
    even: str
    more1: str
    more2: str
    area_line: str
    area_river: str
    warn: str
    warnbg: str
    error: str
    ok: str
    channel1: str
    channel2: str
    channel3: str
    mmr: str
    mmr_text: str
    khm: str
    khm_text: str
    lao: str
    lao_text: str
    tha: str
    tha_text: str
    vnm: str
    vnm_text: str
    chn: str
    chn_text: str

    def origin(self, code: str) -> Ink:
        """The stable colour of a country of origin (a part has its country's); other origins are ink."""
        name = code[:3].lower()
        if name not in _ORIGINS:
            return Ink(self.ink2, self.ink2)
        return Ink(getattr(self, name), getattr(self, f"{name}_text"))


_ORIGINS = frozenset(("mmr", "khm", "lao", "tha", "vnm", "chn"))

LIGHT = Tokens(
    paper="#FBF9F4",
    panel="#FFFFFF",
    ink="#1C2427",
    ink2="#4A555A",
    ink3="#667177",
    rule2="#858B8F",
    rule="#D9D4C8",
    sel="#E9EEF3",
    focus="#0B63CE",
    water="#E3EBEE",
    land="#EEEAE1",
    gmsx="#F7F3EA",
    gms="#FDFCF9",
    border="#A8A296",
    coast="#9FB0B6",
    river="#C3D5DC",
    halo="#FDFCF9",
    area1="#F4F0E6",
    area2="#DDD8CB",
    area3="#BFBAAE",
    area4="#9A968C",
    less2="#DDB674",
    less1="#F1E1C0",
    even="#FBF9F4",
    more1="#D3DBE0",
    more2="#A0B0BA",
    area_line="#5A5B58",
    area_river="#557C93",
    warn="#8A4B00",
    warnbg="#FBF0DC",
    error="#B00020",
    ok="#1F6B3A",
    channel1="#4B565B",
    channel2="#8E989D",
    channel3="#C3C9CB",
    mmr="#1A549D",
    mmr_text="#1A549D",
    khm="#9B4330",
    khm_text="#9B4330",
    lao="#44907A",
    lao_text="#226A56",
    tha="#472A4D",
    tha_text="#472A4D",
    vnm="#AD7B00",
    vnm_text="#7F5700",
    chn="#605D6A",
    chn_text="#56535F",
)
DARK = Tokens(
    paper="#12181B",
    panel="#182024",
    ink="#F1EFEA",
    ink2="#BCC4C7",
    ink3="#98A3A8",
    rule2="#76838A",
    rule="#334046",
    sel="#243038",
    focus="#8AB8FF",
    water="#141D22",
    land="#222B2F",
    gmsx="#2A3439",
    gms="#303B40",
    border="#66737A",
    coast="#4C5B63",
    river="#263136",
    halo="#161D21",
    area1="#2B3438",
    area2="#3C474C",
    area3="#4F5B61",
    area4="#636F75",
    less2="#7A5A1E",
    less1="#4A3D26",
    even="#222A2E",
    more1="#3A4953",
    more2="#56707F",
    area_line="#A9B4B9",
    area_river="#08161D",
    warn="#FFCF8A",
    warnbg="#33290F",
    error="#FFB4AB",
    ok="#8FD6A5",
    channel1="#AEB8BC",
    channel2="#7F8A8F",
    channel3="#566166",
    mmr="#5E9EED",
    mmr_text="#92BEFA",
    khm="#DA6231",
    khm_text="#FF9A70",
    lao="#66E5DB",
    lao_text="#7DEBE1",
    tha="#AE7599",
    tha_text="#D6A0C3",
    vnm="#F5B64C",
    vnm_text="#FFC766",
    chn="#B0AB96",
    chn_text="#C6C2B0",
)


def tokens(theme: Theme) -> Tokens:
    """The colours of a theme."""
    return DARK if theme == Theme.DARK else LIGHT


def stylesheet() -> str:
    """The text of assets/00_tokens.css: CSS variables, light by default and dark where Mantine says so."""
    blocks = [(":root", LIGHT), (':root[data-mantine-color-scheme="dark"]', DARK)]
    lines = ["/* Made by `make data` from app/figures/tokens.py; change the colours there. */"]
    for selector, palette in blocks:
        lines.append(f"{selector} {{")
        lines += [f"  --{name.replace('_', '-')}: {value};" for name, value in asdict(palette).items()]
        lines.append("}")
    return "\n".join(lines) + "\n"


def names() -> tuple[str, ...]:
    """The names of all tokens."""
    return tuple(field.name for field in fields(Tokens))


def mixed(colour: str, ground: str, share: float) -> str:
    """`share` of a colour on a ground, both hexadecimal: a paler tone that needs no transparency."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + "".join(f"{round(share * top + (1 - share) * below):02X}" for top, below in pairs)


def contrast(one: str, other: str) -> float:
    """The contrast of two hexadecimal colours, as WCAG defines it: from 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (part / 255 for part in _channels(colour))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue
