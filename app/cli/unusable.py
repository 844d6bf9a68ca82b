"""What a command that cannot begin tells, and what commands are added to."""

import argparse
from typing import TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""What `add_subparsers` gives, to which every module of this package adds its commands."""


class Unusable(Exception):
    """An argument cannot be used; the message says why and what to do. The exit code is 2."""
