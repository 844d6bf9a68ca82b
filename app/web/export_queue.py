"""Files are made one after the other, kept for a while, and no more than a few people wait for theirs."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from app.export.file import File

MOST_BYTES = 48_000_000
"""Bytes of finished files that one queue keeps."""
MOST_WAITING = 2
"""Requests that wait while another's file is made: each holds one of the server's eight threads."""
PAUSE = 30
"""Seconds after which somebody who was sent away may ask again."""


class Busy(Exception):
    """Too many wait already."""


class Queue:
    """Makes files one at a time; those that were asked for last are kept."""

    def __init__(self, most_bytes: int = MOST_BYTES, most_waiting: int = MOST_WAITING) -> None:
        self._most_bytes = most_bytes
        self._places = threading.BoundedSemaphore(most_waiting + 1)
        self._turn = threading.Lock()
        self._guard = threading.Lock()
        self._files: OrderedDict[Hashable, File] = OrderedDict()

    def file(self, key: Hashable, make: Callable[[], File]) -> File:
        """The file under this key: one that was kept, or what `make` returns. Busy if too many wait."""
        found = self.kept(key)
        if found is not None:
            return found
        if not self._places.acquire(blocking=False):
            raise Busy
        try:
            with self._turn:
                # Somebody may have asked for the same and been served meanwhile.
                found = self.kept(key)
                if found is None:
                    found = make()
                    self._keep(key, found)
                return found
        finally:
            self._places.release()

    def kept(self, key: Hashable) -> File | None:
        """The file under this key, if it is there."""
        with self._guard:
            if key in self._files:
                self._files.move_to_end(key)
            return self._files.get(key)

    def _keep(self, key: Hashable, file: File) -> None:
        with self._guard:
            self._files[key] = file
            while sum(len(each.content) for each in self._files.values()) > self._most_bytes:
                self._files.popitem(last=False)
