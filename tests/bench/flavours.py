"""A note's front matter as each rival wants it; the text below is the same for all."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.bench.notebooks import Written

Flavour = Callable[[Written], str]


def as_yaml(note: Written) -> str:
    """Between dashes, every text in quotes: Hugo, MkDocs, Eleventy."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in note.fields.items()]
    return "\n".join(["---", *lines, "---", "", note.body])


def as_toml(note: Written) -> str:
    """Between plus signs, with what Zola does not know under ``extra``."""
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in note.fields.items()]
    title = f"title = {json.dumps(note.fields['name'], ensure_ascii=False)}"
    return "\n".join(["+++", title, "[extra]", *lines, "+++", "", note.body])


def as_meta(note: Written) -> str:
    """``key: value`` lines, as Python-Markdown's extension ``meta`` reads them: Pelican."""
    joined = {key: ", ".join(value) if isinstance(value, list) else value for key, value in note.fields.items()}
    return "\n".join([*(f"{key}: {value}" for key, value in joined.items()), "", note.body])
