"""What single cells mean: yes and no, how often, where somebody stands, several values in one cell."""

from __future__ import annotations

import re
from typing import get_args

from netmd.dates import parse_cadence
from netmd.folding import fold
from netmd.model import Channel, Direction, Status
from netmd.reading.headings import channel_of

_NOTHING = frozenset(
    ("n/a", "na", "n.a.", "-", "--", "---", "–", "—", "none", "null", "nil", "nan", "#n/a", "k.a.", "/")
)
_NO_NAME = frozenset(("n/a", "-", "--", "–", "—", "#n/a", "?", "."))


_LONGEST_NOTHING = 40


def is_nothing(text: str, field: str) -> bool:
    """Whether a cell says that there is nothing."""
    if len(text) > _LONGEST_NOTHING:
        return False
    plain = text.strip().casefold()
    if field in ("name", "first_name", "last_name"):
        return plain in _NO_NAME
    return plain in _NOTHING and not (field == "cadence" and plain == "none")


_YES = frozenset((
    "yes", "y", "x", "true", "1", "ok", "done", "sent", "completed", "complete", "finished", "ja", "erledigt",
    "abgeschlossen", "oui", "vrai", "fait", "termine", "envoye", "si", "hecho", "enviado", "sim", "feito", "concluido",
    "fatto", "inviato", "gedaan", "klaar", "verstuurd", "✓", "✔", "☑", "✅",
))  # fmt: skip
_NO = frozenset((
    "no", "n", "false", "0", "open", "pending", "todo", "to do", "not yet", "not sent", "not done", "not started",
    "in progress", "nein", "offen", "noch nicht", "non", "pas encore", "nao", "nee", "nog niet", "✗", "☐", "❌",
))  # fmt: skip


_LONGEST_ANSWER = 100


def yes_or_no(text: str) -> bool | None:
    """What a cell answers; None where it is another word."""
    plain = fold(text).strip(" .!") if len(text) <= _LONGEST_ANSWER else ""
    return True if plain in _YES else False if plain in _NO else None


_CADENCES = {
    "taglich": "daily", "wochentlich": "weekly", "alle 2 wochen": "every 2 weeks", "monatlich": "monthly",
    "quartalsweise": "quarterly", "vierteljahrlich": "quarterly", "halbjahrlich": "half-yearly",
    "jahrlich": "yearly", "hebdomadaire": "weekly", "mensuel": "monthly", "mensuelle": "monthly",
    "trimestriel": "quarterly", "trimestrielle": "quarterly", "semestriel": "half-yearly", "annuel": "yearly",
    "annuelle": "yearly", "semanal": "weekly", "mensual": "monthly", "trimestral": "quarterly",
    "semestral": "half-yearly", "anual": "yearly", "mensal": "monthly", "settimanale": "weekly",
    "mensile": "monthly", "trimestrale": "quarterly", "semestrale": "half-yearly", "annuale": "yearly",
    "wekelijks": "weekly", "maandelijks": "monthly", "per kwartaal": "quarterly", "elk kwartaal": "quarterly",
    "halfjaarlijks": "half-yearly", "jaarlijks": "yearly", "once a week": "weekly", "once a month": "monthly",
    "once a quarter": "quarterly", "once a year": "yearly", "every quarter": "quarterly",
    "twice a year": "half-yearly", "biannual": "half-yearly", "semi-annual": "half-yearly",
    "semi-annually": "half-yearly",
}  # fmt: skip


def cadence_of(text: str) -> str:
    """How often to be in touch, in the words of the format; empty for what is none, such as ``A`` or ``1``."""
    plain = " ".join(fold(text).split())
    written = _CADENCES.get(plain, " ".join(text.split()))
    return written if not written.isdigit() and parse_cadence(written) is not None else ""


_DIRECTIONS: dict[Direction, str] = {
    "up": "up senior above mentor manager boss superior",
    "down": "down junior below mentee student",
    "across": "across peer colleague same level equal sideways",
}
_DIRECTION_OF = {word: direction for direction, words in _DIRECTIONS.items() for word in words.split()}


def direction_of(text: str) -> Direction | None:
    """Where somebody stands from me."""
    return _DIRECTION_OF.get(fold(text).strip())


_STATUSES: dict[str, Status] = {
    **dict.fromkeys(("dormant", "inactive", "lapsed", "sleeping", "on hold", "inaktiv", "ruhend", "inactif", "dormant",
                     "inactivo", "inativo", "inattivo", "inactief", "slapend"), "dormant"),
    **dict.fromkeys(("archived", "archive", "archiviert", "archivado", "arquivado", "archiviato",
                     "gearchiveerd", "do not contact"), "archived"),
    **dict.fromkeys(("active", "aktiv", "actif", "activo", "ativo", "attivo", "actief"), "active"),
}  # fmt: skip


def status_of(text: str) -> Status | None:
    """The status of a contact that a word means; None for the steps of somebody's own (``Outreach Sent``)."""
    return _STATUSES.get(" ".join(fold(text).split()))


_CHANNELS = {
    "Call": "anruf telefonat telefon telefonisch appel llamada telefonata chiamata chamada ligacao telefoontje gebeld "
            "telephone telefonico bellen",
    "Coffee": "kaffee cafe kaffeetrinken koffie caffe",
    "Lunch": "mittagessen dejeuner almuerzo almoco pranzo diner abendessen cena jantar",
    "Email": "courriel correo mel",
    "Video": "videoanruf videocall videokonferenz visio visioconference videollamada videochamada videochiamata",
    "Event": "veranstaltung evenement evento messe salon feria fiera beurs konferenz congres congreso congresso",
    "Message": "nachricht sms mensaje mensagem messaggio bericht",
    "Meeting": "treffen besprechung termin rendez-vous reunion reuniao riunione incontro encuentro encontro gesprek "
               "afspraak gesprach vergadering in-person",
    "Interview": "vorstellungsgesprach entretien entrevista colloquio sollicitatiegesprek",
    "Letter": "brief lettre carta lettera",
}  # fmt: skip
_CHANNEL_OF = {word: channel for channel, words in _CHANNELS.items() for word in words.split()}


def title_of(channel: str, subject: str) -> str:
    """The title of a touch, its first word the channel where one is known: ``Call: prices``, ``Coffee (Kaffee)``."""
    channel, subject = " ".join(channel.split()), " ".join(subject.split())
    first = re.split(r"[\s/,;:]", fold(channel), maxsplit=1)[0]
    if channel_of(channel, {}) == "meeting":
        meant = _CHANNEL_OF.get(first) or _channel_within(channel)
        if meant and fold(meant) != first:
            channel = f"{meant} ({channel})"
    if not channel or not subject:
        return channel or subject
    kind = _kind(channel)
    is_known = kind != "meeting" or fold(channel) == "meeting"
    if fold(subject).startswith(fold(channel)) or (is_known and channel_of(subject, {}) == kind):
        return subject
    return f"{channel}: {subject}"


def _kind(channel: str) -> str:
    """The channel that a word tells, or is the name of: ``Lunch`` and ``meal`` are both a meal."""
    plain = fold(channel)
    return plain if plain in get_args(Channel) else channel_of(channel, {})


def _channel_within(text: str) -> str:
    """The word of a channel that does not come first: ``Informational interview``, ``Virtual coffee``."""
    words = text.split()[1:4]
    return next((word.strip(".,:;()").capitalize() for word in words if channel_of(word, {}) != "meeting"), "")


_GUARD = re.compile("'+[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def without_guard(text: str) -> str:
    """A cell without the apostrophe by which programs, netmd among them, keep it from being a formula (OWASP)."""
    return text[1:] if _GUARD.match(text) else text


_BULLET = re.compile(r"\A(?:[-*•·–▪◦]|\d{1,2}[.)]|\[[ xX]?\])\s+")


_MOST_LINES = 50


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a cell, without the signs of a list before them. A cell of very many is one text, not a list."""
    lines = text.splitlines()
    if len(lines) > _MOST_LINES:
        return (text.strip(),)
    return tuple(bare for line in lines if (bare := _BULLET.sub("", line.strip()).strip()))


def parts_of(text: str, by: str = r"[;\n]") -> tuple[str, ...]:
    """Several values in one cell."""
    return tuple(bare for part in re.split(by, text) if (bare := part.strip(" \t\r,")))


_AND = re.compile(r"[,/&]|\s(?:and|und|et|y|e|en)\s")


def names_of(text: str) -> tuple[str, ...]:
    """The names in a cell, parted by semicolons or lines, else by other signs; what falls into no names is as it is."""
    several = parts_of(text)
    if len(several) != 1:
        return several
    parts = tuple(part.strip() for part in _AND.split(several[0]))
    is_names = all(part and len(part.split()) <= 4 and not part[0].islower() for part in parts)
    return parts if is_names else several


def name_in(address: str) -> str:
    """The name that an e-mail address spells out: ``zoe.kaplan@…`` is Zoe Kaplan; empty where it does not."""
    words = re.split(r"[._-]", address.split("@")[0].split("+")[0])
    if len(words) not in (2, 3) or not all(word.isalpha() for word in words) or len(words[-1]) < 2:
        return ""
    return " ".join(word.capitalize() for word in words)
