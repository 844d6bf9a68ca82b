"""The commands on the data: `validate`, `build`, `diff`."""

import argparse
import sys

from app.cli.unusable import Commands
from app.config import Settings
from app.data.package.problems import InvalidData


def add(commands: Commands) -> None:
    """Add the commands to the parser."""
    words = "check every row of the data; names file, line, column, value and remedy"
    commands.add_parser("validate", help=words, description=words).set_defaults(run=_validate)
    words = "build the data package from data/curated and data/raw"
    build = commands.add_parser("build", help=words, description=words)
    build.add_argument(
        "--expect",
        action="store_true",
        help="make the numbers of rows found in data/raw those that later builds expect",
    )
    build.set_defaults(run=_build)
    _add_diff(commands)


def _validate(_: argparse.Namespace, settings: Settings) -> int:
    from app.data.package.validate import validate

    report = validate(settings.data)
    print(f"The data are valid: {report}.")
    return 0


def _build(chosen: argparse.Namespace, settings: Settings) -> int:
    from app.data.package.build import write_package

    package = write_package(settings.data, expect=chosen.expect)
    from app.data.load import load_dataset
    from app.figures.map.layouts import write_layouts
    from app.figures.tokens import stylesheet

    (settings.assets / "00_tokens.css").write_text(stylesheet(), encoding="utf-8", newline="\n")
    made = write_layouts(load_dataset(settings.data), settings.data)
    print(f"Built data version {package.version}.")
    if made:
        print(f"Laid out the curves of {', '.join(made)}.")
    return 0


def _diff(chosen: argparse.Namespace, settings: Settings) -> int:
    from app.data.editions.diff import changes
    from app.data.editions.editions import UnknownEdition, edition
    from app.data.editions.releases import UnreadableFigures
    from app.text.diff import Side, diff_csv, diff_lines

    try:
        old, new = edition(settings.data, chosen.old), edition(settings.data, chosen.new)
    except (UnknownEdition, UnreadableFigures, InvalidData) as error:
        print(error, file=sys.stderr)
        return 2
    found = changes(old.figures, new.figures)
    if chosen.format == "csv":
        print(diff_csv(found), end="")
    else:
        sides = [Side(side.name, len(side.figures)) for side in (old, new)]
        print(*diff_lines(sides[0], sides[1], found, every=chosen.all), sep="\n")
    return 0 if found.is_empty else 1


def _add_diff(commands: Commands) -> None:
    words = "list figures added, changed and removed between two editions of the data"
    more = (
        "OLD and NEW are each the version of a kept edition (data/releases/index.csv), `current`, a folder with "
        "observations.csv, a CSV file of figures, or a zip of the data package. The exit code is 0 if the figures "
        "are the same, 1 if they differ, 2 in trouble."
    )
    diff = commands.add_parser("diff", help=words, description=f"{words.capitalize()}. {more}")
    diff.add_argument("old", metavar="OLD")
    diff.add_argument("new", metavar="NEW")
    diff.add_argument(
        "--all", action="store_true", help="list every figure; else many are summed up by series"
    )
    diff.add_argument("--format", choices=("text", "csv"), default="text", help="csv lists every change")
    diff.set_defaults(run=_diff)
