"""What is gathered, as the note of a new contact."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from netmd.editing.front_values import NewValues
from netmd.editing.habits import Habits, ListStyle, list_style
from netmd.editing.headings import HeadingStyle
from netmd.editing.note import NoteFile, Reader
from netmd.editing.touch import Touch, body_lines, title_of
from netmd.editing.verify import EditWithoutEffectError
from netmd.editing.yaml_text import scalar
from netmd.exchange.merging.body import Lists, block_lines, refuse_more, touch_of
from netmd.exchange.merging.card import KEYS, Card, new_values, said_by
from netmd.exchange.merging.gather import Gathered
from netmd.exchange.merging.into import Linking, write_into
from netmd.exchange.merging.plain import comparable
from netmd.exchange.merging.touches import title_key
from netmd.model import Contact
from netmd.problems import UNKNOWN_KEY
from netmd.reading.links import without_links


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes new notes as the notebook writes its own."""

    read: Reader
    habits: Habits
    link: Linking
    blank: NoteFile
    today: date

    @classmethod
    def of(cls, read: Reader, habits: Habits, link: Linking, folder: str, today: date) -> Writer:
        """A writer of notes that will lie in a folder."""
        path = f"{folder}/x.md" if folder else "x.md"
        return cls(read, habits, link, NoteFile.of(path, b"---\ntype: contact\n---\n", read), today)

    def note(self, gathered: Gathered) -> bytes:
        """The bytes of the note; raises :class:`EditWithoutEffectError` if they would be read as anything else."""
        if gathered.markdown:
            return self._in_markdown(gathered)
        touches = sorted(gathered.touches.values(), key=lambda touch: touch.when.sort_key)
        if self.habits.newest_first:
            touches.reverse()
        own = gathered.path
        written = [touch_of(one, [self.link(path, own) for path in one.people if path != own]) for one in touches]
        lists = Lists.of(gathered.items, gathered.ledger)
        lines = ["---", *front_matter(gathered.card), "---"]
        entries = lists.entries(self.blank, self.habits)
        begin = block_lines(gathered.notes, entries, list_style(self.blank, self.habits)) if entries else (
            block_lines(gathered.notes, (), ListStyle()))  # fmt: skip
        lines += begin
        for heading, text in gathered.sections:
            begin = [*([""] if begin else []), f"## {heading}", *text.split("\n")]
            lines += begin
        for number, touch in enumerate(written):
            lines += [""] if begin or number else []
            lines += HeadingStyle().lines(touch.when, title_of(touch))
            lines += body_lines(self.blank, touch, self.habits, 2)
        data = "".join(f"{line}\n" for line in lines).encode()
        self._refuse_other(gathered, data, lists, written)
        return data

    def _in_markdown(self, gathered: Gathered) -> bytes:
        """The note whose body is there already, with what else is gathered put in."""
        head = "".join(f"{line}\n" for line in ("---", *front_matter(gathered.card), "---"))
        note = NoteFile.of(gathered.path, f"{head}{gathered.markdown}\n".encode(), self.read)
        if not isinstance(note.entry, Contact) or not _says(said_by(note.entry), gathered.card):
            raise EditWithoutEffectError(f"{gathered.path} would not be read as it is meant; nothing was written.")
        body = replace(gathered, values={}, extra={})
        return write_into(note, body, self.habits, self.today, self.link)[0].document.data

    def _refuse_other(self, gathered: Gathered, data: bytes, lists: Lists, touches: list[Touch]) -> None:
        reading = self.read(gathered.path, data)
        contact = reading.entry
        wrong = [problem for problem in reading.problems if problem.rule is not UNKNOWN_KEY]
        if not isinstance(contact, Contact) or wrong or not _says(said_by(contact), gathered.card):
            raise EditWithoutEffectError(f"{gathered.path} would not be read as it is meant; nothing was written.")
        note = contact.note
        has_text = bool(gathered.notes or gathered.items or gathered.ledger)
        titles = [section.title for section in note.sections if section.level]
        is_apart = titles == [title for title, _ in gathered.sections] and len(note.sections) == has_text + len(titles)
        if not is_apart or len(note.meetings) != len(touches) or note.definitions:
            raise EditWithoutEffectError(f"{gathered.path} would have more sections than are meant.")
        for meeting, touch in zip(note.meetings, touches, strict=True):
            refuse_more(gathered.path, meeting, touch, len(touch.people))
            if (meeting.when, title_key(meeting)) != (touch.when, comparable(without_links(touch.title))):
                raise EditWithoutEffectError(f"{gathered.path} would have another touch than is meant.")
        if note.items or note.exchanges or lists.todos or lists.gave or lists.got:
            todos = tuple(todo for touch in touches for todo in touch.todos)
            gave = tuple(text for touch in touches for text in touch.gave)
            got = tuple(text for touch in touches for text in touch.got)
            everything = Lists((*lists.gave, *gave), (*lists.got, *got), (*lists.todos, *todos))
            refuse_more(gathered.path, note, everything, len(note.links))


def front_matter(card: Card) -> list[str]:
    """The lines between the fences: the name, then each key in its order."""
    lines = [f"name: {scalar(card.name)}"]
    for key in KEYS:
        if key.key in card.values:
            lines.append(new_values(key, card.values[key.key]).line)
    return [*lines, *(NewValues(key, values).line for key, values in card.extra.items())]


def _says(read: Card, meant: Card) -> bool:
    for key in KEYS:
        there, wanted = read.values.get(key.key, ()), meant.values.get(key.key, ())
        if key.key in ("introduced_by", "cadence"):
            if len(there) != len(wanted):
                return False
        elif there != wanted:
            return False
    return read.name == meant.name and read.extra == meant.extra
