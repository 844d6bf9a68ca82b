"""Settings from the environment."""

from pathlib import Path

import pytest

from app.config import ROOT, BadSetting, Settings, settings_from_environment


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "HOST",
        "PORT",
        "CORRIDORS_DATA",
        "CORRIDORS_PUBLISHER",
        "CORRIDORS_CONTACT",
        "CORRIDORS_THREADS",
    ):
        monkeypatch.delenv(name, raising=False)


def test_by_default_only_this_machine_is_served() -> None:
    settings = settings_from_environment()
    assert (settings.host, settings.port) == ("127.0.0.1", 8050)
    assert settings == Settings()
    assert settings.data == ROOT / "data"
    assert (settings.assets / "00_tokens.css").is_file()


def test_the_environment_overrides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOST", "0.0.0.0")
    monkeypatch.setenv("PORT", "9000")
    monkeypatch.setenv("CORRIDORS_DATA", str(tmp_path))
    settings = settings_from_environment()
    assert (settings.host, settings.port, settings.data) == ("0.0.0.0", 9000, tmp_path.resolve())


def test_who_answers_for_a_copy_is_named_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (settings_from_environment().publisher, settings_from_environment().contact) == ("", "")
    monkeypatch.setenv("CORRIDORS_PUBLISHER", " A University ")
    monkeypatch.setenv("CORRIDORS_CONTACT", "desk@example.org")
    settings = settings_from_environment()
    assert (settings.publisher, settings.contact) == ("A University", "desk@example.org")


def test_a_relative_folder_is_made_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CORRIDORS_DATA", "elsewhere")
    assert settings_from_environment().data == (tmp_path / "elsewhere").resolve()


@pytest.mark.parametrize(
    "port", ["", "0", "65536", "-1", "80a", "8050.0", "\uff18\uff10\uff15\uff10", " 8050", "9" * 5000]
)
def test_a_port_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    monkeypatch.setenv("PORT", port)
    with pytest.raises(BadSetting, match="from 1 to 65535") as bad:
        settings_from_environment()
    assert repr(port) in str(bad.value)


def test_the_threads_of_the_server_can_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORRIDORS_THREADS", "16")
    assert settings_from_environment().threads == 16


@pytest.mark.parametrize("threads", ["", "3", "-8", "8.0", "many", "1000"])
def test_a_number_of_threads_that_cannot_be_used_is_named(
    monkeypatch: pytest.MonkeyPatch, threads: str
) -> None:
    monkeypatch.setenv("CORRIDORS_THREADS", threads)
    with pytest.raises(BadSetting, match="CORRIDORS_THREADS") as bad:
        settings_from_environment()
    assert repr(threads) in str(bad.value)
