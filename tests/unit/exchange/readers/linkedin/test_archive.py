"""LinkedIn's ZIP as a whole, and ZIPs that mean no good."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from netmd.exchange.readers import linkedin
from netmd.exchange.readers.linkedin import archive
from netmd.exchange.records import ImportRefusedError, PersonKey
from tests.unit.exchange.readers.address_books import OPTIONS, assert_accounted_for, sample
from tests.unit.exchange.readers.linkedin.test_connections import HEADER, MIRA, NOTES
from tests.unit.exchange.readers.linkedin.test_messages import HEADER as MESSAGES
from tests.unit.exchange.readers.linkedin.test_messages import IN, SENT

CONNECTIONS = NOTES + HEADER + MIRA + ",,,,,,20 Mar 2022\n"


def zipped(**files: str) -> bytes:
    """A ZIP of files, ``_`` standing for the dot of the ending and ``__`` for a slash."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            made.writestr(name.replace("__", "/").replace("_csv", ".csv"), text)
    return out.getvalue()


def test_connections_and_messages_are_read_and_the_others_named() -> None:
    data = zipped(
        Connections_csv=CONNECTIONS,
        messages_csv=MESSAGES + SENT,
        Profile_csv="First Name,Last Name,Headline\nJo,Pike,x\n",
        Invitations_csv="x",
        Jobs__Saved_csv="y",
        Skills_csv="z",
        Shares_csv="z",
    )
    assert linkedin.recognises("Basic_LinkedInDataExport_03-20-2026.zip", data) >= 0.9
    found = linkedin.read(data, OPTIONS)
    assert [(one.name, one.source.part, one.source.row) for one in found.people] == [
        ("Mira Osei, PhD", "Connections.csv", 5)
    ]
    assert [(one.touch.people, one.source.part) for one in found.events] == [
        ((PersonKey(name="Mira Osei", linkedin=f"{IN}mira-osei"),), "messages.csv")
    ]
    assert found.rows == 3
    assert found.notices == ("Not read from the archive: Invitations.csv, Saved.csv, Skills.csv and 1 more.",)
    assert_accounted_for(found)


def test_without_a_profile_the_connections_are_known_not_to_be_the_owner() -> None:
    found = linkedin.read(zipped(Connections_csv=CONNECTIONS, messages_csv=MESSAGES + SENT), OPTIONS)
    assert [one.touch.people for one in found.events] == [(PersonKey(name="Mira Osei", linkedin=f"{IN}mira-osei"),)]
    assert found.notices == ()


def test_folders_case_and_what_a_mac_adds_do_not_matter() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("__MACOSX/x/._Connections.csv", "\0\5\x16\7")
        made.writestr("x/y/CONNECTIONS.csv", CONNECTIONS)
    data = out.getvalue()
    assert [one.name for one in linkedin.read(data, OPTIONS).people] == ["Mira Osei, PhD"]


def test_a_name_that_climbs_out_of_its_folder_is_only_a_name() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("../../etc/Connections.csv", CONNECTIONS)
        made.writestr("..\\..\\messages.csv", MESSAGES)
    assert len(linkedin.read(out.getvalue(), OPTIONS).people) == 1


def test_an_archive_of_something_else_is_refused() -> None:
    data = zipped(a_csv="x")
    assert linkedin.recognises("Connections.csv", data) == 0
    with pytest.raises(ImportRefusedError, match="neither"):
        linkedin.read(data, OPTIONS)


def test_an_archive_within_an_archive_is_not_opened() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("inner.zip", zipped(Connections_csv=CONNECTIONS))
    with pytest.raises(ImportRefusedError, match="neither"):
        linkedin.read(out.getvalue(), OPTIONS)


def test_a_bomb_is_refused_by_the_size_it_declares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST", 10_000)
    with pytest.raises(ImportRefusedError, match="200 MB"):
        linkedin.read(zipped(Connections_csv=HEADER + "x" * 20_000), OPTIONS)


def test_a_bomb_is_refused_that_declares_less_than_it_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST", 10_000)
    text = HEADER + "x" * 20_000
    data = zipped(Connections_csv=text).replace(len(text).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    with pytest.raises(ImportRefusedError):
        linkedin.read(data, OPTIONS)


def test_too_many_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_FILES", 2)
    with pytest.raises(ImportRefusedError, match="unpacks"):
        linkedin.read(zipped(a_csv="", b_csv="", Connections_csv=CONNECTIONS), OPTIONS)


def test_a_damaged_archive_is_refused() -> None:
    data = zipped(Connections_csv=CONNECTIONS)
    for broken in (data[:60], data[:-30], data[:40] + b"\xff" * 20 + data[60:]):
        assert linkedin.recognises("x.zip", broken) >= 0
        with pytest.raises(ImportRefusedError):
            linkedin.read(broken, OPTIONS)


def test_the_samples_in_one_archive() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("Connections.csv", sample("linkedin_Connections_kawsay.csv"))
        made.writestr("messages.csv", sample("linkedin_messages_kawsay.csv"))
    found = linkedin.read(out.getvalue(), OPTIONS)
    assert [one.name for one in found.people] == ["José García", "Æsop Fontaine"]
    assert len(found.events) == 1
    assert found.rows == 5
    assert_accounted_for(found)
