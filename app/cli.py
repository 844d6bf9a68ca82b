"""The command line `corridors`: serve the dashboard, build, validate and compare the data."""

import argparse
import logging
import sys
from collections.abc import Sequence

from app.config import BadSetting, settings_from_environment
from app.data.problems import InvalidData


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 well, 1 invalid data, 2 an unusable setting or argument.

    `diff` ends as diff(1) does: 0 the same, 1 different, 2 trouble.
    """
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except InvalidData as error:
        print(error, file=sys.stderr)
        return 1
    except BadSetting as error:
        print(error, file=sys.stderr)
        return 2


def _serve(_: argparse.Namespace) -> int:
    settings = settings_from_environment()
    from app.factory import create_app

    server = create_app(settings).server
    from waitress import serve

    print(
        f"Mekong Migration Corridors is ready: http://{settings.host}:{settings.port} (stop with Ctrl+C)",
        flush=True,
    )
    try:
        serve(server, host=settings.host, port=settings.port, threads=8, ident=None)
    except OSError as error:
        print(
            f"Cannot listen on {settings.host}:{settings.port}: {error}. Choose another PORT.",
            file=sys.stderr,
        )
        return 2
    return 0


def _validate(_: argparse.Namespace) -> int:
    from app.data.validate import validate

    report = validate(settings_from_environment().data)
    print(f"The data are valid: {report}.")
    return 0


def _build(chosen: argparse.Namespace) -> int:
    from app.data.build import write_package

    settings = settings_from_environment()
    package = write_package(settings.data, expect=chosen.expect)
    from app.data.load import load_dataset
    from app.figures.layouts import write_layouts
    from app.figures.tokens import stylesheet

    (settings.assets / "00_tokens.css").write_text(stylesheet(), encoding="utf-8", newline="\n")
    made = write_layouts(load_dataset(settings.data), settings.data)
    print(f"Built data version {package.version}.")
    if made:
        print(f"Laid out the curves of {', '.join(made)}.")
    return 0


def _diff(chosen: argparse.Namespace) -> int:
    from app.data.diff import changes
    from app.data.editions import UnknownEdition, edition
    from app.data.releases import UnreadableFigures
    from app.text.diff import Side, diff_csv, diff_lines

    data = settings_from_environment().data
    try:
        old, new = edition(data, chosen.old), edition(data, chosen.new)
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="corridors", description="Mekong Migration Corridors")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, run, words in (
        ("serve", _serve, "start the dashboard (HOST and PORT set where it listens)"),
        ("validate", _validate, "check every row of the data; names file, line, column, value and remedy"),
    ):
        commands.add_parser(name, help=words, description=words).set_defaults(run=run)
    words = "build the data package from data/curated and data/raw"
    build = commands.add_parser("build", help=words, description=words)
    build.add_argument(
        "--expect",
        action="store_true",
        help="make the numbers of rows found in data/raw those that later builds expect",
    )
    build.set_defaults(run=_build)
    _add_diff(commands)
    return parser


def _add_diff(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
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


if __name__ == "__main__":
    sys.exit(main())
