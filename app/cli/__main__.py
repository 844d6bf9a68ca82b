"""`python -m app.cli`, where the command `corridors` is not installed."""

import sys

from app.cli import main

sys.exit(main())
