"""netmd.toml to :class:`~netmd.settings.Settings`. A bad setting is a problem, and its default is used."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from types import MappingProxyType
from typing import Any, get_args

from netmd import problems
from netmd.dates import Cadence, Interval, parse_cadence, parse_interval
from netmd.matching import read_phrase
from netmd.model import Channel, name_key
from netmd.problems import Problem
from netmd.settings import Feeds, Folders, Rules, Settings
from netmd.site.edit_links import EDITORS, NONE, PATH, is_template, wrong_with_template
from netmd.toml import Places, read_toml

FILE_NAME = "netmd.toml"


def read_settings(data: bytes) -> tuple[Settings, list[Problem]]:
    """The settings that a netmd.toml holds, and what is wrong with it."""
    table, places, problem = read_toml(FILE_NAME, data)
    if problem is not None:
        return Settings(), [problem]
    reader = _Reader(places)
    return reader.settings(table), sorted(reader.problems, key=lambda problem: problem.sort_key)


class _Reader:
    """Walks the tables of a netmd.toml. ``problems`` grows as it does."""

    def __init__(self, places: Places) -> None:
        self.problems: list[Problem] = []
        self._places = places

    def settings(self, table: Mapping[str, Any]) -> Settings:
        settings = Settings()
        sections: dict[str, Callable[[Settings, Mapping[str, Any]], Settings]] = {
            "notebook": self._notebook,
            "folders": self._folders,
            "dashboard": self._dashboard,
            "feeds": self._feeds,
            "cadence": self._cadence,
            "channels": self._channels,
            "synonyms": self._synonyms,
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
                folder = _folder_within(value)
                if folder:
                    settings = replace(settings, folders=replace(settings.folders, **{key: folder}))
                else:
                    self._bad(path, f"{_shown(value)} is not a folder within the notebook.",
                              f'Write `{key} = "people"`; hidden folders are not read.')  # fmt: skip
        return settings

    def _dashboard(self, settings: Settings, table: Mapping[str, Any]) -> Settings:
        for key, value in table.items():
            path = ("dashboard", key)
            if key != "editor":
                self._unknown(path, ("editor",))
            elif self._is(path, value, str, "the name of an editor, or an address with `{path}` in it"):
                settings = replace(settings, editor=self._editor(path, value.strip()) or settings.editor)
        return settings

    def _feeds(self, settings: Settings, table: Mapping[str, Any]) -> Settings:
        known = [field.name for field in dataclass_fields(Feeds)]
        for key, value in table.items():
            path = ("feeds", key)
            if key not in known:
                self._unknown(path, known)
            elif self._is(path, value, bool, "true or false"):
                settings = replace(settings, feeds=replace(settings.feeds, **{key: value}))
        return settings

    def _editor(self, path: tuple[str, ...], value: str) -> str | None:
        known = (NONE, PATH, *EDITORS)
        if is_template(value):
            wrong = wrong_with_template(value)
            if wrong:
                self._bad(path, f"{_shown(value)} {wrong}.", 'Write `editor = "myeditor://open?file={path}&line={line}"`.')
            return None if wrong else value
        if value.casefold() in known:
            return value.casefold()
        close = difflib.get_close_matches(value.casefold(), known, n=1, cutoff=0.6)
        mend = f"Did you mean `{close[0]}`?" if close else f"netmd knows {', '.join(known)}; others need an address."
        self._bad(path, f"{_shown(value)} is not an editor netmd knows.", mend)
        return None

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
                self._bad(("channels", word), f"{_shown(value)} is not a channel.",
                          f"Use one of {', '.join(get_args(Channel))}.")  # fmt: skip
        return replace(settings, channels=MappingProxyType(channels))

    def _synonyms(self, settings: Settings, table: Mapping[str, Any]) -> Settings:
        groups: list[tuple[str, ...]] = []
        for phrase, value in table.items():
            path, others = ("synonyms", phrase), [value] if isinstance(value, str) else value
            if not isinstance(others, list) or not others or not all(isinstance(text, str) for text in others):
                self._bad(path, f"{_shown(phrase)} has a list of words and phrases that mean the same.",
                          f'Write `"{phrase}" = ["one", "another one"]`.')  # fmt: skip
                continue
            saying = [" ".join(text.split()) for text in (phrase, *others) if read_phrase(text).stems]
            if len(saying) <= len(others):
                empty = next(text for text in (phrase, *others) if not read_phrase(text).stems)
                self._bad(path, f"{_shown(empty)} has no word that openings are matched by.",
                          "Words such as `a`, `job` and `role` are set aside; write one that says more.")  # fmt: skip
            if len(saying) > 1:
                groups.append(tuple(dict.fromkeys(saying)))
        return replace(settings, synonyms=tuple(groups))

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
        self._bad(path, f"`{path[-1]}` is a whole number from 0 to 36500.", f"Its value here is {_shown(value)}.")
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
        self.problems.append(Problem(problems.BAD_SETTING, self._places.at(path), message, mend))

    def _unknown(self, path: tuple[str, ...], known: Collection[str]) -> None:
        written = path[-1].casefold()
        close = difflib.get_close_matches(written.replace("_", "-"), known, n=1, cutoff=0.6) or (
            difflib.get_close_matches(written.replace("-", "_"), known, n=1, cutoff=0.6)
        )
        mend = f"Did you mean `{close[0]}`?" if close else f"netmd knows {', '.join(f'`{name}`' for name in known)}."
        message = f"{_shown('.'.join(path))} is not a setting."
        self.problems.append(Problem(problems.UNKNOWN_SETTING, self._places.at(path), message, mend))


def _folder_within(value: str) -> str | None:
    """The folder in its plain form; None for one outside the notebook, or hidden, which are never read."""
    parts = [part for part in value.split("/") if part not in ("", ".")]
    outside = value.startswith(("/", "~")) or "\\" in value or any(part.startswith(".") for part in parts)
    return None if outside else "/".join(parts) or None


def _shown(value: object) -> str:
    """A value as it may stand in a sentence: short, and as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, dict)):
        return "a list" if isinstance(value, list) else "a table"
    try:
        text = str(value)
    except ValueError:  # Python refuses to write an integer of thousands of digits
        return "a very long number"
    return f"`{text}`" if len(text) <= _MOST_SHOWN else f"`{text[:_MOST_SHOWN]}...`"


_MOST_SHOWN = 60
