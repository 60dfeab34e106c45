import pytest

from netmd.site.hrefs import mail_href, phone_href, web_href, without_scheme


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("https://www.linkedin.com/in/priya", "https://www.linkedin.com/in/priya"),
        ("HTTP://x.example", "HTTP://x.example"),
        ("www.x.example", "https://www.x.example"),
        ("x.example/me?a=1#b", "https://x.example/me?a=1#b"),
        ("x.example:8080/me", "https://x.example:8080/me"),
        (" https://x.example ", "https://x.example"),
        ('https://x.example/a b"c', "https://x.example/a%20b%22c"),
        ("https://x.example/é", "https://x.example/%C3%A9"),
        ("mailto:a@x.example", "mailto:a@x.example"),
        ("tel:+1416", "tel:+1416"),
    ],
)
def test_a_plain_address_becomes_a_link(value: str, expected: str) -> None:
    assert web_href(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        " javascript:alert(1)",
        "javascript.x:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//host/share",
        "\\\\host\\share",
        "https:///path",
        "https:x.example",
        "http://",
        "priya-raman",
        "in/priya",
        "",
        "https://x.example/\nLocation: y",
    ],
)
def test_anything_else_stays_text(value: str) -> None:
    assert web_href(value) is None


def test_an_address_of_mail_cannot_add_headers() -> None:
    assert mail_href("a.b+c@x.example") == "mailto:a.b+c@x.example"
    assert mail_href("mailto:a@x.example") == "mailto:a@x.example"
    assert mail_href("a@x.example?bcc=all@x.example") is None
    assert mail_href("a?b&c@x.example") == "mailto:a%3Fb%26c@x.example"
    assert mail_href("Ann <a@x.example>") is None
    assert mail_href("nobody") is None


def test_a_telephone_number_loses_what_is_not_dialled() -> None:
    assert phone_href("+1 (416) 555-0100") == "tel:+14165550100"
    assert phone_href("416.555.0100 ext. 5") == "tel:4165550100"
    assert phone_href("tel:112") == "tel:112"
    assert phone_href("ask Dana") is None
    assert phone_href("12") is None


def test_an_address_is_shown_as_people_read_it() -> None:
    assert without_scheme("https://www.x.example/me/") == "www.x.example/me"
    assert without_scheme("javascript:alert(1)") == "javascript:alert(1)"
