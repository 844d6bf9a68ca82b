"""Files are made one at a time, kept within bounds, and nobody waits behind too many."""

import threading
from contextlib import suppress

import pytest

from app.export.file import File
from app.web.export_queue import Busy, Queue, places


def file(content: bytes) -> File:
    return File("name", "text/plain", content)


def test_what_was_asked_for_last_is_kept() -> None:
    queue = Queue(places(8), most_bytes=10)
    for key in "abc":
        queue.file(key, lambda key=key: file(key.encode() * 4))  # type: ignore[misc]
    assert queue.kept("a") is None
    assert queue.kept("b") is not None
    queue.file("d", lambda: file(b"dddd"))
    assert queue.kept("b") is not None, "it was looked at after c"
    assert queue.kept("c") is None


def test_a_file_larger_than_the_room_is_given_all_the_same() -> None:
    queue = Queue(places(8), most_bytes=10)
    assert queue.file("a", lambda: file(b"x" * 50)).content == b"x" * 50
    assert queue.kept("a") is None


def test_who_would_wait_behind_too_many_is_sent_away() -> None:
    queue = Queue(places(8), most_waiting=0)

    def make() -> File:
        with pytest.raises(Busy):
            queue.file("b", lambda: file(b"y"))
        return file(b"x")

    assert queue.file("a", make).content == b"x"
    assert queue.file("b", lambda: file(b"y")).content == b"y"


@pytest.mark.parametrize("threads", [4, 8])
def test_all_queues_together_leave_threads_to_pages(threads: int) -> None:
    shared = places(threads)
    queues = [Queue(shared) for _ in range(threads)]
    made: list[int] = []

    def make(number: int) -> File:
        """While one file is made, the next queue is asked for another."""
        made.append(number)
        with suppress(Busy):
            queues[number + 1].file("a", lambda: make(number + 1))
        return file(b"x")

    for _ in range(2):
        made.clear()
        queues[0].file(object(), lambda: make(0))
        assert len(made) == threads - 3
        queues = [Queue(shared) for _ in range(threads)]


def test_a_failure_leaves_room_for_the_next() -> None:
    queue = Queue(places(8), most_waiting=0)

    def fail() -> File:
        raise RuntimeError("no")

    for _ in range(3):
        with pytest.raises(RuntimeError):
            queue.file("a", fail)
    assert queue.file("a", lambda: file(b"x")).content == b"x"


def test_who_asks_for_the_same_meanwhile_gets_the_same() -> None:
    queue = Queue(places(8), most_waiting=1)
    started, go_on = threading.Event(), threading.Event()
    made: list[int] = []
    found: list[File] = []

    def make() -> File:
        made.append(1)
        started.set()
        assert go_on.wait(20)
        return file(b"x")

    threads = [threading.Thread(target=lambda: found.append(queue.file("a", make))) for _ in range(2)]
    threads[0].start()
    assert started.wait(20)
    threads[1].start()
    go_on.set()
    for thread in threads:
        thread.join(20)
    assert [each.content for each in found] == [b"x", b"x"]
    assert made == [1]
