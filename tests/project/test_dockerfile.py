"""No image is built here, so the Dockerfile is read: every path and every command in it exists."""

import ast
import json
import re
from dataclasses import dataclass

from packaging.utils import canonicalize_name

from app.export.picture.browser import NAMES
from tests.project.paths import ROOT


@dataclass(frozen=True)
class Instruction:
    stage: int
    name: str
    rest: str


def instructions() -> list[Instruction]:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    found = []
    stage = -1
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            name, _, rest = line.partition(" ")
            stage += name == "FROM"
            found.append(Instruction(stage, name, rest.strip()))
    return found


def of(name: str) -> list[Instruction]:
    return [instruction for instruction in instructions() if instruction.name == name]


def last_stage() -> int:
    return of("FROM")[-1].stage


def copied_from_the_project() -> dict[int, list[str]]:
    """The sources of every COPY from the project's folder, by stage."""
    sources: dict[int, list[str]] = {}
    for copy in of("COPY"):
        if not copy.rest.startswith("--from="):
            sources.setdefault(copy.stage, []).extend(copy.rest.split()[:-1])
    return sources


def started() -> list[str]:
    (command,) = of("CMD")
    words: list[str] = json.loads(command.rest)
    return words


def test_stages_share_one_slim_python_that_the_project_supports() -> None:
    images = [instruction.rest.split()[0] for instruction in of("FROM")]
    assert len(images) == 2
    (image,) = set(images)
    version = re.fullmatch(r"python:3\.(\d+)-slim", image)
    assert version
    assert int(version[1]) >= 11


def test_copied_paths_exist_and_reach_the_build() -> None:
    ignore = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    for sources in copied_from_the_project().values():
        for source in sources:
            assert (ROOT / source).exists(), source
            assert f"!{source.partition('/')[0]}" in ignore, f".dockerignore keeps {source} out of the build"


def test_copied_stages_exist() -> None:
    named = {instruction.rest.split()[-1] for instruction in of("FROM") if " AS " in instruction.rest}
    taken = {name for copy in of("COPY") for name in re.findall(r"--from=(\S+)", copy.rest)}
    assert taken
    assert taken <= named


def test_image_holds_the_program_and_its_data() -> None:
    assert {"app", "assets", "data", "pyproject.toml"} <= set(copied_from_the_project()[last_stage()])


def test_locks_are_copied_before_they_are_installed() -> None:
    runs = [instruction.rest for instruction in of("RUN")]
    installed = {path for run in runs for path in re.findall(r"--require-hashes -r (\S+)", run)}
    assert installed == {"requirements/build.txt", "requirements/runtime.txt"}
    assert installed <= set(copied_from_the_project()[0])
    for run in runs:
        for command in re.findall(r"pip install [^&]+", run):
            assert "--require-hashes" in command or "--no-deps" in command, command


def test_project_is_installed_at_the_place_it_runs_from() -> None:
    places = {instruction.rest for instruction in of("WORKDIR")}
    assert len(places) == 1


def test_server_is_locked_and_serves_an_attribute_that_exists() -> None:
    program, application = started()[:2]
    lock = (ROOT / "requirements" / "runtime.txt").read_text(encoding="utf-8")
    locked = {canonicalize_name(name) for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)}
    assert program in locked
    module, _, attribute = application.partition(":")
    path = ROOT / (module.replace(".", "/") + ".py")
    assert path.exists(), f"{module} is no module"
    assigned = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        assigned |= {target.id for target in targets if isinstance(target, ast.Name)}
    assert attribute in assigned, f"{module} assigns no {attribute}"


def test_port_is_the_one_exposed() -> None:
    (exposed,) = of("EXPOSE")
    environment = " ".join(instruction.rest for instruction in of("ENV") if instruction.stage == last_stage())
    assert f"PORT={exposed.rest}" in environment.split()
    # gunicorn binds every address at PORT as long as nothing else is said
    assert "--bind" not in started()


def test_the_program_knows_how_many_threads_it_is_given() -> None:
    command = started()
    threads = command[command.index("--threads") + 1]
    environment = " ".join(instruction.rest for instruction in of("ENV") if instruction.stage == last_stage())
    assert f"CORRIDORS_THREADS={threads}" in environment.split()


def test_runs_as_a_user_of_its_own() -> None:
    (user,) = of("USER")
    assert user.stage == last_stage()
    assert user.rest not in {"root", "0"}
    assert any(re.search(rf"useradd .*\b{user.rest}$", instruction.rest) for instruction in of("RUN"))


def test_a_browser_that_the_program_finds_is_installed_unless_nobody_wants_one() -> None:
    (argument,) = (each for each in of("ARG") if each.stage == last_stage())
    name, _, browser = argument.rest.partition("=")
    assert browser in NAMES
    installed = [
        each.rest for each in of("RUN") if f'install -y --no-install-recommends "${name}"' in each.rest
    ]
    assert installed
    assert f'if [ -n "${name}" ]' in installed[0]


def test_health_is_asked_with_what_the_image_has() -> None:
    (check,) = of("HEALTHCHECK")
    program, flag, code = json.loads(check.rest.partition(" CMD ")[2])
    assert (program, flag) == ("python", "-c")
    assert "/healthz" in code
    imported = {
        alias.name.partition(".")[0]
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    assert imported == {"os", "urllib"}
