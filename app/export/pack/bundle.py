"""plotly.js for files that go without the dashboard: the small build of `make bundle`, else the full file of plotly.py.

The build stands in the folder `.bundle`, outside version control: `plotly.min.js` and `bundle.json`, which says the
version of plotly.js, the trace types and the checksum. app/export/pack/bundle_build.py writes both.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plotly.offline import get_plotlyjs, get_plotlyjs_version

from app.config import ROOT
from app.text.i18n import _

TRACES = ("bar", "choropleth", "heatmap", "sankey", "scatter", "scattergeo")
"""Every type of trace that a chart of the registry draws."""
FOLDER = ROOT / ".bundle"
SCRIPT, SHEET = "plotly.min.js", "bundle.json"
"""The build, and what is known of it."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A script that defines `Plotly`, and a sentence for the person who asked about which one it is."""

    script: str
    words: str
    small: bool


def plotly_bundle(folder: Path = FOLDER) -> Bundle:
    """The build in `folder` where it is whole and fits this plotly.py, else the full file, with the reason in words."""
    version = get_plotlyjs_version()
    script, reason = _build(folder, version)
    if script:
        words = _("plotly.js {version} with the {n} trace types in use: {size} MB.")
        sized = words.format(version=version, n=len(TRACES), size=_megabytes(script))
        return Bundle(script, sized, small=True)
    full: str = get_plotlyjs()
    return Bundle(
        full,
        _(
            "{reason} The full plotly.js is used instead: {size} MB. `make bundle` makes a smaller one."
        ).format(reason=reason, size=_megabytes(full)),
        small=False,
    )


def sheet_of(script: bytes, version: str) -> dict[str, Any]:
    """What `bundle.json` says of a build."""
    return {"plotly.js": version, "traces": list(TRACES), "sha256": hashlib.sha256(script).hexdigest()}


def _build(folder: Path, version: str) -> tuple[str, str]:
    """The text of the build, or nothing and the reason."""
    try:
        script = (folder / SCRIPT).read_bytes()
        sheet = json.loads((folder / SHEET).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return "", _("No small build of plotly.js is here.")
    except (OSError, ValueError):
        return "", _("The small build of plotly.js cannot be read.")
    made_of = sheet if isinstance(sheet, dict) else {}
    if made_of.get("sha256") != hashlib.sha256(script).hexdigest():
        return "", _("The small build of plotly.js is not the file that was built: its checksum differs.")
    if made_of.get("plotly.js") != version:
        return "", _("The small build is of plotly.js {other}, and this is {version}.").format(
            other=made_of.get("plotly.js"), version=version
        )
    missing = sorted(set(TRACES) - set(made_of.get("traces", [])))
    if missing:
        return "", _("The small build of plotly.js lacks {traces}.").format(traces=", ".join(missing))
    return script.decode(), ""


def _megabytes(script: str) -> str:
    return f"{len(script.encode()) / 1e6:.1f}"
