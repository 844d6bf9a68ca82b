"""Files on the disk: whole or not at all."""

import os
from pathlib import Path


class CannotWrite(Exception):
    """A file or folder cannot be written; the message says why and what to do."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that whoever reads it finds the old content or the new, never a part; its folder is made.

    CannotWrite if that is not allowed or there is no room.
    """
    make_folder(path.parent)
    if path.is_dir():
        raise CannotWrite(f"{path} is a folder. Give the name of a file in it.")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        try:
            part.write_bytes(content)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise _refused(path, error) from error


def make_folder(folder: Path) -> None:
    """Make a folder that files can be written to, if it is not there. CannotWrite if it cannot be one."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise CannotWrite(
            f"{folder} cannot be a folder: there is a file in its place. Choose another."
        ) from error
    except OSError as error:
        raise _refused(folder, error) from error
    if not os.access(folder, os.W_OK):
        raise CannotWrite(f"Nothing can be written to {folder}: no permission. Choose another folder.")


def _refused(path: Path, error: OSError) -> CannotWrite:
    return CannotWrite(f"{path} cannot be written: {error.strerror or error}. Choose another place.")
