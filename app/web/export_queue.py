"""Files are made one after the other, kept for a while, and no more than a few people wait for theirs.

Whoever waits holds a thread of the server. All queues together have fewer places than there are threads (`places`), so
that pages and the health check are answered however many ask for files.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import ExitStack, contextmanager

from app.export.file import File

MOST_BYTES = 48_000_000
"""Bytes of finished files that one queue keeps."""
MOST_WAITING = 2
"""Requests that wait while another's file is made."""
PAUSE = 3
"""Seconds after which somebody who was sent away may ask again."""
_FREE = 3
"""Threads that no file takes: for a page, the health check, and an answer that takes long, as a large table."""


class Busy(Exception):
    """Too many wait already."""


def places(threads: int) -> threading.Semaphore:
    """What the queues of a server with so many threads share: the requests for files that may hold one."""
    return threading.BoundedSemaphore(max(1, threads - _FREE))


class Queue:
    """Makes files one at a time; those that were asked for last are kept. `shared` are the places of all queues."""

    def __init__(
        self,
        shared: threading.Semaphore,
        most_bytes: int = MOST_BYTES,
        most_waiting: int = MOST_WAITING,
    ) -> None:
        self._shared = shared
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
        with self._place(), self._turn:
            # Somebody may have asked for the same and been served meanwhile.
            found = self.kept(key)
            if found is None:
                found = make()
                self._keep(key, found)
            return found

    def kept(self, key: Hashable) -> File | None:
        """The file under this key, if it is there."""
        with self._guard:
            if key in self._files:
                self._files.move_to_end(key)
            return self._files.get(key)

    @contextmanager
    def _place(self) -> Iterator[None]:
        """A place in this queue and among those of all queues. Busy where there is none."""
        with ExitStack() as held:
            for places in (self._places, self._shared):
                if not places.acquire(blocking=False):
                    raise Busy
                held.callback(places.release)
            yield

    def _keep(self, key: Hashable, file: File) -> None:
        with self._guard:
            self._files[key] = file
            while sum(len(each.content) for each in self._files.values()) > self._most_bytes:
                self._files.popitem(last=False)
