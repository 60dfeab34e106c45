"""List items that mean something: tasks, and what was given, received or passed on."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from netmd.site.markdown.marks import THEM, theirs

_TASK = re.compile(r"\[(.)\](?:[ \t\n]+|$)")
_LABEL = re.compile(r"(\*\*|__|)(Gave|Got|Intro|Passed to):\1(?=[ \t\n]|$)", re.IGNORECASE)
_CLASSES = {"gave": "gave", "got": "got", "intro": "intro", "passed to": "passed"}

# The marks of format.md, and those that Obsidian's themes agree on.
STATES = {
    " ": "open",
    "x": "done",
    "/": "in progress",
    "-": "cancelled",
    ">": "forwarded",
    "<": "scheduled",
    "!": "important",
    "?": "question",
}


def finish(item: Element, loose: bool) -> None:
    """Give the `li` its final form: no paragraph around its first text unless the list is loose, and its marks."""
    holder = item
    if len(item) and item[0].tag == "p" and not item[0].attrib:
        if loose:
            holder = item[0]
        else:
            item.text = item[0].text
            item.remove(item[0])
    if holder.text:
        _mark(item, holder)


def _mark(item: Element, holder: Element) -> None:
    text = holder.text or ""
    wrap = type(text)
    at = 0
    task = _TASK.match(text)
    if task:
        mark = task[1].lower() if task[1] in "xX" else task[1]
        item.set("class", "task")
        item.set("data-mark", mark)
        state = STATES.get(mark, f"marked {mark}")
        box = Element("span", {"class": "box", "role": "img", "aria-label": state})
        rest = text[task.end() :]
        box.tail = wrap(f" {rest}" if rest else "")
        holder.text = None
        holder.insert(at, box)
        text = rest
        at = 1
    label = _LABEL.match(text)
    if label:
        known = _CLASSES[label[2].lower()]
        item.set("class", f"task {known}" if task else known)
        strong = Element("strong", {"class": "label"})
        strong.text = AtomicString(f"{label[2]}:")
        strong.tail = wrap(text[label.end() :])
        if task:
            holder[0].tail = " "
        else:
            holder.text = None
        holder.insert(at, strong)
    elif task and "@" in text:
        _mark_theirs(holder, text)


def _mark_theirs(holder: Element, text: str) -> None:
    """Put a mark in the place of `@them` in a task's text, which follows its box, unless it stands in code."""
    found = THEM.search(text)
    if found and text.count("`", 0, found.start()) % 2 == 0:
        wrap = type(text)
        mark = theirs()
        holder[0].tail = wrap(f" {text[: found.start()]}")
        mark.tail = wrap(text[found.end() :])
        holder.insert(1, mark)
