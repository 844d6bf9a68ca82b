"""The browser that draws: when it dies, hangs or is frozen, the next picture comes, and nothing of it stays behind."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.export.context import Context
from app.export.picture.folders import WorkFolder
from app.export.picture.plate import Plate, plate
from app.export.picture.renderer import PictureFailed, Renderer
from app.state.charts import Chart
from app.state.exports import Kind, Options
from app.state.pages import Page
from app.state.view import ViewState

PATIENCE = 60
"""Seconds that a process may take to be gone."""


@pytest.fixture(scope="module")
def words(context: Context) -> Plate:
    """A plate that takes little drawing."""
    view = ViewState(page=Page.COMPARE, chart=Chart.RANKING, origin=("KHM",))
    return plate(context, Chart.RANKING, view, Options())


def running(wanted: Callable[[tuple[int, int]], bool]) -> list[tuple[int, int]]:
    """Process and group of what still runs; processes that are ending are waited for."""
    end = time.monotonic() + PATIENCE
    while True:
        told = subprocess.run(["ps", "-eo", "pid=,pgid=,stat="], capture_output=True, text=True, check=True)
        rows = [line.split() for line in told.stdout.splitlines()]
        alive = [(int(pid), int(group)) for pid, group, state in rows if not state.startswith("Z")]
        found = [row for row in alive if wanted(row)]
        if not found or time.monotonic() > end:
            return found
        time.sleep(0.05)


def test_a_browser_that_dies_is_started_anew_and_leaves_nothing_open(
    renderer: Renderer, words: Plate
) -> None:
    assert b"</svg>" in renderer.picture(words, Kind.SVG, Options())
    before = _open()
    assert renderer._kaleido is not None
    os.kill(renderer._kaleido.subprocess.pid, signal.SIGKILL)
    assert b"</svg>" in renderer.picture(words, Kind.SVG, Options())
    assert _open() == before


def test_a_browser_that_is_frozen_is_closed_all_the_same_and_gone_with_its_folder(
    context: Context, words: Plate, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("app.export.picture.chromium._CLOSING", 1.0)
    with Renderer(context) as renderer:
        renderer.picture(words, Kind.SVG, Options())
        assert renderer._kaleido is not None
        group = renderer._kaleido.subprocess.pid
        os.killpg(group, signal.SIGSTOP)
    assert running(lambda row: row[1] == group) == []
    assert list(tmp_path.glob("corridors-pictures-*")) == []


def test_a_browser_that_hangs_at_its_start_is_killed(
    context: Context, words: Plate, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    browser = tmp_path / "browser"
    browser.write_text(f"#!/bin/sh\necho $$ > {tmp_path}/started\nexec sleep 600\n", encoding="utf-8")
    browser.chmod(0o755)
    monkeypatch.setenv("CHROME_PATH", str(browser))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("app.export.picture.renderer.TIMEOUT", 3.0)
    with Renderer(context) as renderer, pytest.raises(PictureFailed, match="could not be started"):
        renderer.picture(words, Kind.SVG, Options())
    started = int((tmp_path / "started").read_text(encoding="utf-8"))
    assert running(lambda row: row[0] == started) == []
    assert list(tmp_path.glob("corridors-pictures-*")) == []


def test_folders_of_processes_that_were_killed_are_removed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    used = WorkFolder(Path("/usr/bin/chromium"))
    left = WorkFolder(Path("/usr/bin/chromium"))
    (left.path / "profile").mkdir()
    assert left._lock is not None
    left._lock.close()  # as the system does when a process ends
    mine = tmp_path / "corridors-pictures-of-mine"
    mine.mkdir()
    new = WorkFolder(Path("/usr/bin/chromium"))
    assert not left.path.exists()
    assert all(each.is_dir() for each in (used.path, new.path, mine))
    for each in (used, new):
        each.remove()
        assert not each.path.exists()


def _open() -> tuple[int, int]:
    """Open files and threads of this process."""
    return len(list(Path("/dev/fd").iterdir())), threading.active_count()
