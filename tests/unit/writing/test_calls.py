"""All writing goes through one module, or the crash tests would not see it."""

from __future__ import annotations

import ast
from pathlib import Path

import netmd.writing
from tests.crash.cutting import CALLS

CHANGING = {
    "write", "write_bytes", "write_text", "fsync", "fdatasync", "rename", "replace", "renames", "link", "symlink",
    "hardlink_to", "symlink_to", "unlink", "remove", "rmdir", "removedirs", "mkdir", "makedirs", "touch", "chmod",
    "fchmod", "chown", "fchown", "truncate", "ftruncate", "utime", "setxattr", "removexattr", "rmtree", "open",
}  # fmt: skip
"""Names of functions of os, pathlib and shutil that change the disk."""

ELSEWHERE = {
    ("lock.py", "open"),  # the folder for reading, and the lock file of file systems that lock no folders
    ("lock.py", "unlink"),
    ("fresh.py", "open"),  # a folder, to sync it
    ("looks.py", "open"),  # for reading
}


def test_only_one_module_changes_the_disk() -> None:
    modules = sorted(Path(netmd.writing.__file__).parent.glob("*.py"))
    assert len(modules) > 8
    found = set()
    for module in modules:
        for node in ast.walk(ast.parse(module.read_bytes())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGING:
                owner = ast.unparse(node.func.value)
                if owner not in ("calls", "journal"):
                    found.add((module.name, node.func.attr))
    assert {place for place in found if place[0] != "calls.py"} <= ELSEWHERE
    assert {name for module, name in found if module == "calls.py"} >= {"write", "fsync", "rename", "unlink", "mkdir"}


def test_the_crash_tests_know_every_call() -> None:
    assert set(CALLS) == {
        "create", "write", "change_owner", "change_mode", "set_attribute", "sync", "sync_file_system", "make_folder",
        "remove_folder", "remove", "rename", "link", "rename_to_free", "exchange",
    }  # fmt: skip
