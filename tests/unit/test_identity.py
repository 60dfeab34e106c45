"""The forms in which addresses, numbers, profiles and names are compared."""

from __future__ import annotations

import pytest

from netmd import identity


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("Ann@X.example", "ann@x.example"), (" mailto:ann@x.example ", "ann@x.example"), ("ann at x", ""), ("", ""),
        ("a@b, c@d", ""),
    ],
)  # fmt: skip
def test_email(written: str, form: str) -> None:
    assert identity.email(written) == form


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("https://www.linkedin.com/in/Ann-Lee/", "ann-lee"), ("uk.linkedin.com/in/ann-lee?trk=x", "ann-lee"),
        ("/in/ann-lee", "ann-lee"), ("https://linkedin.com/in/ren%C3%A9e", "renée"), ("no", ""), ("", ""),
        ("https://linkedin.com/pub/jo-doe/1/234/b56", "jo-doe/1/234/b56"), ("https://linkedin.com/company/opal", ""),
    ],
)  # fmt: skip
def test_profile(written: str, form: str) -> None:
    assert identity.profile(written) == form


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("+44 20 7946 0958", "0044 (0)20 7946-0958", True), ("+44 20 7946 0958", "020 7946 0958", True),
        ("020 7946 0958", "020 7946 0959", False), ("+1 416 555 0142", "(416) 555-0142", True),
        ("+44 20 7946 0958 ext 12", "tel:+442079460958", True), ("+49 30 1234567", "+44 30 1234567", False),
        ("7946 0958", "+44 20 7946 0958", False),
    ],
)  # fmt: skip
def test_phones_are_one_number_written_for_home_or_abroad(one: str, other: str, same: bool) -> None:
    first, second = identity.phone(one), identity.phone(other)
    assert identity.is_same_phone(first, second) == identity.is_same_phone(second, first) == same


@pytest.mark.parametrize("text", ["123", "", "n/a", "ext 12"])
def test_too_few_digits_are_no_number(text: str) -> None:
    assert identity.phone(text) == ""


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ann Lee", ("ann", "lee")), ("Lee, Ann", ("ann", "lee")), ("LEE, ANN", ("ann", "lee")),
        ("Smith, John", ("john", "smith")), ("Ann Lee, PhD", ("ann", "lee")), ("Ann Lee, MBA, CPA", ("ann", "lee")),
        ("Ann Lee, Ph.D., M.D.", ("ann", "lee")), ("Renée Ørsted", ("orsted", "renee")), ("???", ()),
    ],
)  # fmt: skip
def test_a_name_has_its_words_in_any_order_without_degrees(name: str, words: tuple[str, ...]) -> None:
    assert identity.name_words(name) == words


def test_an_organisation_is_the_same_without_its_legal_form() -> None:
    assert identity.org("Rocket Nine Ltd.") == identity.org("rocket nine") != identity.org("Rocket Ten")
    assert identity.org("The Co") == "the co"


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Johann Bauer", "Johan Bauer", True), ("Jon Smith", "Jon Smyth", True), ("Sara Lind", "Sarha Lind", True),
        ("Clara Bruns", "Calra Bruns", True), ("Ann Lee", "Bob Lee", False), ("Maria", "Marie", False),
    ],
)  # fmt: skip
def test_names_but_for_a_letter_share_a_key(one: str, other: str, alike: bool) -> None:
    first, second = identity.name_words(one), identity.name_words(other)
    assert bool(set(identity.slips(first)) & set(identity.slips(second))) == alike
    assert not alike or identity.is_slip(first, second)
