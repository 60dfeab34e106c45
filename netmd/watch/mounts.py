"""Is a folder on a disk whose changes elsewhere give no events here?"""

from __future__ import annotations

import re
from pathlib import Path

_NETWORK = re.compile(
    r"nfs4?|cifs|smb3|smbfs|9p|afs|ceph|davfs|drvfs|vboxsf|vmhgfs|prl_fs|virtiofs"
    r"|fuse\.(sshfs|rclone|davfs2?|glusterfs|cephfs|s3fs|vmhgfs-fuse|grpcfuse|osxfs)"
)
_MOUNTS = Path("/proc/self/mountinfo")


def network_type(folder: Path) -> str | None:
    """The type of the network or shared disk ``folder`` is on; None on a local one or where it is not known."""
    try:
        kind = mount_type(_MOUNTS.read_text(encoding="utf-8", errors="surrogateescape"), str(folder.resolve()))
    except (OSError, RuntimeError):
        return None
    return kind if kind and _NETWORK.fullmatch(kind) else None


def mount_type(mountinfo: str, folder: str) -> str | None:
    """The type of the file system at ``folder``, an absolute path without links.

    ``mountinfo`` is the text of /proc/self/mountinfo (proc_pid_mountinfo(5)): the fifth field is the mount
    point with blanks as octal escapes, the type follows the ``-``. The longest mount point wins, the later
    of two that are equal.
    """
    best, kind = "", None
    for line in mountinfo.splitlines():
        before, dash, after = line.partition(" - ")
        fields = before.split(" ")
        if not dash or len(fields) < 5:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[4])
        if len(point) >= len(best) and f"{folder}/".startswith(point.rstrip("/") + "/"):
            best, kind = point, after.split(" ")[0]
    return kind
