"""YAML as nodes with lines: what cannot be read is said, and no text takes the process with it."""

import json
import subprocess
import sys

import pytest
import yaml

from app.data import yaml_nodes
from app.data.yaml_nodes import NotYaml, TooDeep, compose, line_of, pairs_of


def test_nodes_know_their_keys_and_lines() -> None:
    root = compose("\ufefftitle: A\nslides:\n  - x\n? [a]\n: b\n")
    assert isinstance(root, yaml.MappingNode)
    found = [(name, line_of(key), line_of(value)) for name, key, value in pairs_of(root)]
    assert found == [("title", 1, 1), ("slides", 2, 3), ("?", 4, 5)]
    assert compose("") is None


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a: b: c", 1, "mapping values are not allowed"),
        ("a: 1\nb: 2\n c: 3", 3, "mapping values"),
        ("a: 1\n---\nb: 2", 2, "another document"),
        ("a: \x01", 0, "not allowed"),
    ],
)
def test_what_is_no_yaml_is_said_with_its_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(NotYaml, match=reason) as error:
        compose(text)
    assert error.value.line == line


@pytest.mark.parametrize("start", ["[", "- ", "? ", "{a: ", "[a: "])
def test_lists_in_lists_without_end_are_refused_and_end_no_process(start: str) -> None:
    # A compiled parser that went too deep would end the process, and with it the server.
    script = (
        "from app.data.yaml_nodes import TooDeep, compose\n"
        f"try: compose({start!r} * 60_000)\nexcept TooDeep: print('refused')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("refused\n", 0)


@pytest.mark.parametrize("words", ["\U0001f600 and \U00020000", "\\ud83d\\ude00", "\\\U0001f600"])
def test_json_that_writes_signs_in_two_halves_is_read(words: str) -> None:
    root = compose(json.dumps({"title": words}))
    assert isinstance(root, yaml.MappingNode)
    ((_name, _key, value),) = pairs_of(root)
    assert value.value == words


def test_the_quick_parser_and_the_other_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: &x [1, 'b', \"c\"]\nd: |\n  e\n  f\ng: *x\nh: null\ni: 2026-01-01\n"
    quick = yaml.serialize(compose(text))
    assert yaml_nodes._Loader is not yaml.SafeLoader, "this PyYAML has no compiled parser"
    monkeypatch.setattr(yaml_nodes, "_Loader", yaml.SafeLoader)
    assert yaml.serialize(compose(text)) == quick
    with pytest.raises(TooDeep):
        compose("- " * 60_000)
