"""The files that all pages of a static site share: plotly.js, base maps, styles, fonts and the site's own scripts."""

import re
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from app.config import Settings
from app.export.deck.assets import figure_script, player_scripts, player_styles
from app.export.pack.bundle import Bundle

_SHEETS = (
    "00_tokens.css",
    "10_fonts.css",
    "20_base.css",
    "30_map.css",
    "30_map_areas.css",
    "30_map_legend.css",
    "31_map_play.css",
    "30_panel.css",
    "40_trends.css",
    "45_words.css",
    "46_compare.css",
    "47_country.css",
    "48_corridor.css",
    "49_about.css",
    "49_sources.css",
    "49_timeline.css",
    "50_data.css",
    "55_card.css",
    "56_ways.css",
    "58_terms.css",
)
"""Style sheets of the dashboard whose elements stand on pages of the site."""
_OF_DECK = ("00_tokens.css", "10_fonts.css")
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def shared_files(settings: Settings, bundle: Bundle) -> dict[str, bytes]:
    """The shared files but the base maps, by path from the site's root."""
    assets = settings.assets
    sheets = _sheets(assets, _SHEETS)
    offline = (assets / "00_plotly_offline.js").read_text(encoding="utf-8")
    files = {
        "shared/site.css": f"{_COMMENT.sub('', sheets)}\n{own('site.css')}",
        "shared/deck.css": _COMMENT.sub("", f"{_sheets(assets, _OF_DECK)}\n{player_styles(assets)}"),
        "shared/deck.js": player_scripts(assets),
        "shared/story.js": own("story.js"),
        "shared/theme.js": own("theme.js"),
        "shared/site.js": f"{figure_script(assets)}\n{own('site.js')}",
        "shared/plotly.js": f"{offline}\n{bundle.script}",
    }
    fonts = {f"shared/fonts/{path.name}": path.read_bytes() for path in _fonts(assets)}
    return {name: text.encode() for name, text in files.items()} | fonts


def _sheets(assets: Path, names: Sequence[str]) -> str:
    return "\n".join((assets / name).read_text(encoding="utf-8") for name in names)


def own(name: str) -> str:
    """A script or style sheet of the site itself."""
    return (resources.files("app.export.site") / "assets" / name).read_text(encoding="utf-8")


def _fonts(assets: Path) -> list[Path]:
    return sorted((assets / "fonts").iterdir())
