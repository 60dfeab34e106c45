"""Front matter: where it begins and ends, values as typed, and what one bad line costs."""

from __future__ import annotations

import pytest

from netmd.reading.frontmatter import NotebookHandler
from tests.unit.reading.notes import contact, front, read, wrong, wrong_in

NOTE = "---\nname: Priya Raman\n---\nBody.\n"


@pytest.mark.parametrize(
    "text",
    [
        NOTE,
        NOTE.replace("\n", "\r\n"),
        NOTE.replace("\n", "\r"),
        "\ufeff" + NOTE,
        "--- \nname: Priya Raman\n---\t \nBody.\n",
        "---\nname: Priya Raman\n...\nBody.\n",
        "---\nname: Priya Raman\n---\n\nBody.\n\n",
        "---\n\n# a comment\nname: Priya Raman   # what she is called\n\n---\nBody.",
        "---\n{name: Priya Raman}\n---\nBody.\n",
        "---\n\"name\": 'Priya Raman'\n---\nBody.\n",
        "---\nname : Priya Raman\n---\nBody.\n",
        "---\nName: Priya\n  Raman\n---\nBody.\n",
    ],
)
def test_front_matter_is_read_in_each_form_an_editor_leaves(text: str) -> None:
    reading = read(text.encode())
    assert wrong(reading) == []
    assert reading.entry is not None
    assert (reading.entry.name, reading.entry.note.sections[0].text) == ("Priya Raman", "Body.")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "body",
    [
        "Just a note.",
        "{name: not front matter}",
        "---\n\nHello\n\n---",
        "---\n\nHello",
        "---",
        "----\nname: x\n----",
        " ---\nname: x\n---",
        "Text first.\n\n---\nname: x\n---\n\nText last.",
        "***\nname: x\n---\n",
    ],
)
def test_a_body_that_holds_rules_loses_nothing(body: str) -> None:
    found = contact(body)
    shown = "\n".join(f"{section.title}\n{section.text}" for section in found.note.sections)
    assert found.name == "Priya Raman"
    for word in ("Hello", "Just a note.", "Text first.", "Text last.", "{name: not front matter}"):
        assert (word in body) == (word in shown)


def test_prose_between_two_rules_at_the_top_is_the_persons_text_and_is_reported() -> None:
    reading = read("---\n\nHello\n\n---\nMore.\n")
    assert wrong(reading) == ["2:1 NET103"]
    assert "Hello" in reading.entry.note.sections[0].text  # type: ignore[union-attr]


def test_an_empty_front_matter_is_none() -> None:
    reading = read("---\n---\nBody.\n")
    assert wrong(reading) == []
    assert reading.entry.note.sections[0].text == "Body."  # type: ignore[union-attr]


def test_front_matter_after_blank_lines_counts_and_is_reported_at_its_fence() -> None:
    reading = read("\n\n---\nname: Pri\n---\n")
    assert wrong(reading) == ["3:1 NET112"]
    assert reading.entry.name == "Pri"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("---\nname: Pri\ntags:\n- a\n  \n## 2026-03-04 Coffee\n", 1),
        ("---\nname: Pri\ntags: [a]\n## 2026-03-04 Coffee\n", 1),
        ("---\nname: Pri\ntags: [a]\n\nMet at the mixer.\n\n## 2026-03-04 Coffee\n", 1),
        ("---\nname: Pri\ntags: [a]\n## 2026-03-04 Coffee\n\n---\n\n## 2026-03-05 Call\n", 2),
        ("---\nname: Pri\ntags: [a]\n\n## [[2026-03-04]] Coffee\n## 2026-03-05 Email\n---\n", 2),
    ],
)
def test_a_forgotten_closing_fence_costs_no_field_and_no_meeting(text: str, body: int) -> None:
    reading = read(text.encode())
    assert "1:1 NET101" in wrong(reading)
    assert len(wrong(reading)) == 1
    assert reading.entry.name == "Pri"  # type: ignore[union-attr]
    assert reading.entry.tags == ("a",)  # type: ignore[union-attr]
    assert len(reading.entry.note.meetings) == body  # type: ignore[union-attr]


def test_a_task_right_below_an_unclosed_front_matter_is_a_task() -> None:
    reading = read("---\nname: Pri\n- [ ] Send the deck\n")
    assert wrong(reading) == ["1:1 NET101"]
    assert [item.text for item in reading.entry.note.items] == ["Send the deck"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("no", "no"),
        ("No", "No"),
        ("on", "on"),
        ("true", "true"),
        ("02134", "02134"),
        ("0047123", "0047123"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        ("12:30", "12:30"),
        ("2026-03-04", "2026-03-04"),
        ("2026-02-30", "2026-02-30"),
        ("+1 (416) 555-0100", "+1 (416) 555-0100"),
        ('"a: b # c"', "a: b # c"),
        ("'it''s'", "it's"),
        ('"~"', "~"),
        ('"caf\\u00e9"', "café"),
        ("C# and F#", "C# and F#"),
        ("a:b", "a:b"),
        ("!important Inc", "!important Inc"),
        ("=1+1", "=1+1"),
        ("<<", "<<"),
    ],
)
def test_a_value_stays_as_typed(typed: str, value: str) -> None:
    found = front(f"org: {typed}")
    assert found.orgs == (value,)


@pytest.mark.parametrize("empty", ["", "~", "null", "# a comment", '""', "[]", "{}", "  "])
def test_an_empty_value_is_none(empty: str) -> None:
    found = front(f"name: Pri\norg: {empty}")
    assert (found.name, found.orgs) == ("Pri", ())
    assert wrong_in(f"name: Pri\norg: {empty}") == []


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("org: Acme", ("Acme",)),
        ("org: [Acme, 'B, C']", ("Acme", "B, C")),
        ("org:\n  - Acme\n  - Bolt", ("Acme", "Bolt")),
        ("org:\n- Acme\n- Bolt", ("Acme", "Bolt")),
        ("org: |\n  Acme\n  Bolt", ("Acme Bolt",)),
        ("org: >-\n  Acme\n  Bolt", ("Acme Bolt",)),
        ("org: Acme\n  Bolt", ("Acme Bolt",)),
        ("org: [\n  Acme,\n  Bolt,\n]", ("Acme", "Bolt")),
    ],
)
def test_one_value_and_a_list_are_both_fine(typed: str, values: tuple[str, ...]) -> None:
    assert front(typed).orgs == values
    assert wrong_in(typed) == []


@pytest.mark.parametrize(
    "key", ["content", "items", "handler", "self", "on", "1", "2024", "no", "metadata", "keys", "__class__", "a b"]
)
def test_a_key_of_ones_own_is_kept_as_written_whatever_its_name(key: str) -> None:
    found = front(f"{key}: x")
    assert found.note.extra == ((key, ("x",)),)
    assert wrong_in(f"{key}: x") == []


@pytest.mark.parametrize(
    ("yaml", "problems", "name"),
    [
        ("name: A\nname: B", ["3:1 NET104"], "A"),
        ("name: A\nName: B", ["3:1 NET104"], "A"),
        ("name: A\nrole: x\nname: B\nname: C", ["4:1 NET104", "5:1 NET104"], "A"),
        ("name:\nname: B", ["3:1 NET104"], "B"),
    ],
)
def test_of_a_key_that_stands_twice_the_first_with_a_value_counts(yaml: str, problems: list[str], name: str) -> None:
    assert wrong_in(yaml) == problems
    assert front(yaml).name == name


@pytest.mark.parametrize(
    ("bad", "problem", "org"),
    [
        ("org: a: b", "3:7 NET102", ("a: b",)),
        ("org: @acme", "3:6 NET102", ("@acme",)),
        ("org: `acme`", "3:6 NET102", ("`acme`",)),
        ("org: %acme", "3:6 NET102", ("%acme",)),
        ('org: "Acme', "4:1 NET102", ("Acme",)),
        ('org: "Acme" of Bolt', "3:13 NET102", ('"Acme" of Bolt',)),
        ("org: [Acme, Bolt", "4:1 NET102", ("Acme", "Bolt")),
        ("org: [Acme, 'Bolt, Inc", "4:1 NET102", ("Acme", "Bolt", "Inc")),
        ("org: [[a]], [[b]]", "3:11 NET102", ("a, b",)),
        ("org:Acme", "3:1 NET102", ("Acme",)),
        ("org:\n  - Acme\n  - Bolt: x: y", "5:12 NET102", ("Acme", "Bolt: x: y")),
        ("org:\n\t- Acme\n\t- Bolt", "4:1 NET113", ("Acme", "Bolt")),
        ("\torg: Acme", "3:1 NET113", ()),
        ("org: Ac\x07me", "3:8 NET102", ("Ac\x07me",)),
        ("Met at the mixer", "3:1 NET102", ()),
        ("--- Acme", "3:1 NET102", ()),
    ],
)
def test_one_bad_line_costs_one_key_and_keeps_its_text(bad: str, problem: str, org: tuple[str, ...]) -> None:
    found = front(f"name: Pri\n{bad}\nrole: Director\nphone: 02134")
    assert (found.name, found.roles, found.phones) == ("Pri", ("Director",), ("02134",))
    assert found.orgs == org
    (said,) = wrong_in(f"name: Pri\n{bad}\nrole: Director\nphone: 02134")
    assert said.split()[1] == problem.split()[1]
    line = int(said.split(":")[0])
    assert 3 <= line <= 3 + bad.count("\n") + 1


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        ("org: a: b", "3:7 NET102"),
        ("org: @acme", "3:6 NET102"),
        ('org: "Acme" of Bolt', "3:13 NET102"),
        ("org:\n\t- Acme", "4:1 NET113"),
        ("org: Ac\x07me", "3:8 NET102"),
    ],
)
def test_what_is_not_yaml_is_shown_at_its_column(bad: str, problem: str) -> None:
    assert wrong_in(f"name: Pri\n{bad}\nrole: Director") == [problem]


def test_a_quote_that_is_closed_in_a_later_key_swallows_none() -> None:
    found = front('name: "Pri\nrole: Director\norg: Acme"\nphone: 1')
    assert (found.name, found.roles, found.orgs, found.phones) == ("Pri", ("Director",), ('Acme"',), ("1",))


@pytest.mark.parametrize(
    ("yaml", "problems", "orgs"),
    [
        ("org: &a Acme", ["2:6 NET109"], ("Acme",)),
        ("org: &Co", ["2:6 NET109"], ("&Co",)),
        ("role: &a x\norg: *a", ["2:7 NET109", "3:6 NET109"], ()),
        ("org: *Star", ["2:6 NET109"], ()),
        ("<<: *base\norg: Acme", ["2:5 NET109"], ("Acme",)),
        ("org: &a [Acme, *a]", ["2:6 NET109", "2:16 NET109"], ("Acme",)),
    ],
)
def test_anchors_aliases_and_merges_are_reported_and_never_followed(
    yaml: str, problems: list[str], orgs: tuple[str, ...]
) -> None:
    assert wrong_in(yaml) == problems
    assert front(yaml).orgs == orgs


@pytest.mark.parametrize(
    ("typed", "links"),
    [
        ("[[dana-okafor]]", [("dana-okafor", "2:16")]),
        ('"[[dana-okafor]]"', [("dana-okafor", "2:17")]),
        ("'[[dana-okafor|Dana]]'", [("dana-okafor", "2:17")]),
        ("[[Okafor, Dana]]", [("Okafor, Dana", "2:16")]),
        ("[[[a]], [[b]]]", [("a", "2:17"), ("b", "2:24")]),
        ('["[[a]]", "[[b]]"]', [("a", "2:18"), ("b", "2:27")]),
        ('"[[a]] and [[b]]"', [("a", "2:17"), ("b", "2:27")]),
        ("\n  - [[a]]\n  - '[[b]]'", [("a", "3:5"), ("b", "4:6")]),
        ("dana-okafor", [("dana-okafor", "2:16")]),
        ("Okafor, Dana", [("Okafor, Dana", "2:16")]),
        ("[[a]], [[b]]", [("a", "2:16"), ("b", "2:23")]),
        ('"[Dana](people/dana%20okafor.md)"', [("people/dana okafor", "2:17")]),
        ("|\n  [[a]]\n  [[b]]", [("a", "2:16"), ("b", "2:16")]),
    ],
)
def test_links_in_front_matter_are_read_where_they_stand(typed: str, links: list[tuple[str, str]]) -> None:
    found = front(f"introduced_by: {typed}").introduced_by
    assert [(link.target, f"{link.location.line}:{link.location.column}") for link in found] == links


def test_a_nested_value_is_flattened_with_its_keys_and_reported() -> None:
    yaml = "org:\n  name: Acme\n  sites: [Oslo, Rome]\n  head:\n    who: Ann\nrole: x"
    assert front(yaml).orgs == ("name: Acme", "sites: Oslo", "sites: Rome", "head: who: Ann")
    assert front(yaml).roles == ("x",)
    assert wrong_in(yaml) == ["2:1 NET111"]


def test_a_nested_key_of_ones_own_is_kept_in_silence() -> None:
    yaml = "whodex: {uid: 7, fields: [a, b]}"
    assert front(yaml).note.extra == (("whodex", ("uid: 7", "fields: a", "fields: b")),)
    assert wrong_in(yaml) == []


def test_a_key_that_is_a_list_is_reported() -> None:
    assert wrong_in("name: Pri\n? [a, b]\n: c\nrole: x") == ["3:3 NET111"]
    assert front("name: Pri\n? [a, b]\n: c\nrole: x").roles == ("x",)


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("tags: sports, press", ("sports", "press")),
        ("tags: [sports, press]", ("sports", "press")),
        ("tags: '#sports'", ("sports",)),
        ("tags: #sports", ("sports",)),
        ("tags: #sports #press", ("sports", "press")),
        ("tags: #sports, #press   # mine", ("sports", "press")),
        ("tags: # none yet", ()),
        ("tags:\n  - #sports\n  - press", ("sports", "press")),
        ("tag: sports", ("sports",)),
        ("tags: [a, a]", ("a",)),
        ("tags: social media, press", ("social media", "press")),
    ],
)
def test_tags_are_read_with_or_without_their_sign(typed: str, tags: tuple[str, ...]) -> None:
    assert front(typed).tags == tags
    assert wrong_in(typed) == []


@pytest.mark.parametrize(
    "deep",
    ["[" * 60_000, "\n  " + "- " * 30_000, "{a: " * 15_000, "\n  " + "? " * 30_000, "[" * 51 + "]" * 51, "\n" + "".join(f"{' ' * n}a:\n" for n in range(1, 60))],
)  # fmt: skip
def test_deep_nesting_costs_its_own_key_only(deep: str) -> None:
    found = front(f"name: Pri\norg: {deep}\nprivate: true")
    assert (found.name, found.orgs, found.note.private) == ("Pri", (), True)
    assert wrong_in(f"name: Pri\norg: {deep}\nprivate: true") == ["3:1 NET110"]


def test_front_matter_beyond_its_limit_is_read_up_to_it_and_what_is_private_stays_private() -> None:
    yaml = "name: Pri\n" + "".join(f"key{number}: value\n" for number in range(6000)) + "role: lost\nprivate: yes"
    found = front(yaml)
    assert (found.name, found.roles, found.note.private) == ("Pri", (), True)
    (said,) = wrong_in(yaml)
    assert said.endswith(" NET110")


def test_one_line_of_more_than_the_limit_is_not_read() -> None:
    assert wrong_in("name: " + "a" * 70_000) == ["2:1 NET110"]
    assert front("name: " + "a" * 70_000).name == "Priya Raman"


def test_a_place_counts_lines_as_an_editor_does_not_as_yaml_does() -> None:
    assert wrong_in("name: 'a\u2028b\u0085c'\nmet: soon") == ["3:6 NET106"]


def test_columns_count_characters() -> None:
    assert wrong_in("met: \U0001f600 soon") == ["2:6 NET106"]
    reading = read('---\nintroduced_by: ["é🙂 [[a]]", "[[b]]"]\n---\n')
    assert [link.location.column for link in reading.entry.note.links] == [21, 30]  # type: ignore[union-attr]


def test_the_handler_serves_python_frontmatter() -> None:
    import frontmatter

    metadata, body = frontmatter.parse(NOTE, handler=NotebookHandler())
    assert (metadata, body) == ({"name": "Priya Raman"}, "Body.")
    assert NotebookHandler().load("content: no\ntags: [a, 02134]\n") == {"content": "no", "tags": ["a", "02134"]}
    with pytest.raises(ValueError, match="no front matter"):
        NotebookHandler().split("Body.")
