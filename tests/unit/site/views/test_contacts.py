import re
from urllib.parse import parse_qsl, unquote

from netmd.model import Contact
from netmd.site.views.contacts import contacts_href
from tests.factory import contact, opportunity, touch
from tests.unit.site.pages import build, read, section

SIZE = 200_000


def at_org(count: int, *, org: str = "Big & Co", tag: str = "press") -> list[Contact]:
    """People of one organisation and tag, of whom the last numbers were touched last."""
    return [
        contact(
            f"P {n:04}",
            path=f"contacts/p{n:04}.md",
            orgs=[org],
            tags=[tag],
            roles=["Head of Partnerships and Communications"],
            direction="across",
            cadence="4-6w",
            meetings=[touch(f"{2024 + n // 12 % 2}-{n % 12 + 1:02}-01 Call", text="x")] if n else [],
        )
        for n in range(count)
    ]


def row_names(data: bytes) -> list[str]:
    return re.findall(r'<th scope="row"[^>]*><a[^>]*>([^<]*)', data.decode())


def test_an_address_of_the_table_keeps_every_sign_of_what_is_asked() -> None:
    href = contacts_href(tag=("R&D", "a=b"), or_="x y", not_="ü#", org="Big & Co", state="due,late", sort="last")
    page, _, fragment = href.partition("#")
    assert page == "contacts.html"
    assert re.fullmatch(r"[\w%&=+.,-]+", fragment, re.ASCII)
    assert parse_qsl(fragment) == [
        ("tag", "R&D"),
        ("tag", "a=b"),
        ("or", "x y"),
        ("not", "ü#"),
        ("org", "Big & Co"),
        ("state", "due,late"),
        ("sort", "last"),
    ]


def test_names_with_accents_stand_beside_those_without() -> None:
    site = build(contact("Zed"), contact("Émile"), contact("ann"), contact("Åsa"), contact("Ørjan"))
    assert row_names(site["contacts.html"]) == ["ann", "Åsa", "Émile", "Ørjan", "Zed"]


def test_rows_stand_in_groups_of_a_hundred_of_which_the_last_is_marked() -> None:
    page = read(build(*at_org(201))["contacts.html"])
    assert [attributes.get("class") for tag, attributes in page.elements if tag == "tbody"] == [None, None, "is-last"]
    assert sum(tag == "tr" for tag, _ in page.elements) == 202


def test_aliases_are_found_although_they_are_not_shown() -> None:
    page = read(build(contact("Ann", aliases=["Nan", 'A"nn']))["contacts.html"])
    assert [attributes["data-also"] for _, attributes in page.elements if "data-also" in attributes] == ['Nan A"nn']


def test_states_in_which_a_word_is_owed_are_one_choice_where_there_are_several() -> None:
    late = contact("Late", cadence="2w", meetings=[touch("2026-04-21 Call", text="x")])
    due = contact("Due", cadence="1-3w", meetings=[touch("2026-05-04 Call", text="x")])
    both = read(build(late, due)["contacts.html"])
    assert "due, late (2) due (1) late (1)" in both.text
    assert "due,late" in [attributes.get("value") for tag, attributes in both.elements if tag == "option"]
    assert "due, late" not in read(build(late)["contacts.html"]).text


def test_a_row_stays_light() -> None:
    few, many = (len(build(*at_org(count))["contacts.html"]) for count in (100, 300))
    assert (many - few) / 200 < 520


def test_the_page_of_a_tag_many_have_shows_those_touched_last_and_leads_to_the_others() -> None:
    data = build(*at_org(1_000))["tags/press.html"]
    assert len(data) < SIZE
    names = row_names(data)
    assert len(names) == 100
    assert {f"P {n:04}" for n in range(1_000) if n % 24 in (22, 23)} <= set(names)
    assert names == sorted(names)
    page = read(data)
    assert "press 1000 The 100 of them touched last. All 1,000 among the contacts" in page.text
    assert "../contacts.html#tag=press" in page.hrefs


def test_an_organisation_of_many_shows_those_touched_last_and_leads_to_the_others() -> None:
    data = build(*at_org(30), contact("Solo", orgs=["Tiny"]))["organisations.html"]
    text = section(data, "big-co")
    assert text.startswith("Big & Co 30 P 0023 Head of Partnerships")
    assert text.count("last touch") == 12
    assert text.endswith("and 18 more")
    assert section(data, "tiny") == "Tiny Solo no touch yet"
    (href,) = (href for href in read(data).hrefs if "contacts.html#" in href)
    assert unquote(href).endswith("#org=Big+&+Co")


def test_the_openings_of_a_tag_and_an_organisation_begin_with_the_open_ones_and_are_counted_beyond_a_dozen() -> None:
    openings = [
        opportunity(f"Job {n:02}", org="Acme", tags=["press"], status="filled" if n < 3 else "open") for n in range(15)
    ]
    site = build(contact("Ann", orgs=["ACME"], tags=["Press"]), *openings)
    shown = ", ".join(f"Job {n:02} open" for n in range(3, 15))
    assert section(site["organisations.html"], "acme").endswith(f"Openings: {shown} and 3 more")
    assert f"Openings with it: {shown} and 3 more" in read(site["tags/press.html"]).text
