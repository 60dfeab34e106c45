"""A build in a new process, which takes over what the last one left: its pages, and what they were made from.

Nothing that is taken over needs to be right for the site to be: a page counts as made only while its file is the very
one that was written, and whatever its bytes hang on is as it was.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from netmd.cache.sites import Counts, SiteKept, keep_site, kept_site
from netmd.files import Ground
from netmd.followups.reminder import Lane
from netmd.letters import own_templates
from netmd.looks import Looks, looks_of
from netmd.model import Entry
from netmd.notebook import Notebook, Progress, read
from netmd.publish import MARKER, Published, Signature, signature_of

if TYPE_CHECKING:
    from netmd.dashboard import Built, Dashboard, Recalled

_MOST_CHANGED = 1_000
"""Notes that changed from which on everything is made anew."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build came to: what is in the notebook, and what was done to the site."""

    counts: Counts
    published: Published


def rebuild(ground: Ground, site: Path, today: date, progress: Progress | None = None) -> Outcome:
    """Build the ``site`` of a notebook that a walk has found, with as little work as its last build allows.

    Raises what :meth:`netmd.dashboard.Dashboard.publish` does.
    """
    key = _key(ground, looks_of(ground.root), site, today)
    kept = kept_site(ground.root, key)
    if kept is not None and kept.state == ground.state() and _stands(site, kept.signatures):
        return Outcome(kept.counts, Published((), (), len(kept.signatures) - 1))

    from netmd.dashboard import Dashboard  # brings all that makes pages

    dashboard = Dashboard(site, is_kept=False)
    notebook, built = _take_up(kept, key, ground, dashboard, today, progress)
    return Outcome(counts_of(notebook, built), built.published)


def take_up(
    ground: Ground, dashboard: Dashboard, today: date, progress: Progress | None = None
) -> tuple[Notebook, Built]:
    """The same for whoever goes on from there: the notebook is read and the dashboard knows its pages in any case."""
    key = _key(ground, looks_of(ground.root), dashboard.site, today)
    return _take_up(kept_site(ground.root, key), key, ground, dashboard, today, progress)


def _take_up(
    kept: SiteKept | None, key: bytes, ground: Ground, dashboard: Dashboard, today: date, progress: Progress | None
) -> tuple[Notebook, Built]:
    from netmd.dashboard import refuse_site_in_notebook

    notebook = read(ground, progress)
    refuse_site_in_notebook(dashboard.site, notebook)
    built = dashboard.publish(notebook, today, progress, _recalled(kept, notebook, ground) if kept else None)
    _keep(key, counts_of(notebook, built), ground, notebook, dashboard)
    return notebook, built


def counts_of(notebook: Notebook, built: Built) -> Counts:
    """What a build says of the notebook."""
    lanes = built.agenda.counts
    meetings = sum(len(entry.note.meetings) for entry in notebook.index.entries.values())
    return Counts(len(notebook.index.contacts), meetings, lanes[Lane.LATE] + lanes[Lane.TODAY], built.problems)


def _recalled(kept: SiteKept, notebook: Notebook, ground: Ground) -> Recalled | None:
    """What the last build was made from; None where a note's old words are not known any more, or much changed."""
    now = {path: digest or b"" for path, digest in notebook.digests.items()}
    changed = {path for path in now.keys() | kept.digests.keys() if now.get(path) != kept.digests.get(path)}
    if len(changed) > _MOST_CHANGED:
        return None
    before: dict[str, Entry | None] = {}
    for path in changed:
        digest = kept.digests.get(path)
        if digest is None:
            before[path] = None
            continue
        reading = ground.cache.reading(path, digest)
        if reading is None:
            return None
        before[path] = reading[1].entry if reading[1] is not None else None
    from netmd.dashboard import Left, Recalled

    paths = kept.paths
    try:
        shown = {path: frozenset(paths[number] for number in numbers) for path, numbers in kept.shown.items()}
    except IndexError:
        return None
    signatures = {path: Signature(*known) for path, known in kept.signatures.items() if path != MARKER}
    left = Left(kept.problem_counts, shown, signatures, frozenset(kept.overviews))
    return Recalled(notebook.index.replaced(before), left)


def _keep(key: bytes, counts: Counts, ground: Ground, notebook: Notebook, dashboard: Dashboard) -> None:
    state, left = ground.state(), dashboard.left
    marker = signature_of(dashboard.site / MARKER)
    if state is None or left is None or marker is None:
        return
    paths = sorted({path for told in left.shown.values() for path in told})
    numbers = {path: number for number, path in enumerate(paths)}
    problem_counts: dict[str, int] = dict(left.problem_counts)
    keep_site(
        ground.root,
        SiteKept(
            key,
            state,
            counts,
            {path: digest or b"" for path, digest in notebook.digests.items()},
            {MARKER: marker, **{path: tuple(known) for path, known in left.signatures.items()}},  # type: ignore[misc]
            sorted(left.overviews),
            paths,
            {path: sorted(numbers[one] for one in told) for path, told in left.shown.items()},
            problem_counts,
        ),
    )


def _key(ground: Ground, looks: Looks, site: Path, today: date) -> bytes:
    """A digest of everything but the notes that pages are made from, and of where they lie."""
    key = blake2b(digest_size=16)
    settings = ground.settings_read[0] or b""
    places = (os.fsencode(ground.root.resolve()), os.fsencode(site.resolve()))
    for part in (*places, today.isoformat().encode(), settings, b"%d" % ground.layout.structured):
        key.update(b"%d\0" % len(part) + part)
    for files in (looks.assets, looks.templates, own_templates(ground.root)):
        for name, data in sorted(files.items()):
            key.update(b"%d\0%d\0" % (len(name), len(data)) + name.encode("utf-8", "surrogateescape") + data)
        key.update(b"\0")
    return key.digest()


def _stands(site: Path, signatures: Mapping[str, tuple[int, int, int]]) -> bool:
    """Whether each file of the site is the one that was written."""
    folder = os.fspath(site)
    return MARKER in signatures and all(
        signature_of(f"{folder}/{path}") == known for path, known in signatures.items()
    )  # fmt: skip
