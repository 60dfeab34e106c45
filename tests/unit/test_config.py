"""netmd.toml: every setting, and what is said of those that cannot be used."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from netmd.config import read_settings
from netmd.dates import Interval, NoCadence, Window
from netmd.problems import Problem
from netmd.resources import starter_settings
from netmd.settings import Feeds, Folders, Rules, Settings


def settings_of(text: str) -> Settings:
    """The settings of a netmd.toml that has nothing wrong."""
    settings, problems = read_settings(text.encode())
    assert problems == []
    return settings


def problem_of(text: str) -> Problem:
    """The one problem of a netmd.toml."""
    _, problems = read_settings(text.encode())
    (problem,) = problems
    return problem


def place_of(text: str) -> tuple[str, int, int]:
    """Code, line and column of the one problem."""
    problem = problem_of(text)
    assert problem.location.path == "netmd.toml"
    return problem.code, problem.location.line, problem.location.column


# -- what can be set -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\n\n# nothing\n", b"[notebook]\r\n[rules]\r\n"])
def test_an_empty_file_is_the_defaults(data: bytes) -> None:
    assert read_settings(data) == (Settings(), [])


def test_the_notebook_has_a_name_on_one_line_and_patterns_to_ignore() -> None:
    settings = settings_of('[notebook]\nname = " My\\n  network "\nignore = ["drafts/**", "*.draft.md"]\n')
    assert settings == Settings(name="My network", ignore=("drafts/**", "*.draft.md"))


def test_feeds_are_allowed_one_by_one() -> None:
    assert Settings().feeds == Feeds(calendar=True, contacts=False)
    assert settings_of("[feeds]\ncontacts = true\n").feeds == Feeds(calendar=True, contacts=True)
    assert settings_of("[feeds]\ncalendar = false\n").feeds == Feeds(calendar=False, contacts=False)
    assert place_of('[feeds]\ncalendar = "yes"\n') == ("NET403", 2, 1)
    assert "`calendar`" in problem_of("[feeds]\ncalender = true\n").mend


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    settings, problems = read_settings(b'\xef\xbb\xbf[notebook]\r\nname = "N"\r\n')
    assert (settings.name, problems) == ("N", [])


@pytest.mark.parametrize(
    ("written", "folder"),
    [("people", "people"), ("people/", "people"), ("./people", "people"), ("my/people", "my/people"), ("a//b", "a/b"),
     ("Menschen & Leute", "Menschen & Leute")],
)  # fmt: skip
def test_a_folder_may_have_another_name(written: str, folder: str) -> None:
    settings = settings_of(f'[folders]\ncontacts = "{written}"\n')
    assert settings.folders == Folders(contacts=folder)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "/",
        ".",
        "..",
        "../people",
        "a/../../b",
        "~/people",
        "/home/me/people",
        ".hidden",
        "a/.b",
        "a\\\\b",
        "C:\\\\b",
    ],
)
def test_a_folder_outside_the_notebook_or_hidden_is_refused(written: str) -> None:
    text = f'[folders]\nmeetings = "{written}"\n'
    assert place_of(text) == ("NET403", 2, 1)
    assert read_settings(text.encode())[0] == Settings()


@pytest.mark.parametrize(
    ("written", "cadence"),
    [
        ("4-6 weeks", Window(Interval(4, "week"), Interval(6, "week"))),
        ("monthly", Window(Interval(1, "month"))),
        ("every 6 weeks", Window(Interval(6, "week"))),
        ("90d", Window(Interval(90, "day"))),
        ("none", NoCadence.NONE),
    ],
)
def test_the_cadence_is_set_for_all_and_by_tag(written: str, cadence: Any) -> None:
    assert settings_of(f'[cadence]\ndefault = "{written}"\n').cadence == cadence
    by_tag = settings_of(f'[cadence.tags]\nMentor = "{written}"\n"two words" = "monthly"\n').cadence_by_tag
    assert by_tag["mentor"] == cadence
    assert list(by_tag) == ["mentor", "two words"]


def test_more_words_for_channels_in_any_case() -> None:
    assert settings_of('[channels]\nPadel = "event"\nRundgang = "visit"\n').channels == {
        "padel": "event",
        "rundgang": "visit",
    }


@pytest.mark.parametrize(
    ("written", "groups"),
    [
        ('"community manager" = ["community lead", "social media manager"]',
         (("community manager", "community lead", "social media manager"),)),
        ('photographer = "photo  reporter"', (("photographer", "photo reporter"),)),
        ('a-b = ["c", "c"]\nd = "e"', (("a-b", "c"), ("d", "e"))),
        ("", ()),
    ],
)  # fmt: skip
def test_words_that_mean_the_same_come_in_groups(written: str, groups: tuple[tuple[str, ...], ...]) -> None:
    assert settings_of(f"[synonyms]\n{written}\n").synonyms == groups


def test_of_synonyms_only_the_one_that_says_nothing_is_left_out() -> None:
    settings, (problem,) = read_settings(b'[synonyms]\neditor = ["a job", "sub"]\n')
    assert settings.synonyms == (("editor", "sub"),)
    assert (problem.code, problem.location.line) == ("NET403", 2)
    assert "`a job`" in problem.message


def test_a_rule_is_turned_off_by_false_or_in_its_table() -> None:
    for text in (
        "[rules]\nlinkedin = false\n",
        "[rules.linkedin]\nenabled = false\n",
        "rules = {linkedin = {enabled = false}}",
    ):
        settings = settings_of(text)
        assert settings.rules == replace(Rules(), linkedin=replace(Rules().linkedin, enabled=False))


RULE_SETTINGS = [
    (rule.name, setting.name)
    for rule in fields(Rules)
    for setting in fields(getattr(Rules(), rule.name))
]  # fmt: skip
OTHER: dict[type, tuple[str, Any]] = {
    bool: ("false", False), int: ("9", 9), tuple: ('["Dank", "merci"]', ("dank", "merci")),
    Interval: ('"2 years"', Interval(2, "year")),
}  # fmt: skip


@pytest.mark.parametrize("dash", ["-", "_"])
@pytest.mark.parametrize(("rule", "setting"), RULE_SETTINGS)
def test_each_setting_of_each_rule_is_read_with_dashes_or_underscores(rule: str, setting: str, dash: str) -> None:
    default = getattr(Rules(), rule)
    written, value = OTHER[type(getattr(default, setting))]
    text = f"[rules.{rule.replace('_', dash)}]\n{setting.replace('_', dash)} = {written}\n"
    assert settings_of(text).rules == replace(Rules(), **{rule: replace(default, **{setting: value})})


# -- what cannot be used ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "[notebook]\nname = 3\n",
        '[notebook]\nignore = "drafts"\n',
        "[notebook]\nignore = [1]\n",
        "[folders]\ncontacts = true\n",
        "[cadence]\ndefault = 30\n",
        '[cadence]\ndefault = "sometimes"\n',
        "[cadence]\ntags = 3\n",
        "[cadence.tags]\nmentor = []\n",
        '[channels]\npadel = "sport"\n',
        "[channels]\npadel = [1]\n",
        "[channels]\npadel = true\n",
        "[synonyms]\neditor = 3\n",
        "[synonyms]\neditor = []\n",
        '[synonyms]\neditor = ["sub", 3]\n',
        '[synonyms]\neditor = "a job"\n',
        '[synonyms]\neditor = ""\n',
        "[rules]\nlinkedin = 3\n",
        "[rules.linkedin]\nenabled = 1\n",
        "[rules.thank-you]\ndue_after_days = -1\n",
        "[rules.thank-you]\ndue_after_days = 1.5\n",
        "[rules.thank-you]\ndue_after_days = true\n",
        "[rules.thank-you]\ndue_after_days = 99999\n",
        '[rules.thank-you]\nwords = "thank"\n',
        "[rules.drifting]\nafter = 6\n",
        '[rules.drifting]\nafter = "never"\n',
        "[rules.drifting]\nfactor = 1979-05-27\n",
    ],
)
def test_a_value_that_does_not_fit_is_reported_at_its_key_and_its_default_holds(text: str) -> None:
    settings, problems = read_settings(text.encode())
    assert settings == Settings()
    (problem,) = problems
    assert (problem.code, problem.location.line, problem.location.column) == ("NET403", 2, 1)
    assert problem.message
    assert problem.mend


def test_a_section_that_is_no_table_is_reported() -> None:
    assert place_of("notebook = 3\n") == ("NET403", 1, 1)
    assert place_of("\n[[rules]]\n") == ("NET403", 2, 1)


@pytest.mark.parametrize("number", ["0x" + "f" * 6000, "1e999", "nan", "inf"])
def test_an_absurd_number_is_a_problem_like_another(number: str) -> None:
    problem = problem_of(f"[rules.drifting]\nfactor = {number}\n")
    assert problem.code == "NET403"
    assert len(problem.mend) < 120


def test_a_long_value_is_cut_in_what_is_said() -> None:
    problem = problem_of('[cadence]\ndefault = "' + "x" * 10_000 + '"\n')
    assert len(problem.message) < 120


def test_a_good_setting_beside_a_bad_one_holds() -> None:
    settings, problems = read_settings(b'[notebook]\nname = "N"\nignore = 3\n[rules.linkedin]\nenabled = false\n')
    assert (settings.name, settings.rules.linkedin.enabled, len(problems)) == ("N", False, 1)


@pytest.mark.parametrize(
    ("text", "place", "meant"),
    [
        ("[notbook]\n", (1, 1), "notebook"),
        ("title = 3\n[Rules]\n", (2, 1), "rules"),
        ("[notebook]\nnmae = 'x'\n", (2, 1), "name"),
        ("[notebook]\n\n  IGNORE = []\n", (3, 3), "ignore"),
        ("[folders]\ncontact = 'x'\n", (2, 1), "contacts"),
        ("[cadence]\ntag = {}\n", (2, 1), "tags"),
        ("[rules]\nthankyou = false\n", (2, 1), "thank-you"),
        ("[rules.keep_in_tuch]\nenabled = false\n", (1, 1), "keep-in-touch"),
        ("[rules.thank-you]\ndue-after = 1\n", (2, 1), "due_after_days"),
        ("rules.birthday.day_before = 1\n", (1, 1), "days_before"),
        ('[rules."thank-you"]\nenabeld = true\n', (2, 1), "enabled"),
    ],
)
def test_an_unknown_setting_is_answered_with_the_one_that_was_meant(
    text: str, place: tuple[int, int], meant: str
) -> None:
    _, problems = read_settings(text.encode())
    problem = problems[-1]
    assert problem.code == "NET402"
    assert (problem.location.line, problem.location.column) == place
    assert problem.mend == f"Did you mean `{meant}`?"


def test_a_setting_near_none_is_answered_with_all_there_are() -> None:
    assert problem_of("[notebook]\nzzz = 1\n").mend == "netmd knows `name`, `ignore`."


def test_problems_come_in_the_order_of_the_file() -> None:
    _, problems = read_settings(b"[rules]\nzzz = 1\n[notebook]\nyyy = 2\nname = 3\n")
    assert [problem.location.line for problem in problems] == [2, 4, 5]


def test_a_key_within_a_text_over_several_lines_is_not_taken_for_the_setting() -> None:
    text = '[notebook]\nname = """\n[rules.linkedin]\nenabled = 1\n"""\n[rules.linkedin]\nenabled = 1\n'
    assert place_of(text) == ("NET403", 7, 1)


# -- not TOML --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[notebook]\nname = My network\n", 2),
        ("[notebook\n", 1),
        ("[notebook]\nname = 'x'\nname = 'y'\n", 3),
        ("[notebook]\n[notebook]\n", 2),
        ("name\n", 1),
        ("[notebook]\nname = 'x\n\n", 2),
        ("[notebook]\nignore = [\n", 2),
        ("[notebook]\nname = '''x\n\n", 2),
        ("a = \0\n", 1),
        ("a = 1979-13-45\n", 1),
    ],
)
def test_what_is_not_toml_is_reported_where_it_stops_to_be(text: str, line: int) -> None:
    settings, problems = read_settings(text.encode())
    assert settings == Settings()
    (problem,) = problems
    assert problem.code == "NET401"
    assert problem.location.line == line
    assert problem.message.startswith("This is not TOML: ")
    assert "(at" not in problem.message


def test_the_column_of_a_syntax_error_counts_characters() -> None:
    assert place_of("é = 'ä' x\n") == ("NET401", 1, 1)
    assert place_of("'é' = 'ä' x\n") == ("NET401", 1, 11)


def test_bytes_that_are_not_utf8_are_reported_with_their_line() -> None:
    settings, problems = read_settings(b'[notebook]\nname = "Ren\xe9e"\n')
    assert settings == Settings()
    assert [(problem.code, problem.location.line, problem.message) for problem in problems] == [
        ("NET401", 2, "The file is not UTF-8.")
    ]


@pytest.mark.parametrize("data", ["[notebook]\n".encode("utf-16"), b"\x00\x01\x02", b"\xff" * 1000])
def test_binary_rubbish_is_a_problem_and_no_more(data: bytes) -> None:
    settings, problems = read_settings(data)
    assert settings == Settings()
    assert [problem.code for problem in problems] == ["NET401"]


@pytest.mark.parametrize("text", ["a = " + "[" * 100_000, "a = " + "9" * 10_000, "a = " + "{b=" * 50_000])
def test_what_the_parser_chokes_on_is_a_problem_and_no_more(text: str) -> None:
    settings, problems = read_settings(text.encode())
    assert settings == Settings()
    assert [problem.code for problem in problems] == ["NET401"]
    assert "recursion" not in problems[0].message
    assert "sys." not in problems[0].message


# -- the editor that places open in ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("none", "none"),
        ("path", "path"),
        ("VSCode", "vscode"),
        ("x-edit://open?file={path}&line={line}", "x-edit://open?file={path}&line={line}"),
    ],
)
def test_an_editor_is_a_name_or_an_address(written: str, meant: str) -> None:
    assert settings_of(f'[dashboard]\neditor = "{written}"').editor == meant


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("vscod", "Did you mean `vscode`?"),
        ("vim", "macvim"),
        ("notepad", "others need an address"),
        ("javascript:alert({path})", "editor ="),
        ("x-edit://open?file={paht}", "editor ="),
        ("x-edit://open", "editor ="),
    ],
)
def test_an_editor_that_cannot_be_used_is_a_problem_and_none_holds(written: str, said: str) -> None:
    text = f'[dashboard]\neditor = "{written}"'
    assert read_settings(text.encode())[0].editor == "none"
    assert place_of(text) == ("NET403", 2, 1)
    assert said in problem_of(text).mend


def test_another_setting_of_the_dashboard_is_unknown() -> None:
    assert "editor" in problem_of('[dashboard]\nediter = "vscode"').mend
    assert problem_of("[dashboard]\neditor = 3").code == "NET403"


# -- the starter and the reference -----------------------------------------------------------------------------------


def _uncommented(text: str) -> str:
    return re.sub(r'^# (?=(?:[\w-]+|"[^"]*") = )', "", text, flags=re.MULTILINE)


def test_the_starter_is_the_defaults_as_it_stands() -> None:
    assert read_settings(starter_settings()) == (Settings(), [])


def test_the_starter_with_all_settings_uncommented_is_the_defaults_and_its_examples() -> None:
    settings = settings_of(_uncommented(starter_settings().decode()))
    assert settings.cadence_by_tag == {"mentor": Window(Interval(3, "month")), "family": NoCadence.NONE}
    assert settings.channels == {"padel": "event"}
    bare = Settings()
    assert settings.synonyms == (("community manager", "community lead", "social media manager"),)
    kept = {"cadence_by_tag": bare.cadence_by_tag, "channels": bare.channels, "synonyms": bare.synonyms}
    assert replace(settings, **kept) == bare


def _all_settings() -> set[tuple[str, ...]]:
    found = {("notebook", "name"), ("notebook", "ignore"), ("dashboard", "editor"), ("cadence", "default")}
    found |= {("folders", field.name) for field in fields(Folders)} | {("feeds", field.name) for field in fields(Feeds)}
    return found | {("rules", rule.replace("_", "-"), setting) for rule, setting in RULE_SETTINGS}


def _named(table: dict[str, Any], above: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for key, value in table.items():
        found |= _named(value, (*above, key)) if isinstance(value, dict) else {(*above, key)}
    return found


def test_the_starter_names_every_setting() -> None:
    named = _named(tomllib.loads(_uncommented(starter_settings().decode())))
    assert _all_settings() <= named
    assert named - _all_settings() == {
        ("cadence", "tags", "mentor"),
        ("cadence", "tags", "family"),
        ("channels", "padel"),
        ("synonyms", "community manager"),
    }


def test_the_reference_shows_every_setting_with_its_default() -> None:
    reference = (Path(__file__).parents[2] / "notebook" / "README.md").read_text(encoding="utf-8")
    (shown,) = (
        block for block in re.findall(r"```toml\n(.*?)```", reference, re.DOTALL) if "[rules.drifting]" in block
    )
    assert read_settings(shown.encode()) == (Settings(), [])
    assert _named(tomllib.loads(shown)) == _all_settings()


def test_the_settings_model_has_nothing_that_cannot_be_set() -> None:
    assert {field.name for field in fields(Settings)} == {
        "name", "ignore", "folders", "cadence", "cadence_by_tag", "channels", "synonyms", "rules", "editor",
        "feeds",
    }  # fmt: skip
