"""Many files at once: the data read once, one browser kept open, drawing and rendering side by side."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from app.export.context import Context
from app.export.picture.browser import NoBrowser
from app.export.picture.renderer import PictureFailed, Renderer
from app.export.report.report import Wanted
from app.export.single import NotOffered, export_view
from app.export.writing import CannotWrite, write_whole

_MOST_JOBS = 2
"""Python, which draws on one core, feeds no more pages of the browser than this, and each takes 200 MB."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file of a list: its bytes and seconds, warnings, and why it failed (empty if it did not)."""

    wanted: Wanted
    size: int
    seconds: float
    warnings: tuple[str, ...] = ()
    error: str = ""


def usual_jobs() -> int:
    """How many pictures are drawn side by side where nobody says."""
    return min(os.cpu_count() or 1, _MOST_JOBS)


def write_all(
    context: Context,
    wanted: Sequence[Wanted],
    folder: Path,
    jobs: int,
    tell: Callable[[Outcome], None],
) -> list[Outcome]:
    """Make every file of a list below a folder, at most `jobs` pictures at a time; a failure stops none of the others.

    `tell` hears of each as it is finished. The outcomes come in the order of the list.
    """
    with Renderer(context, workers=jobs) as renderer, ThreadPoolExecutor(jobs + 1) as workers:
        # One more at work than there are pages: while the browser draws, Python prepares the next.
        running = {
            workers.submit(_outcome, context, renderer, each, folder): place
            for place, each in enumerate(wanted)
        }
        found: dict[int, Outcome] = {}
        try:
            for future in as_completed(running):
                found[running[future]] = future.result()
                tell(future.result())
        except BaseException:  # a person who has pressed Ctrl+C does not wait for what has not begun
            workers.shutdown(wait=False, cancel_futures=True)
            raise
    return [found[place] for place in sorted(found)]


def _outcome(context: Context, renderer: Renderer, wanted: Wanted, folder: Path) -> Outcome:
    start = perf_counter()
    asked = wanted.asked
    try:
        file = export_view(context, renderer, asked.state, asked.chart, wanted.kind, wanted.options)
        write_whole(folder / wanted.path, file.content)
    except (NoBrowser, PictureFailed, NotOffered, CannotWrite) as error:
        return Outcome(wanted, 0, perf_counter() - start, error=str(error))
    except Exception as error:  # a defect in one chart must not cost the other twenty-nine
        reason = f"{type(error).__name__}: {error}. This is a defect of the program: please report it."
        return Outcome(wanted, 0, perf_counter() - start, error=reason)
    return Outcome(wanted, len(file.content), perf_counter() - start, (*asked.warnings, *file.warnings))
