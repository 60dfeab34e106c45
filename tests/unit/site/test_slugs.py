import pytest

from netmd.site.page import unsafe_path
from netmd.site.slugs import address, assign_slugs, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("priya-raman", "priya-raman"),
        ("Sam Lee", "sam-lee"),
        ("Zoe\u0308 Mu\u0308ller", "zoë-müller"),
        ("STRASSE", "strasse"),
        ("Ελένη", "ελένη"),
        ("हिन्दी", "हिन्दी"),
        ("v1.2_draft", "v1.2_draft"),
        ("a/b\\c:d*e?f", "a-b-c-d-e-f"),
        ("<script>alert(1)</script>", "script-alert-1-script"),
        ("..", "note"),
        ("", "note"),
        ("🦊", "note"),
        (".hidden.", "hidden"),
        ("Index", "note-index"),
        ("con", "note-con"),
        ("COM1.txt", "note-com1.txt"),
        ("lpt9", "note-lpt9"),
        ("com¹", "com"),
        ("\udcff", "note"),
    ],
)
def test_a_slug_is_plain(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_a_slug_is_bounded_in_bytes_and_ends_with_a_whole_character() -> None:
    found = slug("é" * 200)
    assert found == "é" * 60
    assert len(found.encode()) == 120


@pytest.mark.parametrize("text", ["../../etc/passwd", "a\0b", "C:\\x", "//host/share", "a\nb", "-", "con.tar.gz"])
def test_no_slug_leads_out_of_its_folder(text: str) -> None:
    name = slug(text)
    assert "/" not in name
    assert unsafe_path(f"contacts/{name}.html") == ""


def test_the_first_path_keeps_the_slug_and_the_others_get_a_suffix() -> None:
    found = assign_slugs({"contacts/a/sam.md": "sam", "contacts/b/Sam.md": "Sam", "contacts/c/SAM.md": "SAM"})
    assert found["contacts/a/sam.md"] == "sam"
    assert len(set(found.values())) == 3
    assert all(name.startswith("sam-") for path, name in found.items() if path != "contacts/a/sam.md")


def test_unicode_forms_of_one_name_do_not_share_a_page() -> None:
    found = assign_slugs({"contacts/zoe\u0308.md": "zoe\u0308", "contacts/zoë.md": "zoë"})
    assert len(set(found.values())) == 2


def test_a_suffix_never_takes_the_slug_of_another_file() -> None:
    first = assign_slugs({"a": "sam", "b": "Sam"})
    crafted = assign_slugs({"a": "sam", "b": "Sam", "c": first["b"]})
    assert crafted["c"] == first["b"]
    assert len(set(crafted.values())) == 3


def test_slugs_do_not_depend_on_the_order_of_the_files() -> None:
    wanted = {"b": "Sam", "a": "sam", "c": "SAM"}
    assert assign_slugs(wanted) == assign_slugs(dict(sorted(wanted.items())))


def test_an_address_is_percent_encoded() -> None:
    assert address("contacts/zoë.html") == "contacts/zo%C3%AB.html"
