"""Imports go one way: from the pages down to the domain, and the web framework stays at the top."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.paths import ROOT

# From the lowest to the highest; in the last line the pieces are put together, and may import each other.
LAYERS = (
    ("app.config",),
    ("app.domain",),
    ("app.state",),
    ("app.data",),
    ("app.text",),
    ("app.flowmap",),
    ("app.figures",),
    ("app.components",),
    ("app.export",),
    ("app.pages",),
    ("app.web",),
    ("app", "app.cli", "app.factory", "app.main"),
)
HEIGHT = {layer: height for height, layers in enumerate(LAYERS) for layer in layers}
TOP = set(LAYERS[-1])

DASH_LAYERS = {"app.components", "app.pages", "app.web", "app", "app.factory"}
# Packages that only some layers may import.
ALLOWED_IN = {
    "dash": DASH_LAYERS,
    "dash_mantine_components": DASH_LAYERS,
    "plotly": {layer for layer, height in HEIGHT.items() if height >= HEIGHT["app.figures"]},
}
# Layers that may import nothing but these packages and layers, themselves and the standard library.
ONLY = {"app.flowmap": {"numpy", "shapely", "app.domain"}}


def modules(root: Path) -> dict[str, Path]:
    """Every module of the package `app` below root, by its dotted name."""
    found = {}
    for path in sorted((root / "app").rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def layer_of(module: str) -> str | None:
    """The layer a module belongs to: `app.figures` for `app.figures.trend`, None if it has no place."""
    layer = ".".join(module.split(".")[:2])
    return layer if layer in HEIGHT else None


def imports(module: str, path: Path, known: set[str]) -> Iterator[tuple[int, str]]:
    """Line and dotted name of all that a module imports, inside functions and `if TYPE_CHECKING` too."""
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parents = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*parents, base] if base else parents)
            for alias in node.names:
                # `from app import data` names the module app.data, `from app import create_app` the package
                whole = f"{base}.{alias.name}"
                is_module = whole in known or layer_of(whole) is not None if base == "app" else whole in known
                yield node.lineno, whole if is_module else base


def complaint(layer: str, target: str) -> str | None:
    """Why a module of this layer may not import the target, or None where it may."""
    package = target.partition(".")[0]
    if package == "app":
        to = layer_of(target)
        if to is None:
            return "which has no layer; give it one in LAYERS"
        if to == layer:
            return None
        if layer in ONLY and to not in ONLY[layer]:
            return f"but {layer} may import only {_listed(ONLY[layer])} and the standard library"
        if layer in TOP and to in TOP:
            return None
        if HEIGHT[to] >= HEIGHT[layer]:
            return f"but {to} is not below {layer}"
        return None
    if package in ALLOWED_IN and layer not in ALLOWED_IN[package]:
        return f"but only {_listed(ALLOWED_IN[package])} may import {package}"
    if layer in ONLY and package not in ONLY[layer] and package not in sys.stdlib_module_names:
        return f"but {layer} may import only {_listed(ONLY[layer])} and the standard library"
    return None


def wrong_imports(root: Path) -> list[str]:
    """One line for each import that goes the wrong way, and for each module without a layer."""
    known = modules(root)
    wrong = []
    for module, path in known.items():
        layer = layer_of(module)
        if layer is None:
            wrong.append(f"{module} has no layer; give it one in LAYERS")
            continue
        for line, target in imports(module, path, set(known)):
            reason = complaint(layer, target)
            if reason is not None:
                wrong.append(f"{module} (line {line}) imports {target}, {reason}")
    return wrong


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names))


def test_imports_go_one_way() -> None:
    assert modules(ROOT), "there is no module in app/"
    wrong = wrong_imports(ROOT)
    assert not wrong, "\n" + "\n".join(wrong)


def write_app(root: Path, files: dict[str, str]) -> None:
    for name, source in files.items():
        path = root / "app" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "source", "target"),
    [
        ("domain/codes.py", "import app.data.load", "app.data.load"),
        ("domain/codes.py", "from app import data", "app.data"),
        ("domain/codes.py", "from ..data import load", "app.data.load"),
        ("domain/__init__.py", "from ..data.load import read", "app.data.load"),
        ("state/view.py", "def read():\n    from app.data import load", "app.data.load"),
        ("data/load.py", "from app import create_app", "app"),
        ("state/view.py", "import dash", "dash"),
        ("figures/trend.py", "from dash import dcc", "dash"),
        ("figures/trend.py", "import dash_mantine_components as dmc", "dash_mantine_components"),
        ("cli.py", "from dash import Dash", "dash"),
        ("text/words.py", "import plotly.graph_objects as go", "plotly.graph_objects"),
        ("flowmap/ribbon.py", "import pandas as pd", "pandas"),
        ("flowmap/ribbon.py", "from app.state import view", "app.state"),
        ("components/chart.py", "from app.pages import home", "app.pages"),
        ("pages/home.py", "from app.main import server", "app.main"),
    ],
)
def test_wrong_import_is_named(tmp_path: Path, name: str, source: str, target: str) -> None:
    write_app(tmp_path, {"__init__.py": "", "data/load.py": "", name: source})
    (wrong,) = wrong_imports(tmp_path)
    module = "app." + name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    assert wrong.startswith(f"{module} (line {len(source.splitlines())}) imports {target}, ")


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("__init__.py", "from dash import Dash\nfrom app.web import csp\nfrom app import pages"),
        ("main.py", "from app import create_app"),
        ("cli.py", "from app.data import load\nimport plotly\nimport app.main"),
        ("pages/home.py", "import dash\nfrom app.components import chart\nfrom app.pages import about"),
        (
            "figures/trend.py",
            "import plotly\nimport pandas\nfrom . import theme\nfrom ..flowmap import ribbon",
        ),
        ("flowmap/ribbon.py", "import math\nimport numpy\nimport shapely.ops\nfrom app.domain import codes"),
    ],
)
def test_right_import_is_let_through(tmp_path: Path, name: str, source: str) -> None:
    write_app(tmp_path, {name: source})
    assert wrong_imports(tmp_path) == []


def test_module_without_layer_is_named(tmp_path: Path) -> None:
    write_app(tmp_path, {"helpers.py": "", "data/load.py": "import app.helpers"})
    assert [line.split()[0] for line in wrong_imports(tmp_path)] == ["app.data.load", "app.helpers"]
