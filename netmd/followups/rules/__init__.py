"""The rules, one a file, and their fixed order. A rule is pure: what it is asked about in, reminders out.

Rules for subjects look at every entry of a notebook, rules for people at contacts only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from netmd.followups.reminder import Reminder
from netmd.followups.rules.action_item import action_item
from netmd.followups.rules.birthday import birthday
from netmd.followups.rules.drifting import drifting
from netmd.followups.rules.follow_up import follow_up
from netmd.followups.rules.introduction import introduction
from netmd.followups.rules.keep_in_touch import keep_in_touch
from netmd.followups.rules.linkedin import linkedin
from netmd.followups.rules.opportunity import closing, passing_on
from netmd.followups.rules.planned import planned
from netmd.followups.rules.thank_you import thank_you
from netmd.followups.rules.write_up import write_up
from netmd.followups.situation import Person, Subject

SUBJECT_RULES: tuple[Callable[[Subject], Iterator[Reminder]], ...] = (
    planned,
    action_item,
    introduction,
    closing,
    write_up,
)
PERSON_RULES: tuple[Callable[[Person], Iterator[Reminder]], ...] = (
    follow_up,
    thank_you,
    birthday,
    passing_on,
    linkedin,
    keep_in_touch,
    drifting,
)
RULE_ORDER: tuple[str, ...] = (
    "planned",
    "action-item",
    "follow-up",
    "thank-you",
    "birthday",
    "opportunity",
    "introduction",
    "write-up",
    "linkedin",
    "keep-in-touch",
    "drifting",
)
"""The names of the rules as in netmd.toml, in the order they stand in where nothing else tells reminders apart."""
