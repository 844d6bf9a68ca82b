"""The temporary folder of a browser that draws, and what became of those of processes that were killed.

A folder belongs to whoever holds the lock in it; the system lets go of a lock when its process ends, however it does.
"""

import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO

if sys.platform != "win32":  # which has no such locks: there folders of killed processes stay
    import fcntl

_PREFIX = "corridors-pictures-"
_LOCK = "in-use"


class WorkFolder:
    """A new folder for the browser at this path; making one removes those that nobody uses any more."""

    def __init__(self, browser: Path) -> None:
        # What snap installs sees no /tmp but its own.
        parent = Path.home() if "snap" in browser.parts else Path(tempfile.gettempdir())
        prefix = f".{_PREFIX}" if parent == Path.home() else _PREFIX
        for each in parent.glob(f"{prefix}*"):
            _remove_unused(each)
        self.path = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
        self._lock = _locked(self.path / _LOCK)

    def remove(self) -> None:
        """Remove the folder with all that is in it, as far as the system lets go of it."""
        if self._lock is not None:
            self._lock.close()
        shutil.rmtree(self.path, ignore_errors=True)


def _remove_unused(folder: Path) -> None:
    if (folder / _LOCK).is_file() and (lock := _locked(folder / _LOCK)) is not None:
        lock.close()
        shutil.rmtree(folder, ignore_errors=True)


def _locked(path: Path) -> IO[bytes] | None:
    """The open file with its lock held; None where another process holds it, or nothing can be locked."""
    try:
        file = path.open("ab")
    except OSError:  # of another user
        return None
    if sys.platform != "win32":
        with suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return file
    file.close()
    return None
