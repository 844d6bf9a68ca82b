"""The page in which a browser draws pictures: Plotly, our fonts, base map and scripts (`browser_page/`), in one file.

Nothing in it asks any address but that of Plotly's own file on this disk.
"""

import re
from base64 import b64encode
from importlib import resources
from pathlib import Path

import plotly

from app.export.context import Context

_SCRIPTS = ("glyphs.js", "halo.js", "fonts.js", "lines.js", "drawing.js", "svg.js", "plate.js")
_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' file:; style-src 'unsafe-inline'; "
    "font-src data:; img-src data: blob:; connect-src data: blob:"
)
_FONT_FILE = re.compile(r'url\("(fonts/[^"]+)"\)')


class PicturePage:
    """What Kaleido opens in place of its own page (its `page_generator`)."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def generate_index(self) -> str:
        """The page as ASCII text: Kaleido writes it in whatever encoding the system has."""
        assets = self._context.settings.assets
        tokens = (assets / "00_tokens.css").read_text(encoding="utf-8")
        parts = [
            "<!DOCTYPE html><html><head><meta charset='utf-8'><title>Picture</title>",
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            f"<style>{tokens}</style><style id='faces'>{_faces(assets)}</style>",
            f"<style>{_own('plate.css')}</style><style id='paper'></style>",
            f"<script>{(assets / '00_plotly_offline.js').read_text(encoding='utf-8')}</script>",
            f"<script src='{_plotly_script().as_uri()}' charset='utf-8'></script>",
            *(
                f"<script type='application/json' data-file='{name}'>{content.decode()}</script>"
                for name, content in self._context.basemap.files.items()
            ),
            *(f"<script>{_own(name)}</script>" for name in _SCRIPTS),
            "</head><body></body></html>",
        ]
        return "\n".join(parts).encode("ascii", "xmlcharrefreplace").decode("ascii")


def _own(name: str) -> str:
    return (resources.files("app.export.picture") / "browser_page" / name).read_text(encoding="utf-8")


def _plotly_script() -> Path:
    return Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


def _faces(assets: Path) -> str:
    """The style sheet of the fonts with their files inside, so that a picture can carry them along."""
    sheet = (assets / "10_fonts.css").read_text(encoding="utf-8")

    def inline(found: re.Match[str]) -> str:
        return f"url(data:font/woff2;base64,{b64encode((assets / found[1]).read_bytes()).decode()})"

    return _FONT_FILE.sub(inline, sheet).replace("font-display: swap", "font-display: block")
