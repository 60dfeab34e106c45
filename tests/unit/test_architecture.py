"""The house holds: imports run one way; what stands above the line opens no file, reads no clock, prints nothing.

Read from the syntax trees of the package, so that an import within a function counts too.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "netmd"

ABOVE = (
    {"errors", "problems", "dates", "folding"},
    {"model", "spoken", "toml", "matching", "identity"},
    {"settings", "reading", "called", "touches", "key_maps"},
    {"index"},
    {"carried"},
    {"followups", "checks", "who", "ledger", "promises", "network", "duplicates"},
    {"excerpts", "editing"},
    {"brief", "search", "drafts", "openings", "giving", "insights", "months"},
    {"exchange", "site"},
)
"""Ranks from the ground up. A module may import what stands in a lower rank, never its neighbours."""

BELOW = (
    {"resources", "config", "discovery", "storage", "watch", "server", "processes"},
    {"cache", "walk", "locate"},
    {"files"},
    {"notebook", "glance", "writing", "publish", "letters", "looks"},
    {"dashboard"},
    {"freshness", "rebuild"},
    {"cli"},
    {"__main__"},
)
"""What touches the world: files, the clock, the terminal, the network."""

NEIGHBOURS: dict[tuple[str, str], str] = {}
"""Imports within a rank, each with its reason."""

WORLDLY = {
    "os", "io", "shutil", "tempfile", "subprocess", "socket", "select", "threading", "logging", "locale", "random",
    "time", "glob", "rich", "click", "watchdog", "http", "urllib.request", "fcntl", "signal", "webbrowser",
}  # fmt: skip
ONLY_IN = {
    "frontmatter": {"reading"},
    "yaml": {"reading"},
    "nh3": {"site"},
    "markdown": {"site"},
    "watchdog": {"watch"},
    "python_calamine": {"exchange"},
    "xlsxwriter": {"exchange"},
    "msgspec": {"cache"},
    "rich": {"cli"},
    "click": {"cli"},
    "jinja2": {"site", "looks"},  # the looks hand the site a loader, as the site itself opens no file
}
"""Libraries that are known in one place, so that another can take their place."""

SOURCES = sorted(PACKAGE.rglob("*.py"))
RANK = {name: rank for rank, names in enumerate((*ABOVE, *BELOW)) for name in names}
PURE = [path for path in SOURCES if path.relative_to(PACKAGE).with_suffix("").parts[0] in set().union(*ABOVE)]


def _id(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def _house(path: Path) -> str:
    """The module or folder at the top that a file belongs to."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def _imports(path: Path, *, when_run: bool = False) -> Iterator[tuple[str, str]]:
    """Each import of a file: the module, and the name taken from it (or nothing).

    ``when_run`` leaves out those that only a type checker makes.
    """
    typing_only = [
        inner
        for node in ast.walk(_tree(path))
        if when_run and isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    ]
    for node in ast.walk(_tree(path)):
        if node in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{_id(path)}:{node.lineno} imports relatively"
            yield from ((node.module or "", alias.name) for alias in node.names)


def _own_modules(path: Path, *, when_run: bool = False) -> Iterator[str]:
    """The modules of netmd that a file imports, below ``netmd.``."""
    for module, name in _imports(path, when_run=when_run):
        if module == "netmd" and name != "__version__":
            yield name
        elif module.startswith("netmd."):
            below = module.removeprefix("netmd.")
            deeper = PACKAGE / below.replace(".", "/") / name
            yield f"{below}.{name}" if deeper.with_suffix(".py").is_file() or (deeper.is_dir() and name) else below


def test_every_module_has_its_place() -> None:
    houses = {_house(path) for path in SOURCES} - {"__init__"}
    assert houses - RANK.keys() == set(), "give the new module a place in ABOVE or BELOW"


@pytest.mark.parametrize("path", SOURCES, ids=_id)
def test_imports_run_down(path: Path) -> None:
    here = _house(path)
    for module in _own_modules(path):
        there = module.split(".")[0]
        if there != here and (here, there) not in NEIGHBOURS:
            assert RANK[there] < RANK[here], f"{here} imports {there}"


def test_the_exceptions_are_needed() -> None:
    seen = {(_house(path), module.split(".")[0]) for path in SOURCES for module in _own_modules(path)}
    assert set(NEIGHBOURS) <= seen


def test_no_module_imports_itself_round_a_circle() -> None:
    graph: dict[str, set[str]] = {}
    for path in SOURCES:
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")
        graph[name] = {module for module in _own_modules(path, when_run=True) if module != name}
    order = list(TopologicalSorter(graph).static_order())
    assert len(order) >= len(graph)


@pytest.mark.parametrize("path", PURE, ids=_id)
def test_above_the_line_nothing_touches_the_world(path: Path) -> None:
    for module, name in _imports(path):
        if module == "io":
            assert name in ("BytesIO", "StringIO"), f"imports {name or 'io'}"  # memory is no part of the world
            continue
        assert module not in WORLDLY, f"imports {module}"
        assert module.split(".")[0] not in WORLDLY, f"imports {module}"
        if module == "pathlib":
            assert name in ("PurePath", "PurePosixPath"), f"imports {name or 'pathlib'}"
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Name):
                assert called.id not in ("print", "open", "input", "exec", "eval"), f"line {node.lineno}: {called.id}()"
            elif isinstance(called, ast.Attribute):
                assert called.attr not in ("now", "today", "utcnow", "read_text", "read_bytes", "write_text"), (
                    f"line {node.lineno}: .{called.attr}()"
                )


@pytest.mark.parametrize("path", SOURCES, ids=_id)
def test_a_library_is_known_in_one_place(path: Path) -> None:
    for module, _ in _imports(path):
        homes = ONLY_IN.get(module.split(".")[0])
        assert homes is None or _house(path) in homes, f"{_id(path)} imports {module}"


@pytest.mark.parametrize("path", [path for path in SOURCES if _house(path) != "cli"], ids=_id)
def test_only_the_command_line_prints(path: Path) -> None:
    calls = [node.func for node in ast.walk(_tree(path)) if isinstance(node, ast.Call)]
    assert "print" not in [called.id for called in calls if isinstance(called, ast.Name)]


@pytest.mark.parametrize("path", SOURCES, ids=_id)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(_tree(path))
