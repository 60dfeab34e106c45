"""Which files of the notebook changed, in batches, whatever the editor or tool that changed them.

Events of the file system are only hints of where to look: a queue overflows, a save by rename has no
'modified', our own reads make events too. What counts is the comparison of two looks at the files
(:mod:`~netmd.watch.snapshot`), a judgement of what is still being written (:mod:`~netmd.watch.gather`),
and a look at everything every few seconds, which makes good whatever no event told of.
"""

from netmd.watch.snapshot import Changes, Signature, Snapshot, changes, scan
from netmd.watch.watcher import RESCAN_SECONDS, Watcher

__all__ = ["RESCAN_SECONDS", "Changes", "Signature", "Snapshot", "Watcher", "changes", "scan"]
