"""Paragraphs of a note: plain ones as most people write, and harder Markdown as some do."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.bench.words import AND, DOES, GIFTS, TOWNS, WHAT, WHO

Speech = Callable[[Random], str]


def sentence(chance: Random) -> str:
    """One plain sentence."""
    said = (chance.choice(words) for words in (WHO, DOES, WHAT, AND))
    return " ".join(said) + "."


def paragraph(chance: Random, sentences: int) -> str:
    """Sentences, now and then with a link or an emphasis, as in a note of somebody who writes plainly."""
    return " ".join(_touched(chance, sentence(chance)) for _ in range(sentences))


def hard_block(chance: Random) -> str:
    """One block of harder Markdown, about as long as a paragraph of two sentences."""
    return chance.choice(HARD)(chance)


def _touched(chance: Random, said: str) -> str:
    drawn = chance.random()
    if drawn < 0.10:
        return said[:-1] + f", see [the notes](https://example.org/notes/{chance.randrange(10_000)})."
    if drawn < 0.20:
        words = said.split()
        place = chance.randrange(1, len(words) - 1)
        words[place] = f"**{words[place]}**"
        return " ".join(words)
    return said


def table(chance: Random) -> str:
    """Three rows with alignment, an escaped pipe and emphasis within a cell."""
    rows = [f"| {chance.choice(TOWNS)} | {chance.choice(WHAT)} | {chance.randrange(9_000):,} |" for _ in range(2)]
    last = rf"| *{chance.choice(TOWNS)}* | either \| or, `a \| b` | {chance.randrange(90)} % |"
    return "\n".join(["| where | what | how much |", "| :--- | --- | ---: |", *rows, last])


def nested_list(chance: Random) -> str:
    """Bullets within bullets, with a paragraph of its own in one."""
    return (
        f"- {chance.choice(WHAT)}\n    - {chance.choice(GIFTS)}\n        - {chance.choice(TOWNS)}\n"
        f"    - {chance.choice(GIFTS)}\n\n      {sentence(chance)}\n- {chance.choice(WHAT)}"
    )


def mixed_list(chance: Random) -> str:
    """A numbered list that holds bullets and goes on."""
    return (
        f"1. {chance.choice(WHAT)}\n    - {chance.choice(GIFTS)}\n    * {chance.choice(GIFTS)}\n"
        f"2. {sentence(chance)}\n   and on the next line\n3. {chance.choice(WHAT)}"
    )


def code(chance: Random) -> str:
    """Fenced code with what is markup elsewhere, or a span of it in a sentence."""
    if chance.random() < 0.5:
        return f"As `a <b> *c*` and ``with `ticks` ``: {sentence(chance)}"
    return f"```text\n# {chance.choice(WHAT)}\n- [ ] not an item <b>&amp;</b>\n    {chance.choice(GIFTS)}\n```"


def quote(chance: Random) -> str:
    """A quotation of two paragraphs, one of them quoted again."""
    return f"> {sentence(chance)}\n> *{chance.choice(GIFTS)}*\n>\n> > {sentence(chance)}"


def references(chance: Random) -> str:
    """Links by reference, an image, an address in angle brackets."""
    number = chance.randrange(10_000)
    return (
        f"As in [the programme][p{number}] and [p{number}], {sentence(chance)} <https://example.org/{number}>\n"
        f"![a plan](https://example.org/plan-{number}.png)\n\n"
        f'[p{number}]: https://example.org/programme/{number} "The programme"'
    )


def emphasis(chance: Random) -> str:
    """Emphasis within words, nested, with underscores that mean none, and hard breaks."""
    return (
        f"Un*believ*able and **two *in one* go**, ***all of it***, snake_case_name and _{chance.choice(GIFTS)}_.  \n"
        f"2 * 3 * 4, \\*not this\\*, {sentence(chance)}"
    )


def entities(chance: Random) -> str:
    """Entities, bare ampersands and angles."""
    return f"Q&amp;A, R&D, &copy; 2026, &#8212; &lt;none&gt;, 1 < 2 & 3 > 2: {sentence(chance)}"


def html(chance: Random) -> str:
    """HTML within a line and as a block."""
    if chance.random() < 0.5:
        return f"Press <kbd>Ctrl</kbd>, <em>then</em> wait<br>and H<sub>2</sub>O. {sentence(chance)}"
    return f"<details><summary>{chance.choice(WHAT)}</summary>\n<p>{sentence(chance)}</p>\n</details>"


def headings(chance: Random) -> str:
    """A heading below the meeting's, a rule, and an underlined look-alike in a sentence."""
    return f"### Afterwards\n\n{sentence(chance)}\n\n* * *\n\n{sentence(chance)}"


HARD: tuple[Speech, ...] = (
    table, nested_list, mixed_list, code, quote, references, emphasis, entities, html, headings,
)  # fmt: skip
