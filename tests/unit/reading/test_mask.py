"""What hides items and links: code and comments; and what only looks like them."""

from __future__ import annotations

import pytest

from netmd.reading.mask import CODE, mask, without
from tests.unit.reading.notes import contact, read, wrong

ITEM = "- [ ] due:2026-03-05 [[sam-lee]]"


@pytest.mark.parametrize(
    "text",
    [
        f"```\n{ITEM}\n```",
        f"```markdown\n{ITEM}\n```  ",
        f"````\n```\n{ITEM}\n````",
        f"~~~ `x`\n{ITEM}\n~~~~",
        f"   ```\n{ITEM}\n  ```",
        f"> ```\n> {ITEM}\n> ```",
        f"- ```\n  {ITEM}\n  ```",
        f"1. text\n   ```\n   {ITEM}\n   ```",
        f"<!-- {ITEM} -->",
        f"<!--\n{ITEM}\n-->",
        f"%%\n{ITEM}\n%%",
        f"%%{ITEM}%%",
        "- `[ ] [[sam-lee]]`",
        "`` ` [[sam-lee]] ``",
        "`one\ntwo [[sam-lee]]`",
        "    - [ ] code",
    ],
)
def test_code_and_comments_hold_no_item_and_no_link(text: str) -> None:
    reading = read(f"Text.\n\n{text}\n\nMore.\n")
    note = reading.entry.note  # type: ignore[union-attr]
    assert (wrong(reading), note.items, note.links) == ([], (), ())


@pytest.mark.parametrize(
    "before",
    [
        "- [ ] it`s one", "## Sam`s", "a ` stray", "| a ` | b |", "> a ` quote", "\\`not code", "``` a`b",
        "```\ncode\n```", "> ```\n> never closed in its quote", "- ```\n  never closed in its item",
        "<!-->", "<!--->", "<!-- x -->", "%%x%%", "`%%` and `<!--`", "```\n%%\n<!--\n```", "%% ``` %%", "``", "~~ struck ~~",
    ],
)  # fmt: skip
def test_a_stray_sign_hides_nothing_after_it(before: str) -> None:
    note = contact(f"{before}\n\n{ITEM}\n- [ ] it`s two\n").note
    assert [item.text for item in note.items][-2:] == ["[[sam-lee]]", "it`s two"]


def test_stray_backticks_in_two_items_do_not_make_code_of_what_stands_between() -> None:
    note = contact("- [ ] Sam`s deck\n- [ ] [[sam-lee]]\n  call `him\n- Gave: Pri`s book\n").note
    assert [item.text for item in note.items] == ["Sam`s deck", "[[sam-lee]] call `him"]
    assert [exchange.text for exchange in note.exchanges] == ["Pri`s book"]


@pytest.mark.parametrize(
    ("text", "problem", "items"),
    [
        (f"Text.\n```\n{ITEM}\n", "2:1 NET205", 0),
        (f"Text.\n\n- ~~~~\n  {ITEM}\n", "3:3 NET205", 0),
        (f"Text.\n<!-- a\n\n{ITEM}\n", "2:1 NET205", 0),
        (f"%%\n{ITEM}\n", "1:1 NET205", 0),
        (f"Up 10%% this year.\n\n{ITEM}\n", "1:6 NET205", 1),
        (f"a <!-- b\n\n{ITEM}\n", "1:3 NET205", 1),
        (f"- %% a\n\n{ITEM}\n", "1:3 NET205", 0),
        (f"- [ ] %% a\n\n{ITEM}\n", "1:7 NET205", 1),
        (f"# <!-- a\n\n{ITEM}\n", "1:3 NET205", 1),
    ],
)
def test_what_is_never_closed_is_reported_and_hides_the_rest_only_from_a_lines_start(
    text: str, problem: str, items: int
) -> None:
    reading = read(text)
    assert wrong(reading) == [problem]
    assert len(reading.entry.note.items) == items  # type: ignore[union-attr]


def test_comments_are_out_of_what_is_read_and_code_is_in() -> None:
    (item,) = contact("- [ ] Send %%not the old%%the `new deck` %%x\ny%% due:2026-03-05\n").note.items
    assert (item.text, str(item.due)) == ("Send the `new deck`", "2026-03-05")


def test_code_at_the_start_of_a_line_is_kept() -> None:
    note = contact("- [ ] `make` the deck\n- Gave: `x` and y\n- `[ ]` no\n\n## `a` b\n").note
    assert [item.text for item in note.items] == ["`make` the deck"]
    assert [exchange.text for exchange in note.exchanges] == ["`x` and y"]
    assert note.sections[-1].title == "`a` b"


@pytest.mark.parametrize(
    ("text", "visible", "plain"),
    [
        ("a b", "a b", "a b"),
        ("a `b` c", "a `b` c", f"a {CODE * 3} c"),
        ("```\nx\n```\ny", "```\nx\n```\ny", "   \n \n   \ny"),
        ("a<!--b\nc-->d", "a     \n    d", "a     \n    d"),
        ("%%`%%`", "     `", "     `"),
        ("\\` %%b%% `", "\\`       `", "\\`       `"),
        ("`\\` %%b%%", "`\\`      ", f"{CODE * 3}      "),
        ("`" * 9 + "%%b%%" + "`" * 9, "`" * 9 + "     " + "`" * 9, "`" * 9 + "     " + "`" * 9),
        ("a ` b\n\t# h\na ` b\na %%x%% `b`", "a ` b\n\t# h\na ` b\na       `b`", f"a ` b\n\t# h\na ` b\na       {CODE * 3}"),
    ],
)
def test_a_mask_keeps_length_and_line_ends(text: str, visible: str, plain: str) -> None:
    masked = mask(text)
    assert (masked.visible, masked.plain) == (visible, plain)


@pytest.mark.parametrize(
    "text",
    [
        "` <!--\n- --> `<!-- secret -->`",
        "%% ` %% ` a ` %%secret%% `",
        "a ` b\n<!-- secret -->\nd ` e",
        "a `\n%%secret%%\n`",
        "a ` b\nc ` d ` %%secret%% `",
        "a `` b\nc ` `` %%secret%% ` ``",
        "| a ` | ` b ` %%secret%% ` |\n| --- | --- |",
        "| a | b |\n|---|---|\n| ` c | ` d ` %%secret%% ` |",
        "\\`` b ` %%secret%% `",
        "<https://x.example/`> ` b ` %%secret%% `",
        "a `\n- %%x%%\nb ` c ` %%secret%% `",
        "<b <!-- x --> `%%secret%%`",
        "<%%x%%b %%x\n> y%% `%%secret%%`",
    ],
)
def test_a_comment_in_what_may_be_code_is_hidden(text: str) -> None:
    assert "secret" not in mask(text).visible


@pytest.mark.parametrize(
    "text",
    [
        "a `%%word%%` b",
        "it`s\n\n- `%%word%%`",
        "- it`s\n- `<!-- word -->`",
        "## Sam`s\n`%%word%%`",
        "Sam`s\n===\n`%%word%%`",
        "%%\n`\n%%\n`%%word%%`",
        "# a ` %%x\n%% `%%word%%`",
        "| a | `%%word%%` |\n| --- | --- |",
        "use `a | b` and `%%word%%`",
        "a < b `<!-- word -->`",
        "<b>`x`</b> `<!-- word -->`",
        "`<b` `<!-- word -->`",
        "<b\n`<!-- word -->`",
        "`a` ``b ` %%word%% ` c``",
        "```\n`\n```\n`%%word%%`",
        "``\n`<!-- word -->` 10%% of\n10%% of ``a ` b``",
    ],
)
def test_a_comments_sign_in_what_surely_is_code_is_code(text: str) -> None:
    assert "word" in mask(text).visible


@pytest.mark.parametrize(
    "text", ["## a %%\n%% ```\n%%word%%\n```", "a\n=== %%\n%%```\n%%word%%\n```", "# %%\n%% - `%%word%%`", "# %%\n%%%%\nword"]
)
def test_below_a_heading_what_a_comment_leaves_of_a_line_is_a_line(text: str) -> None:
    end = mask(text).comments[0][1]
    assert mask(text).visible[end:] == mask(text[end:]).visible


def test_a_leaf_holds_no_fence_and_hides_nothing_for_want_of_an_end() -> None:
    assert mask("%% a", leaf=True).visible == "%% a"
    assert mask("~~~\n%%a%%", leaf=True).visible == "~~~\n     "


def test_stretches_are_cut_with_the_lines_they_leave_bare() -> None:
    assert without("ab\ncd\n\nef", [(3, 5), (6, 8), (4, 5)]) == "ab\nf"
    assert without("a %%b%% c", mask("a %%b%% c").comments) == "a  c"
    assert without("a", []) == "a"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("### a %%b\nc%% d", "### a \n d"),
        ("a %%b\n%% # c", "a \n # c"),
        ("### a %%b\nc%%\nd", "### a \nd"),
        ("a %%b\nc%% d", "a  d"),
        ("> ```\n> %%a\n%%x%%\n%%y%%\n> ```\n> b", "> ```\n> %%a\n\n> ```\n> b"),
        ("> a\n%%x%%", "> a\n"),
    ],
)
def test_a_heading_stays_a_line_of_its_own_and_a_quote_ends_where_it_did(text: str, rest: str) -> None:
    assert without(text, mask(text).comments) == rest


@pytest.mark.parametrize("text", ["` %%a%% `<!-- b -->`", "%<!-- b -->% a", "a <<!-- b -->!-- c", "\\<!-- b -->`a`"])
def test_what_stands_around_a_cut_makes_no_new_sign(text: str) -> None:
    assert mask(without(text, mask(text).comments)).comments == ()
    assert without("`a`%%b%%`", mask("`a`%%b%%`").comments) == "`a` `"
