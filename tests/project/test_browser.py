"""The step of `make test` that finds the browser; nothing is installed here."""

import os
import subprocess
from pathlib import Path

import pytest

from app.export.picture import browser as finding
from tests.tools import browser


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are found, empty to begin with."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROME_PATH", raising=False)
    monkeypatch.setattr(finding, "APPLICATIONS", ())
    return tmp_path


def program(path: Path, script: str = "exit 0") -> Path:
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_chrome_path_comes_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(folder / "chromium")
    chosen = program(folder / "my-own-chrome")
    monkeypatch.setenv("CHROME_PATH", str(chosen))
    assert finding.find_browser() == chosen


def test_chrome_path_that_leads_nowhere_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(folder / "chromium")
    monkeypatch.setenv("CHROME_PATH", str(folder / "gone"))
    with pytest.raises(finding.NoBrowser, match="gone"):
        finding.find_browser()


@pytest.mark.parametrize("name", finding.NAMES)
def test_usual_names_are_found(folder: Path, name: str) -> None:
    assert finding.find_browser() is None
    path = program(folder / name)
    assert finding.find_browser() == path


def test_application_folder_is_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = program(folder / "Google Chrome")
    monkeypatch.setattr(finding, "APPLICATIONS", (folder / "absent", path))
    assert finding.find_browser() == path


def test_one_sentence_where_nothing_can_be_installed(folder: Path) -> None:
    with pytest.raises(finding.NoBrowser) as error:
        browser.ensure_browser()
    assert str(error.value) == browser.REMEDY


def test_root_installs_with_the_package_manager(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    program(
        folder / "apt-get",
        f'[ "$1" = update ] || {{ : > "{folder}/chromium"; /bin/chmod +x "{folder}/chromium"; }}',
    )
    assert browser.ensure_browser() == folder / "chromium"


def test_without_root_nothing_is_tried(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    program(folder / "apt-get", f': > "{folder}/was-called"')
    program(folder / "sudo", "exit 1")
    with pytest.raises(finding.NoBrowser):
        browser.ensure_browser()
    assert not (folder / "was-called").exists()


def test_sudo_without_password_is_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[str, ...]] = []
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    def run(command: tuple[str, ...], **options: object) -> subprocess.CompletedProcess[bytes]:
        calls.append(command)
        return subprocess.CompletedProcess(command, 0)

    program(folder / "apt-get")
    program(folder / "sudo")
    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(finding.NoBrowser):
        browser.ensure_browser()
    assert calls[-1][:3] == ("sudo", "--non-interactive", "apt-get")
