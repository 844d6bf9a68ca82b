"""`corridors pack`: a story as one offline file, or the main views as a static site."""

import argparse
from pathlib import Path

from app.cli.unusable import Commands, Unusable
from app.config import Settings

_MORE = """\
--story writes one HTML file that opens from a USB stick, without a server and
without the internet: the story with its charts, its data as a table with
search, its sources. --site writes a folder of pages for any web host, where
CORRIDORS_ADDRESS says that readers find it. Both are smaller with the plotly.js
that `make bundle` builds; without it the whole one is used, and the command
says so.

The exit code is 0 if it was written, 1 if making it failed, 2 if something
asked for cannot be used.
"""


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    words = "write a story as one offline file, or the main views as a static site"
    parser = commands.add_parser(
        "pack",
        help=words,
        description=f"{words.capitalize()}.",
        epilog=_MORE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--story", metavar="ID", help="a story: its id or its file")
    what.add_argument("--site", metavar="DIR", type=Path, help="the folder of the static site")
    parser.add_argument("--to", metavar="FILE.html", type=Path, help="the file of the story")
    parser.add_argument("--lang", help="the language of the story")
    parser.set_defaults(run=_pack)


def _pack(chosen: argparse.Namespace, settings: Settings) -> int:
    if chosen.story is not None and chosen.to is None:
        raise Unusable("Say with --to where to write: a file, as --to workshop.html.")
    if chosen.site is not None and chosen.to is not None:
        raise Unusable("--to goes with --story; the folder of a site stands after --site.")
    from app.cli.packing import run

    return run(chosen, settings)
