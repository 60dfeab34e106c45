"""From a page to the file: the address at which an editor opens a note at its line.

Which editor is a setting, ``[dashboard] editor``: a name from :data:`EDITORS`, ``path`` for the file's full path as
plain text, ``none``, or an address of one's own with ``{path}`` and ``{line}`` in it. With none of them, the default,
nothing in a page depends on where the notebook lies.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote

NONE, PATH = "none", "path"

EDITORS: Mapping[str, str] = MappingProxyType(
    {
        "vscode": "vscode://file{path}:{line}:{column}",
        "vscode-insiders": "vscode-insiders://file{path}:{line}:{column}",
        "vscodium": "vscodium://file{path}:{line}:{column}",
        "cursor": "cursor://file{path}:{line}:{column}",
        "zed": "zed://file{path}:{line}:{column}",
        "idea": "idea://open?file={path}&line={line}",
        "pycharm": "pycharm://open?file={path}&line={line}",
        "webstorm": "webstorm://open?file={path}&line={line}",
        "obsidian": "obsidian://open?path={path}",
        "textmate": "txmt://open?url=file://{path}&line={line}&column={column}",
        "macvim": "mvim://open?url=file://{path}&line={line}&column={column}",
        "sublime": "subl://open?url=file://{path}&line={line}",
        "emacs": "emacs://open?url=file://{path}&line={line}",
    }
)
"""The editors known by name. Sources of the forms:

- vscode: "Opening VS Code with URLs", code.visualstudio.com/docs/configure/command-line; its kin register the same form
  under a scheme of their own, as ripgrep's ``--hyperlink-format`` lists for vscode-insiders, vscodium and cursor;
- zed: ``zed://file`` in its ``open_listener.rs``, with the path and position its command line takes;
- idea, pycharm, webstorm: ``SCHEME://open?file=&line=``, as Whoops ("Open Files In An Editor") and Symfony list them;
- obsidian: "Obsidian URI", help.obsidian.md/uri: ``path`` is absolute, there is none for a line;
- textmate: "The TextMate URL Scheme", macromates.com/blog/2007/the-textmate-url-scheme;
- macvim: ripgrep's ``--hyperlink-format``; MacVim's help, ``mvim://``;
- sublime, emacs: Symfony's ``framework.ide``. Neither registers its scheme itself: a small handler has to be installed.
"""

PLACEHOLDERS = ("path", "relative", "vault", "line", "column")
"""What may stand in braces: the file's full path and the one within the notebook, the notebook's folder's name, and the
place, counted from 1."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):.", re.IGNORECASE)  # RFC 3986 section 3.1; one letter is a Windows drive
_RUNS_SCRIPTS = frozenset(("javascript", "data", "vbscript", "blob", "about", "view-source"))
_PLACEHOLDER = re.compile(r"(.?)(.?)\{([^{}]*)\}", re.DOTALL)
_PLACE = re.compile(r"(.+?)(?::(\d+))?(?::(\d+))?", re.DOTALL)
_DRIVE = re.compile(r"^(/?[A-Za-z])%3A(?=/|%2F)")


def is_template(editor: str) -> bool:
    """Whether the setting is an address rather than a name."""
    return ":" in editor or "{" in editor


def wrong_with_template(template: str) -> str:
    """Why an address cannot be used to open files, as the end of a sentence; empty where it can."""
    if not re.fullmatch(r"[!-~]+", template):
        return "holds a space or a sign that no address has"
    scheme = _SCHEME.match(template)
    if scheme is None:
        return "does not begin with a scheme, such as `vscode:`"
    if scheme[1].lower() in _RUNS_SCRIPTS:
        return f"would run what stands in it (`{scheme[1]}:`) instead of opening a file"
    names = [name for *_, name in _PLACEHOLDER.findall(template)]
    unknown = [name for name in names if name not in PLACEHOLDERS]
    if unknown:
        return f"has `{{{unknown[0]}}}` in it, which stands for nothing"
    if not {"path", "relative"} & set(names):
        return "has neither `{path}` nor `{relative}` in it, so that it opens the same for every note"
    return ""


@dataclass(frozen=True, slots=True)
class EditLinks:
    """Where places in a notebook's files lead. ``root`` is the notebook's absolute path, ``/`` between its parts.

    A place is ``contacts/priya-raman.md``, with ``:32`` or ``:32:3`` behind it where a line or column is known.
    """

    editor: str = NONE
    root: str = ""

    def href(self, place: str) -> str:
        """The address that opens the place; empty where no editor is set."""
        template = EDITORS.get(self.editor, self.editor if is_template(self.editor) else "")
        if not template or not self.root:
            return ""
        path, line, column = _parts(place)
        values = {
            "path": f"{self.root.rstrip('/')}/{path}",
            "relative": path,
            "vault": self.root.rstrip("/").rpartition("/")[2],
            "line": str(line),
            "column": str(column),
        }
        return _PLACEHOLDER.sub(lambda found: _filled(found, values), template)

    def shown(self, place: str) -> str:
        """The place as it is to be read: within the notebook, or with its full path where that is the setting."""
        return f"{self.root.rstrip('/')}/{place}" if self.editor == PATH and self.root else place


def _parts(place: str) -> tuple[str, int, int]:
    found = _PLACE.fullmatch(place)
    path, line, column = found.groups() if found else (place, None, None)
    return path, int(line or 1), int(column or 1)


def _filled(found: re.Match[str], values: Mapping[str, str]) -> str:
    """The placeholder's value, encoded for where it stands (RFC 3986 section 2.1).

    As the whole value of a parameter, ``file={path}``, its slashes are encoded too. In a path no slash is doubled and
    none is missing, so that both ways in which people write it open the same file.
    """
    before, last, name = found.groups()
    last, before = (last, before) if last else (before, "")
    value = values[name]
    if last == "=" or name == "vault":
        return before + last + _quoted(value, "")
    if name == "path" and last == "/" and before != "/":
        value = value.removeprefix("/")
    elif name == "path" and not value.startswith("/"):  # a drive of Windows
        value = f"/{value}"
    return before + last + _quoted(value, "/")


def _quoted(value: str, safe: str) -> str:
    """Percent-encoded as the bytes that the file system has; only the colon of a drive stays."""
    return _DRIVE.sub(r"\1:", quote(value.encode("utf-8", "surrogateescape"), safe=safe))
