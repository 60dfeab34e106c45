"""Who might like to meet: plain notebooks, where the right answer is plain."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from netmd.giving.pairs import MOST_OF_ONE, suggestions
from netmd.model import Contact, Entry
from netmd.settings import Settings
from tests.factory import TODAY, contact, index, intro, meeting_file, touch


def pairs(*entries: Entry, most: int = 20, settings: Settings | None = None) -> list[tuple[str, str]]:
    found = suggestions(index(*entries), settings or Settings(), TODAY, most)
    return [(pair.one.id, pair.other.id) for pair in found]


def formerly(one: Contact, org: str) -> Contact:
    return replace(one, note=replace(one.note, extra=(("formerly", (org,)),)))


YUKI = contact("Yuki", seeking=["esports sponsors"])
RENEE = contact("Renee", offers=["an esports sponsor or two"])


def test_one_seeks_what_the_other_offers() -> None:
    (pair,) = suggestions(index(RENEE, YUKI, contact("Ann")), Settings(), TODAY, 9)
    assert (pair.one.id, pair.other.id) == ("yuki", "renee")
    assert pair.reasons == ("Yuki seeks esports sponsors, Renee offers an esports sponsor or two",)


def test_every_word_of_what_is_sought_is_in_one_thing_offered() -> None:
    assert pairs(YUKI, contact("Ann", offers=["sponsors"])) == []
    assert pairs(YUKI, contact("Ann", offers=["sponsors", "esports news"])) == []


def test_the_notebooks_synonyms_count() -> None:
    words = Settings(synonyms=(("sponsors", "backers"),))
    ann = contact("Ann", offers=["esports backers"])
    (pair,) = suggestions(index(YUKI, ann), words, TODAY, 9)
    assert pair.reasons == ("Yuki seeks esports sponsors, Ann offers esports backers (a synonym of yours)",)


def test_nobody_is_introduced_to_themselves() -> None:
    assert pairs(contact("Ann", seeking=["sponsors"], offers=["sponsors"])) == []


def test_both_share_what_few_share_with_how_few() -> None:
    people = [contact(name, tags=["sport"]) for name in ("Ann", "Bob", "Cem", "Dan")]
    people[0] = contact("Ann", tags=["sport", "chess"])
    people[1] = contact("Bob", tags=["sport", "Chess"])
    (pair,) = suggestions(index(*people), Settings(), TODAY, 9)
    assert pair.reasons == ("both share the tag chess, as 2 of 4 do",)


def test_what_four_of_few_share_is_not_rare() -> None:
    assert pairs(*(contact(name, tags=["sport"]) for name in ("Ann", "Bob", "Cem", "Dan"))) == []


def test_a_city_counts_together_with_a_tag() -> None:
    four = [contact(name, tags=["sport"]) for name in ("Cem", "Dan", "Eve", "Flo")]
    ann, bob = (contact(name, tags=["sport"], location="Oslo") for name in ("Ann", "Bob"))
    (pair,) = suggestions(index(ann, bob, *four), Settings(), TODAY, 9)
    assert pair.reasons == ("both share Oslo and the tag sport, as 2 of 6 do",)
    assert pairs(contact("Ann", location="Oslo"), contact("Bob", location="Oslo")) == []


def test_where_both_were_before_counts() -> None:
    ann, bob = formerly(contact("Ann"), "Acme"), formerly(contact("Bob"), "ACME")
    (pair,) = suggestions(index(ann, bob, contact("Cem", orgs=["Acme"])), Settings(), TODAY, 9)
    assert pair.reasons == ("both share time at Acme, as 2 of 3 do",)


def test_those_who_know_each_other_are_left_alone() -> None:
    def left(*more: Entry, yuki: Contact = YUKI, renee: Contact = RENEE) -> bool:
        return pairs(yuki, renee, *more) == []

    assert not left()
    seeks, offers = ["esports sponsors"], ["esports sponsors"]
    assert left(contact("Ann", introductions=[intro("yuki", "renee", stage="offered")]))
    assert left(meeting_file("2026-05-01 Panel", ["yuki", "renee"]))
    assert left(contact("Ann", meetings=[touch("2026-05-01 Lunch with [[yuki]] and [[renee]]")]))
    assert left(yuki=contact("Yuki", seeking=seeks, meetings=[touch("2026-05-01 Call", text="Told me of [[renee]].")]))
    assert left(renee=contact("Renee", offers=offers, meetings=[touch("2026-05-01 Call", text="Knows [[yuki]].")]))
    assert left(renee=contact("Renee", offers=offers, introduced_by=["yuki"]))
    assert left(
        yuki=contact("Yuki", seeking=seeks, orgs=["Acme"]),
        renee=contact("Renee", offers=offers, orgs=["ACME", "Guild"]),
    )
    assert left(
        yuki=contact("Yuki", seeking=seeks, met_at="the fair in May"),
        renee=contact("Renee", offers=offers, met_at="The fair in May"),
    )


def test_the_archived_the_dormant_the_snoozed_and_private_notes_are_left_out() -> None:
    offers = ["esports sponsors"]
    assert pairs(YUKI, contact("Ann", offers=offers, status="archived")) == []
    assert pairs(YUKI, contact("Ann", offers=offers, status="dormant")) == []
    assert pairs(YUKI, contact("Ann", offers=offers, snooze="2026-05-15")) == []
    assert pairs(YUKI, contact("Ann", offers=offers, private=True)) == []
    assert pairs(YUKI, contact("Ann", offers=offers, snooze="2026-05-14")) == [("yuki", "ann")]


def test_an_offer_comes_before_what_is_shared_and_both_together_come_first() -> None:
    ann = contact("Ann", tags=["chess"], seeking=["a flat"])
    bob = contact("Bob", tags=["chess"], offers=["a flat in May"])
    cem = contact("Cem", tags=["rowing"], seeking=["a boat"])
    dan = contact("Dan", offers=["a boat"])
    eve = contact("Eve", tags=["rowing"])
    assert pairs(ann, bob, cem, dan, eve) == [("ann", "bob"), ("cem", "dan"), ("cem", "eve")]


def test_one_person_comes_a_few_times_at_most_and_the_list_ends() -> None:
    seekers = [contact(f"Seeker {n}", seeking=["a flat"]) for n in range(6)]
    found = pairs(contact("Ann", offers=["a flat"]), contact("Bob", offers=["a flat"]), *seekers)
    assert len(found) == 2 * MOST_OF_ONE
    assert sum("ann" in pair for pair in found) == MOST_OF_ONE
    assert len(pairs(contact("Ann", offers=["a flat"]), *seekers, most=1)) == 1


def test_the_order_of_the_files_makes_no_difference() -> None:
    entries = [YUKI, RENEE, contact("Ann", tags=["x"]), contact("Bob", tags=["x"]), contact("Cem", tags=["x"])]
    first = pairs(*entries)
    assert len(first) > 2
    assert all(pairs(*order) == first for order in permutations(entries))
