"""netmd.toml to :class:`~netmd.settings.Settings`. A bad setting is a problem, and its default is used."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from types import MappingProxyType
from typing import Any, get_args

from netmd import problems
from netmd.dates import Cadence, Interval, parse_cadence, parse_interval
from netmd.model import Channel, name_key
from netmd.problems import Location, Problem
from netmd.settings import Folders, Rules, Settings

FILE_NAME = "netmd.toml"


def read_settings(data: bytes) -> tuple[Settings, list[Problem]]:
    """The settings that a netmd.toml holds, and what is wrong with it."""
    try:
        text = data.decode("utf-8-sig")
        table = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Settings(), [Problem(problems.TOML_SYNTAX, Location(FILE_NAME, line), "The file is not UTF-8.",
                                    "Save it as UTF-8 in your editor.")]  # fmt: skip
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Settings(), [_syntax_problem(str(error))]
    reader = _Reader(text)
    return reader.settings(table), sorted(reader.problems, key=lambda problem: problem.sort_key)


def _syntax_problem(message: str) -> Problem:
    place = re.search(r"\(at line (\d+), column (\d+)\)", message)
    location = Location(FILE_NAME, int(place[1]), int(place[2])) if place else Location(FILE_NAME)
    reason = re.sub(r"\s*\(at [^)]*\)", "", message)
    return Problem(problems.TOML_SYNTAX, location, f"This is not TOML: {reason}; the defaults are used.",
                   'Write `key = "value"`; texts stand in quotes.')  # fmt: skip


class _Reader:
    """Walks the tables of a netmd.toml. ``problems`` grows as it does."""

    def __init__(self, text: str) -> None:
        self.problems: list[Problem] = []
        self._lines = text.split("\n")

    def settings(self, table: Mapping[str, Any]) -> Settings:
        settings = Settings()
        sections: dict[str, Callable[[Settings, Mapping[str, Any]], Settings]] = {
            "notebook": self._notebook,
            "folders": self._folders,
            "cadence": self._cadence,
            "channels": self._channels,
            "rules": self._rules,
        }
        for name, value in table.items():
            if name not in sections:
                self._unknown((name,), sections)
            elif not isinstance(value, dict):
                self._bad((name,), f"`{name}` is a table.", f"Write `[{name}]` on a line of its own.")
            else:
                settings = sections[name](settings, value)
        return settings

    def _notebook(self, settings: Settings, table: Mapping[str, Any]) -> Settings:
        for key, value in table.items():
            path = ("notebook", key)
            if key == "name" and self._is(path, value, str, "a text"):
                settings = replace(settings, name=" ".join(value.split()))
            elif key == "ignore" and self._texts(path, value):
                settings = replace(settings, ignore=tuple(value))
            elif key not in ("name", "ignore"):
                self._unknown(path, ("name", "ignore"))
        return settings

    def _folders(self, settings: Settings, table: Mapping[str, Any]) -> Settings:
        known = [field.name for field in dataclass_fields(Folders)]
        for key, value in table.items():
            path = ("folders", key)
            if key not in known:
                self._unknown(path, known)
            elif self._is(path, value, str, "the name of a folder"):
                folder = value.strip("/")
                if not folder or folder.startswith((".", "~")) or ".." in folder.split("/") or "\\" in folder:
                    self._bad(path, f"`{value}` is not a folder within the notebook.", f'Write `{key} = "people"`.')
                else:
                    settings = replace(settings, folders=replace(settings.folders, **{key: folder}))
        return settings

    def _cadence(self, settings: Settings, table: Mapping[str, Any]) -> Settings:
        for key, value in table.items():
            if key == "default":
                default = self._cadence_value(("cadence", key), value)
                settings = replace(settings, cadence=default or settings.cadence)
            elif key == "tags" and self._is(("cadence", key), value, dict, "a table of tags"):
                by_tag: dict[str, Cadence] = {}
                for tag, written in value.items():
                    cadence = self._cadence_value(("cadence", "tags", tag), written)
                    if cadence:
                        by_tag[name_key(tag)] = cadence
                settings = replace(settings, cadence_by_tag=MappingProxyType(by_tag))
            elif key != "tags":
                self._unknown(("cadence", key), ("default", "tags"))
        return settings

    def _channels(self, settings: Settings, table: Mapping[str, Any]) -> Settings:
        channels: dict[str, Channel] = {}
        for word, value in table.items():
            if value in get_args(Channel):
                channels[word.casefold()] = value
            else:
                self._bad(("channels", word), f"`{value}` is not a channel.",
                          f"Use one of {', '.join(get_args(Channel))}.")  # fmt: skip
        return replace(settings, channels=MappingProxyType(channels))

    def _rules(self, settings: Settings, table: Mapping[str, Any]) -> Settings:
        known = {field.name.replace("_", "-"): field.name for field in dataclass_fields(Rules)}
        rules = settings.rules
        for name, value in table.items():
            attribute = known.get(name.replace("_", "-"))
            if attribute is None:
                self._unknown(("rules", name), known)
                continue
            rule = getattr(rules, attribute)
            if isinstance(value, bool):
                rule = replace(rule, enabled=value)
            elif self._is(("rules", name), value, dict, "true, false or a table"):
                rule = self._rule(("rules", name), rule, value)
            rules = replace(rules, **{attribute: rule})
        return replace(settings, rules=rules)

    def _rule(self, path: tuple[str, ...], rule: Any, table: Mapping[str, Any]) -> Any:
        known = [field.name for field in dataclass_fields(rule)]
        for key, value in table.items():
            place = (*path, key)
            name = key.replace("-", "_")
            if name not in known:
                self._unknown(place, known)
                continue
            default = getattr(rule, name)
            if isinstance(default, bool):
                good = self._is(place, value, bool, "true or false")
            elif isinstance(default, int):
                good = self._number(place, value)
            elif isinstance(default, Interval):
                value = self._interval_value(place, value)
                good = value is not None
            else:
                good = self._texts(place, value)
                value = tuple(text.casefold() for text in value) if good else value
            if good:
                rule = replace(rule, **{name: value})
        return rule

    # -- values ------------------------------------------------------------------------------------------------------

    def _is(self, path: tuple[str, ...], value: object, kind: type, what: str) -> bool:
        if not isinstance(value, kind):
            self._bad(path, f"`{path[-1]}` is {what}.", f"Its value here is {_shown(value)}.")
            return False
        return True

    def _texts(self, path: tuple[str, ...], value: object) -> bool:
        if isinstance(value, list) and all(isinstance(text, str) for text in value):
            return True
        self._bad(path, f"`{path[-1]}` is a list of texts.", f'Write `{path[-1]} = ["one", "two"]`.')
        return False

    def _number(self, path: tuple[str, ...], value: object) -> bool:
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 36500:
            return True
        self._bad(path, f"`{path[-1]}` is a whole number, 0 or more.", f"Its value here is {_shown(value)}.")
        return False

    def _cadence_value(self, path: tuple[str, ...], value: object) -> Cadence | None:
        cadence = parse_cadence(value) if isinstance(value, str) else None
        if cadence is None:
            self._bad(path, f"{_shown(value)} is not an interval.",
                      'Write "4-6 weeks", "monthly", "every 6 weeks", "90d" or "none".')  # fmt: skip
        return cadence

    def _interval_value(self, path: tuple[str, ...], value: object) -> Interval | None:
        interval = parse_interval(value) if isinstance(value, str) else None
        if interval is None:
            self._bad(path, f"{_shown(value)} is not an interval.", 'Write "6 months", "90d" or "quarterly".')
        return interval

    # -- problems ----------------------------------------------------------------------------------------------------

    def _bad(self, path: tuple[str, ...], message: str, mend: str) -> None:
        self.problems.append(Problem(problems.BAD_SETTING, self._at(path), message, mend))

    def _unknown(self, path: tuple[str, ...], known: Collection[str]) -> None:
        close = difflib.get_close_matches(path[-1].replace("_", "-"), known, n=1, cutoff=0.6) or (
            difflib.get_close_matches(path[-1].replace("-", "_"), known, n=1, cutoff=0.6)
        )
        mend = f"Did you mean `{close[0]}`?" if close else f"netmd knows {', '.join(f'`{name}`' for name in known)}."
        self.problems.append(
            Problem(problems.UNKNOWN_SETTING, self._at(path), f"`{'.'.join(path)}` is not a setting.", mend)
        )

    def _at(self, path: tuple[str, ...]) -> Location:
        """Where a setting stands: its key's line, looked for below its table's; tomllib does not tell."""
        table: tuple[str, ...] = ()
        for number, line in enumerate(self._lines, 1):
            header = re.match(r"\s*\[\s*([^\]]+?)\s*\]", line)
            if header:
                table = tuple(part.strip().strip("\"'") for part in header[1].split("."))
                if table == path:
                    return Location(FILE_NAME, number, line.index("[") + 1)
                continue
            key = re.match(r"(\s*)([^=#]+?)\s*=", line)
            if key:
                parts = tuple(part.strip().strip("\"'") for part in key[2].split("."))
                if (*table, *parts) == path or (*table, *parts) == path[: len(table) + len(parts)]:
                    return Location(FILE_NAME, number, len(key[1]) + 1)
        return Location(FILE_NAME)


def _shown(value: object) -> str:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else f"`{value}`"
