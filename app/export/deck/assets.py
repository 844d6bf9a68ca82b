"""The player of a deck as text, for files that go without the dashboard: its scripts in order, its style sheet."""

from pathlib import Path


def player_files(assets: Path) -> tuple[Path, ...]:
    """The scripts of the player in their order; they define `corridorsDeck.start`."""
    # page.js, which starts it in a document of the server, and what packs add have no number.
    return tuple(sorted((assets / "deck").glob("[0-9]*.js")))


def figure_script(assets: Path) -> str:
    """The text of the script that puts figures together, which what is no deck can use as well."""
    return (assets / "deck" / "10_figures.js").read_text(encoding="utf-8")


def player_scripts(assets: Path) -> str:
    """The text of the scripts of the player."""
    return "\n".join(path.read_text(encoding="utf-8") for path in player_files(assets))


def player_styles(assets: Path) -> str:
    """The style sheet of the player."""
    return (assets / "deck" / "deck.css").read_text(encoding="utf-8")
