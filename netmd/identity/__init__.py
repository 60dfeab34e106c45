"""Who is the same person: addresses, numbers, profiles and names in the forms in which two of them are compared.

Import, ``netmd duplicates`` and drafts go by these, so that they agree on what is the same. ``email``, ``profile``,
``phone`` and ``address`` give the form to look up by, empty for what tells nobody from others; ``name_words`` and
``name_of`` set aside case, accents, order, titles and degrees; ``slips`` are keys that names which differ by a letter
share, ``form_keys`` those that names with two forms of one given name share.
"""

from __future__ import annotations

from netmd.identity.addresses import address, email, is_same_phone, phone, phone_block, profile
from netmd.identity.given_names import form_keys, have_forms
from netmd.identity.names import bare_name, ends, generation, name_of, name_words, org
from netmd.identity.nearly import is_slip, slips
from netmd.identity.titles import is_title

__all__ = [
    "address",
    "bare_name",
    "email",
    "ends",
    "form_keys",
    "generation",
    "have_forms",
    "is_same_phone",
    "is_slip",
    "is_title",
    "name_of",
    "name_words",
    "org",
    "phone",
    "phone_block",
    "profile",
    "slips",
]
