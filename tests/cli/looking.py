"""What the tests of due, show, brief, find and completion share: the sample, and a small notebook of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.cli.running import REPOSITORY, environment, write

SAMPLE = REPOSITORY / "notebook"
STORY = ("-n", str(SAMPLE), "--today", "2026-05-14")
"""Options that look at the sample on the day its story is told."""

HEAVY = ("jinja2", "watchdog", "markdown", "nh3", "rich", "rapidfuzz", "http", "asyncio", "networkx")


def small(root: Path) -> Path:
    """Three people: one with everything open, one archived, one of the same first name."""
    return write(
        root,
        {
            "contacts/priya-raman.md": (
                "---\nname: Priya Raman\nemail: priya@northside.example\nseeking: [photographer]\n---\n"
                "Ran \x1b[31mthe rebrand.\n\n## 2026-05-10 Coffee\nShe builds **the** team.\n- [ ] Send the deck due:2026-05-12\n"
                "- [ ] @them chart\n"
            ),
            "contacts/sam-lee.md": "---\nname: Sam Lee\noffers: [photographer]\ncadence: none\n---\n",
            "contacts/sam-orr.md": "---\nname: Sam Orr\ncadence: none\n---\n",
        },
    )


def loaded_by(*arguments: str) -> set[str]:
    """Which heavy packages running a command loads."""
    script = (
        "import sys\nfrom netmd.cli import cli\n"
        "cli.main(sys.argv[1:], prog_name='netmd', standalone_mode=False)\n"
        f"print('loaded:', *(name for name in {HEAVY!r} if name in sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], env=environment(), capture_output=True, text=True, check=True
    )
    return set(done.stdout.splitlines()[-1].split()[1:])
