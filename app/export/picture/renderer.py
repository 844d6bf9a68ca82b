"""One browser kept open that draws plates: Kaleido in a thread of its own, for any number of callers."""

import asyncio
import atexit
import json
import threading
from collections.abc import Iterable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from choreographer.errors import BrowserClosedError, BrowserFailedError, ChannelClosedError

from app.export.context import Context
from app.export.picture.browser import required_browser
from app.export.picture.chromium import WarmKaleido
from app.export.picture.metadata import finished
from app.export.picture.page import PicturePage
from app.export.picture.plate import Plate
from app.state.exports import Kind, Options

Result = TypeVar("Result")

TIMEOUT = 60.0
"""Seconds after which a picture counts as failed."""
ENDING = 30.0
"""Seconds that a browser is given to end, until it is killed and tidied up after."""
_CRASHES = (
    BrowserClosedError,
    BrowserFailedError,
    ChannelClosedError,
    ConnectionError,
    TimeoutError,
    CancelledError,  # what waits for an answer while the browser ends
)


class PictureFailed(Exception):
    """The browser could not draw; the message says what it answered."""


class Renderer:
    """Draws plates as PNG, SVG and PDF. The browser starts with the first picture, with `workers` pages in it.

    Any thread may ask. After a crash the browser is started anew and the picture tried once more.
    """

    def __init__(self, context: Context, workers: int = 1) -> None:
        self._context = context
        self._workers = workers
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._kaleido: WarmKaleido | None = None

    def __enter__(self) -> "Renderer":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def picture(self, plate: Plate, kind: Kind, options: Options) -> bytes:
        """A plate as a file of this kind. NoBrowser if there is none, PictureFailed if it cannot draw."""
        drawn = self._asked(plate.measuring(), Kind.JSON, 1.0)
        for is_last in (False, False, True):
            box = json.loads(drawn)
            spec = plate.drawing(box["width"], box["height"], is_last=is_last)
            drawn = self._asked(spec, kind, options.pixel_ratio)
            if not drawn.startswith(b"{"):
                break
        return finished(drawn, kind, plate.words, options)

    def pictures(self, wanted: Iterable[tuple[Plate, Kind, Options]]) -> list[bytes | Exception]:
        """Many plates at once, in their order; where one fails, what went wrong stands in its place."""

        def one(each: tuple[Plate, Kind, Options]) -> bytes | Exception:
            try:
                return self.picture(*each)
            except Exception as error:
                return error

        # One caller more than pages: while they draw, Python prepares the next.
        with ThreadPoolExecutor(self._workers + 1) as callers:
            return list(callers.map(one, wanted))

    def close(self) -> None:
        """Close the browser; the next picture would start it again."""
        with self._lock:
            self._stop()

    def _asked(self, plate: dict[str, Any], kind: Kind, scale: float) -> bytes:
        """What the page answers. A browser that has died or hangs is started anew, once."""
        figure = {"data": [], "plate": json.dumps(plate)}
        path = required_browser()
        for is_last in (False, True):
            with self._lock:
                kaleido, loop = self._started(path)
                task = kaleido.calc_fig(figure, {"format": kind.value, "scale": scale})
                running = asyncio.run_coroutine_threadsafe(task, loop)
            try:
                answer: bytes = _awaited(running, TIMEOUT + 10)
                return answer
            except _CRASHES as error:
                with self._lock:
                    if self._kaleido is kaleido:
                        self._stop(is_stuck=True)
                if is_last:
                    raise PictureFailed(f"The browser stopped while it drew: {error}") from error
            except Exception as error:
                raise PictureFailed(f"The browser could not draw this picture: {error}") from error
        raise AssertionError("unreachable")

    def _started(self, path: Path) -> tuple[WarmKaleido, asyncio.AbstractEventLoop]:
        if self._kaleido is None or self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(target=self._loop.run_forever, name="pictures", daemon=True)
            self._thread.start()
            atexit.register(self.close)
            opening = asyncio.run_coroutine_threadsafe(self._opened(path), self._loop)
            try:
                self._kaleido = _awaited(opening, TIMEOUT + ENDING)
            except Exception as error:
                self._stop()
                raise PictureFailed(
                    f"The browser {path} could not be started ({type(error).__name__}). "
                    "Try it by hand, or set CHROME_PATH to another."
                ) from error
        return self._kaleido, self._loop

    async def _opened(self, path: Path) -> WarmKaleido:
        page = PicturePage(self._context).generate_index()
        kaleido = WarmKaleido(path, page, self._workers, TIMEOUT)
        await kaleido.open_within(TIMEOUT)
        return kaleido

    def _stop(self, *, is_stuck: bool = False) -> None:
        """End browser, loop and thread; whoever still waits for a picture is told that it was cancelled."""
        loop, kaleido, thread = self._loop, self._kaleido, self._thread
        self._loop = self._kaleido = self._thread = None
        atexit.unregister(self.close)
        if loop is None or thread is None:
            return
        if kaleido is not None:
            ending = asyncio.run_coroutine_threadsafe(kaleido.end(is_stuck=is_stuck), loop)
            with suppress(Exception):  # it may be dead already, and then there is nothing to close
                _awaited(ending, ENDING)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(ENDING)
        if not thread.is_alive():
            loop.close()


def _awaited(running: Future[Result], seconds: float) -> Result:
    try:
        return running.result(seconds)
    except TimeoutError:
        running.cancel()
        raise
