import ast
import sys
import tomllib
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1]
ROOMS = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))
PURE = sorted((HOUSE / "induction").rglob("*.py"))
IMPURE = {"os", "time", "random", "logging", "pathlib"}


def packages() -> list[Path]:
    roots = [folder for folder in HOUSE.iterdir() if (folder / "__init__.py").is_file() and folder.name != "tests"]
    return [init for root in roots for init in root.rglob("__init__.py")]


def imported(path: Path) -> set[str]:
    """The top-level names that a module imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return found


def test_every_room_on_disk_is_under_the_floors():
    on_disk = {init.parent.name for init in packages() if init.parent.parent == HOUSE}
    assert set(ROOMS["tool"]["importlinter"]["root_packages"]) == on_disk


def test_the_same_rooms_are_built_and_typed():
    rooms = set(ROOMS["tool"]["importlinter"]["root_packages"])
    assert set(ROOMS["tool"]["uv"]["build-backend"]["module-name"]) == rooms
    assert set(ROOMS["tool"]["mypy"]["packages"]) == rooms


@pytest.mark.parametrize("init", packages(), ids=lambda init: str(init.parent.relative_to(HOUSE)))
def test_a_package_holds_a_docstring_and_nothing_else(init: Path):
    body = ast.parse(init.read_text(encoding="utf-8")).body
    assert len(body) == 1
    assert isinstance(body[0], ast.Expr)
    assert isinstance(body[0].value, ast.Constant)
    assert isinstance(body[0].value.value, str)


@pytest.mark.parametrize("path", PURE, ids=lambda path: path.name)
def test_the_rules_import_only_what_is_pure(path: Path):
    allowed = (sys.stdlib_module_names - IMPURE) | {"induction", "pydantic"}
    assert imported(path) - allowed == set()


def test_there_are_rules_to_look_at():
    assert {"access.py", "calendar.py", "hours.py", "pack.py", "requirements.py"} <= {path.name for path in PURE}
