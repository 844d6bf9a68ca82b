"""What a report of thirty charts costs: one list against thirty single calls, memory with the browser, sizes of files.

Each command is a process of its own, as a person starts it.
"""

import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

import yaml

from app.config import ROOT
from app.state.exports import Kind

REPORT = ROOT / "docs" / "annual-report.yml"
SINGLE = (0, 12, 20)
"""The charts of the report, by their place, that are also made one by one: a map, small charts, bars."""
AIM = "aim: a list under a third of the time of single calls, under 1,500 MB with the browser"
_EACH = 0.05
_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of a command, and the largest sum of the memory of its processes in MB, shared pages counted once;
    0 where the system does not tell.
    """

    seconds: float
    megabytes: float


def print_exports() -> None:
    """A line for each way to make the charts, then the size of a file of each kind."""
    charts = [item for item in yaml.safe_load(REPORT.read_text(encoding="utf-8"))["items"] if _is_chart(item)]
    count = len(charts)
    print(f"\nA report of {count} charts as PNG, 1600 x 900 ({AIM})\n")
    print(f"{'':40}{'seconds':>9}{'each':>8}{'peak MB':>9}{'ratio':>8}")
    with TemporaryDirectory() as folder:
        out = Path(folder)
        singles = [
            measured("export", "--view", charts[place]["view"], "--to", str(out / "single.png"))
            for place in SINGLE
        ]
        whole = sum(cost.seconds for cost in singles) / len(singles) * count
        peak = max(cost.megabytes for cost in singles)
        _print_row(f"single calls, {count} of them, from {len(SINGLE)}", Cost(whole, peak), count, whole)
        for jobs in (1, 2, 4):
            _print_row(f"one list, --jobs {jobs}", _list_cost(out, charts, jobs), count, whole)
        print(f"\n{'a file of the map':40}{'kB':>9}")
        for name, options in _FILES:
            path = out / f"map.{name.split()[0]}"
            measured("export", "--view", "/", "--to", str(path), *options)
            print(f"{name:40}{path.stat().st_size / 1000:9.0f}")


_FILES = (
    *((f"png at {scale}x", ("--scale", str(scale))) for scale in (1, 2, 4)),
    ("png of 16 cm at 300 dpi", ("--size", "page", "--cm", "16")),
    *((str(kind), ()) for kind in Kind if kind != Kind.PNG),
)


def measured(*arguments: str) -> Cost:
    """What a command of `corridors` costs; it must succeed."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "app.cli", *arguments],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    peak, ended = [0.0], Event()

    def watch() -> None:
        while not ended.wait(_EACH):
            peak[0] = max(peak[0], _memory(process.pid))

    watcher = Thread(target=watch)
    watcher.start()
    _, said = process.communicate()
    seconds = time.perf_counter() - start
    ended.set()
    watcher.join()
    if process.returncode:
        raise RuntimeError(f"corridors {' '.join(arguments)} ended with {process.returncode}: {said}")
    return Cost(seconds, peak[0])


def _list_cost(out: Path, charts: list[dict[str, str]], jobs: int) -> Cost:
    items = [{"view": chart["view"], "file": f"chart-{place}"} for place, chart in enumerate(charts)]
    path = out / "list.yml"
    path.write_text(yaml.safe_dump({"items": items}), encoding="utf-8")
    return measured("export", "--list", str(path), "--to", str(out / "charts"), "--jobs", str(jobs))


def _is_chart(item: dict[str, str]) -> bool:
    return not item["view"].startswith("/data")


def _print_row(name: str, cost: Cost, count: int, whole: float) -> None:
    memory = f"{cost.megabytes:.0f}" if cost.megabytes else "-"
    print(f"{name:40}{cost.seconds:9.1f}{cost.seconds / count:8.2f}{memory:>9}{cost.seconds / whole:8.2f}")


def _memory(pid: int) -> float:
    """The memory of a process and of all below it in MB: of pages that several share, each has its part."""
    below = defaultdict(list)
    for entry in _PROC.glob("[0-9]*"):
        try:
            parent = int((entry / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
        except (OSError, IndexError):  # it has ended meanwhile
            continue
        below[parent].append(int(entry.name))
    found, wanted = 0.0, [pid]
    while wanted:
        one = wanted.pop()
        wanted += below[one]
        try:
            lines = (_PROC / str(one) / "smaps_rollup").read_text(encoding="utf-8").splitlines()
        except OSError:
            continue
        found += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000
    return found


if __name__ == "__main__":
    print_exports()
