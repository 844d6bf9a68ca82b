"""The command line `corridors`: serve the dashboard, build and validate the data."""

import argparse
import logging
import sys
from collections.abc import Sequence

from app.config import BadSetting, settings_from_environment
from app.data.problems import InvalidData


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 well, 1 invalid data, 2 an unusable setting or argument."""
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


def _build(_: argparse.Namespace) -> int:
    from app.data.build import write_package

    settings = settings_from_environment()
    package = write_package(settings.data)
    from app.figures.tokens import stylesheet

    (settings.assets / "00_tokens.css").write_text(stylesheet(), encoding="utf-8", newline="\n")
    print(f"Built data version {package.version}.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="corridors", description="Mekong Migration Corridors")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, run, words in (
        ("serve", _serve, "start the dashboard (HOST and PORT set where it listens)"),
        ("validate", _validate, "check every row of the data; names file, line, column, value and remedy"),
        ("build", _build, "build the data package from data/curated and data/raw"),
    ):
        commands.add_parser(name, help=words, description=words).set_defaults(run=run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
