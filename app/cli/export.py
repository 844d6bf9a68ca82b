"""`corridors export`: a view, a list of views, a story as slides, or the data package."""

import argparse
from pathlib import Path

from app.cli.unusable import Commands, Unusable
from app.config import Settings
from app.state.exports import CENTIMETRES, DPI, LOOK, SCALES, SHAPES, Kind, Size

_TAKEN: dict[str, tuple[str, ...]] = {
    "view": ("to", "chart", "lang", *LOOK),
    "list": ("to", "jobs", "quiet"),
    "story": ("to", "lang"),
    "package": (),
}
"""The options that go with each thing that can be taken away."""
_WHERE = {
    "view": "a file, as --to map.png",
    "list": "a folder, as --to out/",
    "story": "a file, as --to story.pptx",
}
_INSTEAD = {
    "view": "Leave it out.",
    "list": "In a list it stands in the file, for one item or for all.",
    "story": "Leave it out.",
    "package": "Leave it out: the name of the file stands after --package.",
}
_MOST_JOBS = 32
_MORE = """\
The ending of FILE says its kind: {kinds}.
A view is the address of a page, as the browser shows it or from its first slash
on: /trends?origin=MMR. On a page with several charts, chart= in the address or
--chart chooses one; /data is a table.

A view without figures is written all the same: the file says so, and a warning
goes to stderr. Pictures and slides need Chrome or Chromium (CHROME_PATH names
one in an unusual place); tables do not. CORRIDORS_ADDRESS, where readers reach
this copy, stands in every file and in the QR code.

The exit code is 0 if every file was written, 1 if one failed, 2 if something
asked for cannot be used. docs/exports.md says more; docs/annual-report.yml is a
list to begin with.
"""


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    words = "write views, stories and the data package to files"
    parser = commands.add_parser(
        "export",
        help=words,
        description=f"{words.capitalize()}.",
        epilog=_MORE.format(kinds=", ".join(Kind)),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--view", metavar="ADDRESS", help="the view at an address")
    what.add_argument("--list", metavar="FILE.yml", type=Path, help="every view of a list")
    what.add_argument("--story", metavar="ID", help="a story as slides: its id or its file")
    what.add_argument(
        "--package", metavar="FILE.zip", type=Path, help="all data, with README, licence, citation"
    )
    parser.add_argument("--to", metavar="FILE", type=Path, help="the file; with --list the folder")
    parser.add_argument("--chart", help="on pages with several charts, the one meant")
    parser.add_argument("--lang", help="the language, else that of the address")
    sizes = ", ".join(f"{size} {shape.width} x {shape.height}" for size, shape in SHAPES.items())
    parser.add_argument("--size", choices=tuple(map(str, Size)), help=f"what a picture is for: {sizes}")
    parser.add_argument(
        "--scale", type=int, choices=SCALES, help="pixels of a PNG for each pixel of that size"
    )
    least, most = CENTIMETRES
    parser.add_argument(
        "--cm", type=_centimetres, help=f"printed width, {least:g} to {most:g}; a PNG has {DPI} dots per inch"
    )
    parser.add_argument(
        "--dark", action="store_true", default=None, help="dark colours instead of light ones"
    )
    parser.add_argument("--qr", action="store_true", default=None, help="the QR code of the public address")
    parser.add_argument("--jobs", type=_jobs, metavar="N", help="with --list: pictures drawn side by side")
    parser.add_argument(
        "--quiet", action="store_true", default=None, help="with --list: no line for each file, only the end"
    )
    parser.set_defaults(run=_export)


def _export(chosen: argparse.Namespace, settings: Settings) -> int:
    what = next(name for name in _TAKEN if getattr(chosen, name) is not None)
    for name in {name for names in _TAKEN.values() for name in names} - set(_TAKEN[what]):
        if getattr(chosen, name) is not None:
            other = next(each for each, names in _TAKEN.items() if name in names)
            raise Unusable(f"--{name} goes with --{other}, not with --{what}. {_INSTEAD[what]}")
    if "to" in _TAKEN[what] and chosen.to is None:
        raise Unusable(f"Say with --to where to write: {_WHERE[what]}.")
    from app.cli.taking import run

    return run(what, chosen, settings)


def _centimetres(text: str) -> float:
    least, most = CENTIMETRES
    try:
        if least <= (width := float(text)) <= most:
            return width
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{text!r} is no number of centimetres from {least:g} to {most:g}")


def _jobs(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= _MOST_JOBS:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 1 to {_MOST_JOBS}")
