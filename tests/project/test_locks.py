"""The locks are whole, name no address, and fit pyproject.toml; the documented commands exist."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.project.paths import ROOT

LOCKS = {name: ROOT / "requirements" / f"{name}.txt" for name in ("build", "bundle", "runtime", "dev")}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PIN = re.compile(
    r"(?P<name>[\w.-]+)==(?P<version>[\w.!+]+)(?: ; [^\\#]+?)?(?P<hashes>(?: --hash=sha256:[0-9a-f]{64})+)"
)


@dataclass(frozen=True)
class Lock:
    versions: dict[str, Version]
    odd: list[str]  # what is no pinned requirement with hashes


def read_lock(text: str) -> Lock:
    """The pins of a lock file; a requirement goes on in the next line where its line ends in a backslash."""
    versions: dict[str, Version] = {}
    odd = []
    for line in re.sub(r"\s*\\\n\s*", " ", text).splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = PIN.fullmatch(line.strip())
        if match:
            versions[canonicalize_name(match["name"])] = Version(match["version"])
        else:
            odd.append(line)
    return Lock(versions, odd)


def lock(name: str) -> Lock:
    return read_lock(LOCKS[name].read_text(encoding="utf-8"))


def unmet(requirements: list[str], locked: Lock) -> list[str]:
    """The requirements that a lock does not hold, or holds in a version that does not fit."""
    found = []
    for text in requirements:
        requirement = Requirement(text)
        version = locked.versions.get(canonicalize_name(requirement.name))
        if version is None or version not in requirement.specifier:
            found.append(text)
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_is_pinned_with_hashes(name: str) -> None:
    locked = lock(name)
    assert locked.versions
    assert locked.odd == []


@pytest.mark.parametrize("name", LOCKS)
def test_no_address_and_no_path(name: str) -> None:
    text = LOCKS[name].read_text(encoding="utf-8")
    found = re.findall(
        r"^.*(?:://|index-url|find-links|trusted-host|\s@\s|\s/|[A-Za-z]:\\).*$", text, re.MULTILINE
    )
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "dash==4.4.1",
        "dash>=4 --hash=sha256:" + "0" * 64,
        "dash==4.4.1 --hash=md5:" + "0" * 32,
        "--extra-index-url somewhere",
        "-e .",
        "dash @ file:///dash.whl",
    ],
)
def test_odd_line_is_seen(line: str) -> None:
    assert read_lock(f"# a comment\n{line}\n").odd == [line]


@pytest.mark.parametrize(
    ("name", "requirements"),
    [
        ("build", PROJECT["build-system"]["requires"]),
        ("runtime", PROJECT["project"]["dependencies"]),
        ("dev", PROJECT["project"]["dependencies"]),
        ("dev", PROJECT["project"]["optional-dependencies"]["dev"]),
    ],
)
def test_lock_fits_pyproject(name: str, requirements: list[str]) -> None:
    assert unmet(requirements, lock(name)) == [], "run `make lock`"


def test_requirement_missing_or_too_old_is_seen() -> None:
    locked = read_lock("dash==4.3.0 \\\n    --hash=sha256:" + "0" * 64)
    assert unmet(["dash>=4.4", "Dash>=4", "plotly"], locked) == ["dash>=4.4", "plotly"]


def test_one_version_in_all_locks() -> None:
    dev = lock("dev").versions
    assert lock("runtime").versions.items() <= dev.items()
    build = lock("build").versions
    assert {name: dev.get(name, version) for name, version in build.items()} == build


def test_readme_names_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in ("make serve", "make test"):
        assert command in readme


def test_ci_checks_and_tests() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert "set -euo pipefail" in lines
    assert [line for line in lines if line.startswith("make ")] == ["make check", "make test"]


def make_targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z][a-z-]*):(?!=)", makefile, re.MULTILINE))


def test_make_has_the_commands_that_people_rely_on() -> None:
    assert {"serve", "test", "check", "data", "bench", "lock", "clean"} <= make_targets()


def test_pre_commit_hooks_are_make_targets() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert [repo["repo"] for repo in config["repos"]] == ["local"]
    for hook in config["repos"][0]["hooks"]:
        make, target = hook["entry"].split()
        assert make == "make"
        assert target in make_targets()


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_documents_name_only_targets_and_files_that_exist(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    named = set(re.findall(r"`make ([a-z-]+)", text)) | set(
        re.findall(r"^make ([a-z-]+)", text, re.MULTILINE)
    )
    assert named
    assert named <= make_targets()
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    assert [link for link in links if not Path(ROOT, link).exists()] == []
