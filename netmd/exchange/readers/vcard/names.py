"""Names of properties and of labels: what netmd reads, what it has no place for, what says nothing of a person.

From RFC 6350, RFC 2426, vCard 2.1, RFC 6474, 6715, 8605 and 9554, and from cards that Apple, Google, Microsoft,
Mozilla, GNOME and KDE programs write.
"""

from __future__ import annotations

import re

READ = frozenset(
    ("FN", "N", "NICKNAME", "ORG", "TITLE", "ROLE", "EMAIL", "TEL", "X-MS-TEL", "URL", "CONTACT-URI",
     "X-SOCIALPROFILE", "SOCIALPROFILE", "X-LINKEDIN", "ADR", "LABEL", "CATEGORIES", "BDAY", "NOTE", "PRONOUNS",
     "X-PRONOUNS", "GENDER", "KIND", "RELATED", "X-ABRELATEDNAMES", "X-ABDATE", "IMPP", "CLASS", "X-ANDROID-CUSTOM",
     "X-NETMD-LINKEDIN", "X-NETMD-DIRECTION", "X-NETMD-MET", "X-NETMD-MET-AT", "X-NETMD-CADENCE", "X-NETMD-SEEKING",
     "X-NETMD-OFFERS", "X-NETMD-FOLLOW-UP", "X-NETMD-SNOOZE", "X-NETMD-PRIVATE", "X-NETMD-STATUS", "X-NETMD-EXTRA")
)  # fmt: skip
"""Properties that have a place of their own."""

KEPT = {
    "ANNIVERSARY": "anniversary", "DEATHDATE": "died", "BIRTHPLACE": "birthplace", "DEATHPLACE": "place of death",
    "LANG": "languages", "LANGUAGE": "languages", "TZ": "time zone", "HOBBY": "hobbies", "INTEREST": "interests",
    "EXPERTISE": "expertise", "X-MS-IMADDRESS": "im", "X-SKYPE-USERNAME": "skype", "X-GENDER": "gender",
    "X-MS-ANNIVERSARY": "anniversary", "X-EVOLUTION-ANNIVERSARY": "anniversary", "X-MS-CHILD": "children",
}  # fmt: skip
"""Properties that become further front matter, and its key; other ``X-`` ones get a key from their name."""

LEFT_OUT = {
    "PHOTO": "photos", "X-MS-CARDPICTURE": "photos", "LOGO": "logos", "SOUND": "sounds", "KEY": "keys",
    "GEO": "coordinates", "FBURL": "calendar addresses", "CALURI": "calendar addresses",
    "CALADRURI": "calendar addresses", "ORG-DIRECTORY": "directories", "AGENT": "cards within cards",
}  # fmt: skip
"""Properties that a note does not hold, in words."""

TECHNICAL = frozenset(
    ("BEGIN", "END", "VERSION", "UID", "REV", "PRODID", "SORT-STRING", "MAILER", "PROFILE", "NAME", "SOURCE", "XML",
     "CLIENTPIDMAP", "CREATED", "GRAMGENDER", "JSPROP", "MEMBER", "X-ABLABEL", "X-ABADR", "X-ABUID", "X-ABSHOWAS",
     "X-ABCROPRECTANGLE", "X-ABORDER", "X-ABPHOTO", "X-ADDRESSING-GRAMMAR", "X-ADDRESSBOOKSERVER-KIND",
     "X-ADDRESSBOOKSERVER-MEMBER", "X-IMAGETYPE", "X-IMAGEHASH", "X-SHARED-PHOTO-DISPLAY-PREF", "X-PRODID",
     "X-GENERATOR", "X-MS-OL-DESIGN", "X-MS-OL-DEFAULT-POSTAL-ADDRESS", "X-EVOLUTION-FILE-AS", "X-MOZILLA-HTML",
     "X-ACCOUNT", "X-REVISION", "X-UID", "X-VCARD-ID", "X-APPLE-SUBLOCALITY", "X-APPLE-SUBADMINISTRATIVEAREA")
)  # fmt: skip
"""Properties that serve programs."""

SYSTEM_GROUPS = frozenset(("my contacts", "mycontacts", "* mycontacts", "starred", "* starred"))
"""Groups of Google's own, which say nothing of those who are in them."""

INTRODUCERS = frozenset(("referred by", "introduced by", "x-introduced-by"))
"""Labels of somebody who led to somebody else; the first is Google's."""


def is_known(name: str) -> bool:
    """Whether a name is surely a property's, and not the first word of a text."""
    return name.startswith("X-") or name in _KNOWN


def is_foreign(name: str) -> bool:
    """Whether a name is an extension's that nothing else here speaks of."""
    return name.startswith("X-") and name not in _KNOWN


_KNOWN = READ.union(KEPT, LEFT_OUT, TECHNICAL)


_VENDOR = re.compile(r"X-(?:NETMD-|MS-OL-|MS-|EVOLUTION-|MOZILLA-|KADDRESSBOOK-(?:X-)?|APPLE-|ANDROID-|GNOME-)?")


def key_of(name: str) -> str:
    """The key for a property without a place of its own: ``X-MS-MANAGER`` is ``manager``."""
    return KEPT.get(name) or re.sub(r"[-_]+", " ", _VENDOR.sub("", name, count=1)).strip().casefold()


def label_of(written: str) -> str:
    """A label as words: ``_$!<HomePage>!$_`` is ``home page``, ``REFERRED_BY`` is ``referred by``."""
    bare = written.strip()
    built_in = re.fullmatch(r"_\$!<(.*)>!\$_", bare, re.DOTALL)
    if built_in:
        bare = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", built_in[1])
    words = " ".join(bare.replace("_", " ").split())
    return words.casefold() if built_in or words.isupper() or words.casefold() in INTRODUCERS else words
