"""The Chromium that draws, driven by Kaleido: how it is started, and ended in whatever state it is."""

import asyncio
import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from subprocess import TimeoutExpired
from typing import Any

from choreographer.browsers.chromium import Chromium
from kaleido import Kaleido

from app.export.picture.folders import WorkFolder

_QUIET = (
    "--disable-background-networking",
    "--disable-domain-reliability",
    "--host-resolver-rules=MAP * ^NOTFOUND",  # and whatever it asks for all the same, no name leads anywhere
)
_CLOSING = 10.0
"""Seconds that the browser has to close by itself."""
_TIDYING = 5.0
"""Seconds for what is left to be done once it has ended."""


class WarmKaleido(Kaleido):  # type: ignore[misc]
    """Kaleido that keeps its page between pictures, in a folder of ours.

    It would load the page anew after each, which takes longer than most pictures; ours leaves nothing behind.
    """

    def __init__(self, path: Path, page: str, workers: int, timeout: float) -> None:
        self._folder = WorkFolder(path)
        index = self._folder.path / "index.html"
        index.write_text(page, encoding="utf-8")
        # Chromium runs without its sandbox, as Choreographer has it: containers, root and many desktops do not allow
        # one, and the page shows nothing but our own drawings and asks for nothing (the policy in page.py).
        try:
            super().__init__(
                n=workers,
                timeout=timeout,
                page_generator=index,
                path=path,
                browser_cls=_QuietChromium,
                tmp_dir=str(self._folder.path),
            )
        except BaseException:
            self._folder.remove()
            raise

    async def open_within(self, seconds: float) -> None:
        """Start the browser. Where that fails or takes longer, nothing of it is left, and the error is raised."""
        try:
            await asyncio.wait_for(self.open(), seconds)
        except BaseException:
            await self.end(is_stuck=True)
            raise

    async def end(self, *, is_stuck: bool = False) -> None:
        """Close the browser and all that belongs to it, other tasks of this loop included. One that is stuck, or does
        not close by itself, is killed.
        """
        if is_stuck:
            self._kill()
        closing = asyncio.ensure_future(self.close())
        await asyncio.wait([closing], timeout=_CLOSING)
        self._kill()
        await _ended(asyncio.all_tasks() - {asyncio.current_task()})
        self._folder.remove()

    async def _return_kaleido_tab(self, tab: Any) -> None:
        await self.tabs_ready.put(tab)

    def _kill(self) -> None:
        """End the process, and with it those that it has started, which are a group."""
        process = getattr(self, "subprocess", None)
        if process is None or process.poll() is not None:
            return
        with suppress(OSError, TimeoutExpired):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
            process.wait(_TIDYING)


class _QuietChromium(Chromium):
    """Chromium that asks no address of its maker's while it draws."""

    def get_cli(self) -> Sequence[str]:
        """The command that starts it."""
        return [*super().get_cli(), *_QUIET]


async def _ended(tasks: set[asyncio.Task[Any]]) -> None:
    """Let tasks finish; what waits for an answer of the browser never would."""
    for seconds in (_TIDYING, _TIDYING):
        if not tasks:
            return
        _done, tasks = await asyncio.wait(tasks, timeout=seconds)
        for each in tasks:
            each.cancel()
