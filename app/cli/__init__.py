"""The command line `corridors`: serve the dashboard, build, validate and compare the data, take views away."""

import argparse
import logging
import sys
from collections.abc import Sequence

from app.cli import data, export, pack, serve
from app.cli.unusable import Unusable
from app.config import BadSetting, settings_from_environment
from app.data.package.problems import InvalidData


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 well, 1 invalid data or files that failed, 2 an unusable setting or argument.

    `diff` ends as diff(1) does: 0 the same, 1 different, 2 trouble.
    """
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    for library in ("choreographer", "kaleido"):  # they tell every step of every picture
        logging.getLogger(library).setLevel(logging.WARNING)
    chosen = command_line().parse_args(arguments)
    try:
        return int(chosen.run(chosen, settings_from_environment()))
    except InvalidData as error:
        print(error, file=sys.stderr)
        return 1
    except (BadSetting, Unusable) as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130  # as a shell tells of a command that Ctrl+C has ended


def command_line() -> argparse.ArgumentParser:
    """Every command with its options; what a command does stands in `run`."""
    parser = argparse.ArgumentParser(prog="corridors", description="Mekong Migration Corridors")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for each in (serve, data, export, pack):
        each.add(commands)
    return parser
