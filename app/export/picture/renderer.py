"""One browser kept open that draws plates: Kaleido in a thread of its own, for any number of callers."""

import asyncio
import atexit
import json
import threading
from collections.abc import Coroutine, Iterable, Sequence
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from choreographer.browsers.chromium import Chromium
from choreographer.errors import BrowserClosedError, BrowserFailedError, ChannelClosedError
from kaleido import Kaleido

from app.export.context import Context
from app.export.picture.browser import required_browser
from app.export.picture.metadata import finished
from app.export.picture.page import PicturePage
from app.export.picture.plate import Plate
from app.state.exports import Kind, Options

Result = TypeVar("Result")

TIMEOUT = 60.0
"""Seconds after which a picture counts as failed."""
_CRASHES = (
    BrowserClosedError,
    BrowserFailedError,
    ChannelClosedError,
    ConnectionError,
    TimeoutError,
    CancelledError,  # what waits for an answer while the browser ends
)


_QUIET = (
    "--disable-background-networking",
    "--disable-domain-reliability",
    "--host-resolver-rules=MAP * ^NOTFOUND",  # and whatever it asks for all the same, no name leads anywhere
)


class PictureFailed(Exception):
    """The browser could not draw; the message says what it answered."""


class _WarmKaleido(Kaleido):  # type: ignore[misc]
    """Kaleido that keeps its page between pictures.

    It would load the page anew after each, which takes longer than most pictures; ours leaves nothing behind.
    """

    async def _return_kaleido_tab(self, tab: Any) -> None:
        await self.tabs_ready.put(tab)


class _QuietChromium(Chromium):
    """Chromium that asks no address of its maker's while it draws."""

    def get_cli(self) -> Sequence[str]:
        """The command that starts it."""
        return [*super().get_cli(), *_QUIET]


class Renderer:
    """Draws plates as PNG, SVG and PDF. The browser starts with the first picture, with `workers` pages in it.

    Any thread may ask. After a crash the browser is started anew and the picture tried once more.
    """

    def __init__(self, context: Context, workers: int = 1) -> None:
        self._context = context
        self._workers = workers
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._kaleido: _WarmKaleido | None = None

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
        """What the page answers. A browser that has died is started anew, once."""
        figure = {"data": [], "plate": json.dumps(plate)}
        path = required_browser()
        for is_last in (False, True):
            kaleido, loop = self._started(path)
            task = kaleido.calc_fig(figure, {"format": kind.value, "scale": scale})
            try:
                answer: bytes = self._run(loop, task, TIMEOUT + 10)
                return answer
            except _CRASHES as error:
                with self._lock:
                    if self._kaleido is kaleido:
                        self._stop()
                if is_last:
                    raise PictureFailed(f"The browser stopped while it drew: {error}") from error
            except Exception as error:
                raise PictureFailed(f"The browser could not draw this picture: {error}") from error
        raise AssertionError("unreachable")

    def _started(self, path: Path) -> tuple[_WarmKaleido, asyncio.AbstractEventLoop]:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                threading.Thread(target=self._loop.run_forever, name="pictures", daemon=True).start()
                atexit.register(self.close)
            if self._kaleido is None:
                try:
                    self._kaleido = self._run(self._loop, self._opened(path), TIMEOUT + 10)
                except Exception as error:
                    self._stop()
                    raise PictureFailed(
                        f"The browser {path} could not be started ({type(error).__name__}). "
                        "Try it by hand, or set CHROME_PATH to another."
                    ) from error
            return self._kaleido, self._loop

    async def _opened(self, path: Path) -> _WarmKaleido:
        # Chromium runs without its sandbox, as Choreographer has it: containers, root and many desktops do not allow
        # one, and the page shows nothing but our own drawings and asks for nothing (the policy in page.py).
        kaleido = _WarmKaleido(
            n=self._workers,
            timeout=TIMEOUT,
            page_generator=PicturePage(self._context),
            path=path,
            browser_cls=_QuietChromium,
        )
        try:
            await asyncio.wait_for(kaleido.open(), TIMEOUT)
        except BaseException:
            with suppress(Exception):
                await kaleido.close()
            raise
        return kaleido

    def _stop(self) -> None:
        loop, kaleido = self._loop, self._kaleido
        self._loop = self._kaleido = None
        atexit.unregister(self.close)
        if loop is None:
            return
        if kaleido is not None:
            with suppress(Exception):  # it may be dead already, and then there is nothing to close
                self._run(loop, kaleido.close(), 10)
        loop.call_soon_threadsafe(loop.stop)

    @staticmethod
    def _run(loop: asyncio.AbstractEventLoop, task: Coroutine[Any, Any, Result], seconds: float) -> Result:
        running = asyncio.run_coroutine_threadsafe(task, loop)
        try:
            return running.result(seconds)
        except TimeoutError:
            running.cancel()
            raise
