"""How loading and filtering grow with the number of figures: each size in a process of its own.

The rows are synthetic: copies of the real ones under other keys.
"""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from app.config import ROOT
from app.data.choices import choices
from app.data.load import dataset_from_tables
from app.data.package.schema import TABLES
from app.data.standing import standing
from app.state.view import ViewState

TIMES = (1, 10, 100)
FILTERS = ("origin", "destination", "channel", "sector", "sex")
RUNS = 7
_MB_EACH = 130
"""About so many megabytes for each time the real figures."""


def print_growth(times: tuple[int, ...] = TIMES) -> None:
    """Measure each size and print a line for it."""
    print(
        f"\n{'figures':>12}{'load, s':>10}{'peak, MB':>10}{'map, ms':>10}{'choices, ms':>13}{'to first':>22}"
    )
    first: dict[str, float] = {}
    for factor in times:
        if factor * _MB_EACH > _free_megabytes():
            print(
                f"{factor} times the figures would need {factor * _MB_EACH / 1024:.0f} GB of free memory: left out."
            )
            continue
        with TemporaryDirectory() as folder:
            path = Path(folder) / "observations.csv"
            _write_copies(path, factor)
            answer = subprocess.run(
                [sys.executable, "-m", "tests.bench.growth", str(path)],
                capture_output=True,
                text=True,
                check=True,
                cwd=ROOT,
            )
        found = json.loads(answer.stdout)
        first = first or found
        ratios = ", ".join(f"{found[key] / first[key]:.1f}" for key in ("load", "map", "choices"))
        print(
            f"{found['figures']:12,.0f}{found['load']:10.2f}{found['peak']:10.0f}{found['map']:10.1f}"
            f"{found['choices']:13.1f}{ratios:>22}"
        )
    print("to first: load, map and choices in relation to the first line.")


def measure(path: Path) -> dict[str, float]:
    """Seconds to load, peak memory of the process in MB, and the median milliseconds of two filters."""
    data = ROOT / "data"
    texts = {name: (data / f"{name}.csv").read_text(encoding="utf-8") for name in TABLES}
    texts["observations"] = path.read_text(encoding="utf-8")
    start = perf_counter()
    dataset = dataset_from_tables(texts, "synthetic", "2026-01-01")
    load = perf_counter() - start
    texts.clear()
    view = ViewState(measure="stock")

    def milliseconds(run: object) -> float:
        found = []
        for _ in range(RUNS + 1):
            start = perf_counter()
            run()  # type: ignore[operator]
            found.append((perf_counter() - start) * 1000)
        return median(found[1:])

    return {
        "figures": len(dataset.observations),
        "load": load,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "map": milliseconds(lambda: standing(dataset, view)),
        "choices": milliseconds(lambda: [choices(dataset, view, name) for name in FILTERS]),
    }


def _free_megabytes() -> float:
    return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1024**2


def _write_copies(path: Path, factor: int) -> None:
    header, *rows = (ROOT / "data" / "observations.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(header)
        for copy in range(factor):
            file.writelines(f"c{copy}-{row}" for row in rows)


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
