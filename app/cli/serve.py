"""`corridors serve`: the dashboard in a browser."""

import argparse
import signal
import sys

from app.cli.unusable import Commands
from app.config import Settings


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    words = "start the dashboard (HOST and PORT set where it listens)"
    commands.add_parser("serve", help=words, description=words).set_defaults(run=_serve)


def _serve(_: argparse.Namespace, settings: Settings) -> int:
    from app.factory import create_app

    server = create_app(settings).server
    from waitress import serve

    print(
        f"Mekong Migration Corridors is ready: http://{settings.host}:{settings.port} (stop with Ctrl+C)",
        flush=True,
    )
    # Ended by a service manager it tidies up as after Ctrl+C: the browser that draws pictures has folders of its own.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        serve(server, host=settings.host, port=settings.port, threads=settings.threads, ident=None)
    except OSError as error:
        print(
            f"Cannot listen on {settings.host}:{settings.port}: {error}. Choose another PORT.",
            file=sys.stderr,
        )
        return 2
    return 0
