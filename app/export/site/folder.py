"""The folder of a static site: what this command wrote there stands in a list, and nothing else in it is touched."""

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from app.export.writing import make_folder, write_whole

LIST = "shared/files.txt"
"""The names of all files of a site, a line each; it tells a site made before from a folder of something else."""


class NotEmpty(Exception):
    """The folder holds something else; the message says what to do."""


def write_folder(folder: Path, content: Mapping[str, bytes]) -> None:
    """Write the files of a site by their paths from its root, and remove those that the site before had and this one
    has not. Whatever else lies there, as `.git` or `CNAME`, stays as it is.

    NotEmpty, before anything is written, where the folder is none of a site or where a file of somebody's own stands
    in the way; CannotWrite where the disk refuses.
    """
    before = listed(folder)
    _refuse_foreign(folder, content, before)
    # An interrupted run leaves no file that the next would not know as its own.
    _write_list(folder, before | content.keys())
    for file, data in content.items():
        write_whole(folder / file, data)
    for file in before - content.keys():
        (folder / file).unlink(missing_ok=True)
    _write_list(folder, content)


def listed(folder: Path) -> set[str]:
    """The files of the site that was written here before, none in a folder that is new or empty. NotEmpty where there
    are others and no site.
    """
    make_folder(folder)
    try:
        names = (folder / LIST).read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, NotADirectoryError):
        if any(folder.iterdir()):
            raise NotEmpty(
                f"{folder} holds files that are no site made by this command. Name an empty or new folder, so that "
                "nothing of yours is overwritten."
            ) from None
        return set()
    return {name for name in names if name and _is_inside(name)}


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts


def _refuse_foreign(folder: Path, content: Iterable[str], before: set[str]) -> None:
    """Raise for the first file that is not ours, or a folder in the place of a file, where the site has a name."""
    for file in content:
        path = folder / file
        in_the_way = [path] if path.is_dir() or (path.exists() and file not in before) else []
        in_the_way += [each for each in path.parents if folder in each.parents and each.is_file()]
        if in_the_way:
            raise NotEmpty(
                f"{in_the_way[0]} was not written by this command, and the site has a file of that name. Move it away, "
                "or name another folder; nothing was written."
            )


def _write_list(folder: Path, files: Iterable[str]) -> None:
    write_whole(folder / LIST, "".join(f"{file}\n" for file in sorted(files)).encode())
