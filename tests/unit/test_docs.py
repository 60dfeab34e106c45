"""What is written about netmd names everything there is to name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from netmd import __version__
from netmd.cli import cli
from netmd.followups.reminder import Lane
from netmd.model import CONVERSATIONS
from netmd.problems import RULES, Rule
from netmd.reading.headings import CHANNEL_WORDS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
REFERENCE = (ROOT / "notebook/README.md").read_text(encoding="utf-8")


def _commands(group: click.Group = cli, above: str = "netmd") -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group, info_name=above)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None or command.hidden:
            continue
        if isinstance(command, click.Group):
            yield from _commands(command, f"{above} {name}")
        else:
            yield f"{above} {name}", command


COMMANDS = dict(_commands())


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_problem_is_in_the_reference(rule: Rule) -> None:
    assert f"| {rule.code} | {rule.name} | {rule.severity.value} | {rule.summary} |" in REFERENCE


def test_the_reference_has_no_problem_that_does_not_exist() -> None:
    assert set(re.findall(r"\bNET\d{3}\b", REFERENCE)) == set(RULES)


def test_codes_and_names_are_given_once() -> None:
    assert len({rule.name for rule in RULES.values()}) == len(RULES)
    assert all(re.fullmatch(r"NET\d{3}", code) and code == rule.code for code, rule in RULES.items())
    assert all(rule.summary.endswith(".") for rule in RULES.values())


def test_the_reference_lists_the_channels_with_their_words_and_what_is_a_conversation() -> None:
    for channel, words in CHANNEL_WORDS.items():
        listed = ", ".join(words.split()) + (", and anything else" if channel == "meeting" else "")
        assert f"| {channel} | {listed} | {'yes' if channel in CONVERSATIONS else 'no'} |" in REFERENCE


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"`{name}" in README


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_in_the_readme_and_explained_in_the_help(name: str) -> None:
    for parameter in COMMANDS[name].params:
        if isinstance(parameter, click.Option) and not parameter.hidden:
            assert any(re.search(rf"{re.escape(option)}\b", README) for option in parameter.opts), parameter.opts
            assert parameter.help, parameter.opts


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_said_in_a_sentence(name: str) -> None:
    first = (COMMANDS[name].help or "").strip().split("\n\n")[0]
    assert first.endswith(".")


def test_every_lane_is_in_the_reference() -> None:
    for lane in Lane:
        assert lane.value.replace("-", " ") in " ".join(REFERENCE.split())


def test_the_changelog_has_an_entry_for_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[{re.escape(__version__)}\]", changelog, re.MULTILINE)


def test_links_within_the_documents_lead_somewhere() -> None:
    for name in ("README.md", "CONTRIBUTING.md", "notebook/README.md", "CHANGELOG.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        prose = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)
        for target in re.findall(r"\]\(([^)\s]+)\)", prose):
            if re.match(r"[a-z]+:", target):
                continue
            path, _, anchor = target.partition("#")
            assert not path or (ROOT / name).parent.joinpath(path).exists(), f"{name}: {target}"
            if anchor and not path:
                assert anchor in _anchors(text), f"{name}: {target}"


def _anchors(text: str) -> set[str]:
    """The anchors that a forge gives the headings of a document."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
