"""Notebooks and changes of every kind."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from netmd.editing.plan import FileChange
from tests.crash.cutting import Snapshot, snapshot

ANA, BO, CY = b"# Ana\n", b"# Bo\r\n[[ana]]\r\n", b"# Cy, no line end, [[ana]]"
LONG = b"x" * 100_000
"""More than is written at once."""

NOTES = {"contacts/ana.md": ANA, "contacts/bo.md": BO, "store/cy.md": CY}


@dataclass(frozen=True, slots=True)
class Scenario:
    """Changes of the notebook that :func:`built` makes."""

    name: str
    changes: tuple[FileChange, ...]


SCENARIOS = (
    Scenario("edit", (FileChange("contacts/ana.md", ANA, ANA + LONG),)),
    Scenario("edit through a link", (FileChange("contacts/cy.md", CY, b"new"),)),
    Scenario("creation", (FileChange("contacts/dee.md", None, b"# Dee\n"),)),
    Scenario("creation with folders", (FileChange("contacts/a/b/dee.md", None, b"# Dee\n"),)),
    Scenario("removal", (FileChange("contacts/bo.md", BO, None),)),
    Scenario("removal of a link", (FileChange("contacts/cy.md", CY, None),)),
    Scenario("two edits", (FileChange("contacts/ana.md", ANA, b"new"), FileChange("contacts/bo.md", BO, b"new"))),
    Scenario(
        "rename and edits",
        (
            FileChange("contacts/new/anna.md", None, ANA + b"aliases: [Ana]\n"),
            FileChange("contacts/ana.md", ANA, None),
            FileChange("contacts/bo.md", BO, BO.replace(b"ana", b"anna")),
            FileChange("contacts/cy.md", CY, CY.replace(b"ana", b"anna")),
        ),
    ),
)


def built(root: Path) -> Path:
    """A notebook with three contacts, one of them a link into a folder beside."""
    for path, data in NOTES.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    (root / "contacts/bo.md").chmod(0o640)
    (root / "contacts/cy.md").symlink_to("../store/cy.md")
    return root


def expected(root: Path, changes: tuple[FileChange, ...]) -> tuple[Snapshot, Snapshot]:
    """The notebook before and after, worked out by plain means."""
    built(root)
    old = snapshot(root)
    for change in changes:
        place = root / change.path
        if change.after is None:
            place.unlink()
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(change.after)
    return old, snapshot(root)
