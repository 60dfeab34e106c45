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
        ("Ann Lee, Ph. D.", ("ann", "lee")), ("Ann Lee MSc", ("ann", "lee")), ("Ann Lee, XYZ", ("ann", "lee")),
        ("VAN DYKE, ANN", ("ann", "dyke", "van")), ("ANN LEE, PHD", ("ann", "lee")),
    ],
)  # fmt: skip
def test_a_name_has_its_words_in_any_order_without_degrees(name: str, words: tuple[str, ...]) -> None:
    assert identity.name_words(name) == words


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Dr. Ben O'Hara", "Ben O'Hara"), ("Dr Ben O'Hara", "Ben O'Hara"), ("O'Hara, Dr. Ben", "O'Hara, Ben"),
        ("Prof. Dr. Ute Meier", "Ute Meier"), ("Prof.Dr.Ute Meier", "Ute Meier"), ("Dr.-Ing. Ute Meier", "Ute Meier"),
        ("Prof. Dr. med. Dr. h. c. mult. Ute Meier", "Ute Meier"), ("Dipl.-Ing. Ute Meier", "Ute Meier"),
        ("Frau Dr. Ute Meier", "Ute Meier"), ("Mme Jeanne Dupont", "Jeanne Dupont"), ("Pr. Jeanne Dupont", "Jeanne Dupont"),
        ("Sra. Ana García", "Ana García"), ("Dña. Ana García", "Ana García"), ("Señor José García", "José García"),
        ("prof. dr. ir. Jan de Vries", "Jan de Vries"), ("drs. Jan de Vries", "Jan de Vries"),
        ("Mevrouw Els de Vries", "Els de Vries"), ("Dott.ssa Anna Rossi", "Anna Rossi"), ("Dame Judi Finch", "Judi Finch"),
        ("Ann Lee, PhD", "Ann Lee"), ("Ann Lee MD", "Ann Lee"), ("Ben O'Hara Jr.", "Ben O'Hara"), ("Ben Roe III", "Ben Roe"), ("Ben Roe MBA Jr.", "Ben Roe"),
        ("Ben Roe Jr., MBA", "Ben Roe"),
        ("Dr. Lee", "Lee"), ("Dr.", "Dr."), ("", ""),
        # words that are names as well
        ("Don Draper", "Don Draper"), ("Ing Lim", "Ing Lim"), ("Ann Ma", "Ann Ma"), ("Dr Phil Cole", "Phil Cole"),
        ("Dame Diouf", "Dame Diouf"), ("Jun Sen", "Jun Sen"), ("Dr. H. Cole", "H. Cole"), ("M. Dupont", "M. Dupont"),
        ("ANN MA", "ANN MA"), ("Lee, Ann", "Lee, Ann"),
    ],
)  # fmt: skip
def test_a_name_is_bare_without_titles_degrees_and_generation(name: str, bare: str) -> None:
    assert identity.bare_name(name) == bare


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Dr. Ben O'Hara", "O'Hara, Ben", True), ("Ben Roe Jr.", "Ben Roe, jun.", True), ("Ben Roe II", "Ben Roe, 2nd", True),
        ("Ben Roe Jr.", "Ben Roe Sr.", False), ("Ben Roe Jr.", "Ben Roe", False), ("Mr Smith", "Mrs Smith", False),
        ("Dr. Smith", "Dr. Jones", False),
    ],
)  # fmt: skip
def test_people_are_called_the_same_whatever_their_titles_but_not_in_two_generations(
    one: str, other: str, same: bool
) -> None:
    assert (identity.name_of(one) == identity.name_of(other)) == same


def test_a_title_is_no_word_that_two_names_have_in_common() -> None:
    assert set(identity.name_words("Dr. Smith")).isdisjoint(identity.name_words("Dr. Jones"))


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Jon Smith", "John Smith", True), ("Dr. Liz Roe", "Roe, Elizabeth", True), ("Raj Rao", "Rajesh Rao", True),
        ("Hans Beck", "Johannes Beck", True), ("Pepe Gil", "José Gil", True), ("Benoît Roux", "Ben Roux", True),
        ("Käthe Beck", "Katharina Beck", True), ("Henk Bos", "Hendrik Bos", True),
        ("Jan Roe", "Janine Roe", True), ("Jan Bos", "Jane Bos", False), ("Liz Roe", "Elizabeth Poe", False),
        ("Tim Roe", "Tom Roe", False), ("Ann Roe", "Ann Roe", False), ("Liz", "Elizabeth", False),
    ],
)  # fmt: skip
def test_forms_of_one_given_name_with_one_family_name_share_a_key(one: str, other: str, alike: bool) -> None:
    mine, theirs = ([found] if (found := identity.ends(name)) else [] for name in (one, other))
    assert identity.have_forms(mine, theirs) == identity.have_forms(theirs, mine) == alike
    assert not alike or set(identity.form_keys(one)) & set(identity.form_keys(other))


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
