"""Bytes to text, and text to rows."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmd.exchange.readers.csv_text import Unclosed, decode, delimiter_of, first_rows, read_rows
from netmd.exchange.records import ImportRefusedError

TEXT = "Name;Ort\nZoë Kaplan;Köln\nŁukasz Żak;Łódź\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_told_with_and_without_its_mark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding))[0] == TEXT


def test_windows_text_is_read_as_such() -> None:
    assert decode("Zoë “Zo” Kaplan – 5 €".encode("cp1252")) == ("Zoë “Zo” Kaplan – 5 €", "cp1252")


def test_a_stray_byte_does_not_spoil_what_is_utf_8() -> None:
    data = "Zoë, José, Æsop, Łukasz, ".encode() + b"caf\xe9"
    assert decode(data) == ("Zoë, José, Æsop, Łukasz, café", "utf-8")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(ImportRefusedError, match="NUL"):
        decode(b"a,b\n1,\x00\x01\x02\n")


def test_plain_text_is_utf_8() -> None:
    assert decode(b"a,b\n") == ("a,b\n", "utf-8")
    assert decode(b"") == ("", "utf-8")


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b,c\n1,2,3\n", ","),
        ("a;b;c\n1,5;2,5;3,5\n", ";"),
        ("a\tb\tc\n1, 2\t3\t4\n", "\t"),
        ("a|b\n1|2\n", "|"),
        ("Network, 2026\n\nName;Firm;Town;Notes\nAna;Acme, Inc.;Rome, IT;a\nBo;Bolt;Oslo;b\n", ";"),
        ("Name,Tags\nAna,a;b;c\nBo,x;y;z\n", ","),
        ("Name\nAna\nBo\n", ","),
        ('"a;b","c;d","e"\n"1","2;3","4"\n', ","),
        ("", ","),
    ],
)
def test_the_delimiter_is_the_one_that_parts_evenly(text: str, delimiter: str) -> None:
    assert delimiter_of(text) == delimiter


def test_cells_hold_delimiters_quotes_and_breaks() -> None:
    text = 'a,b\r\n"x, y","say ""hi""\r\ntwice"\r\n'
    assert list(read_rows(text)) == [["a", "b"], ["x, y", 'say "hi"\r\ntwice']]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_any_way(end: str) -> None:
    assert list(read_rows(end.join(["a,b", "1,2", "3,4"]))) == [["a", "b"], ["1", "2"], ["3", "4"]]


def test_signs_that_only_look_like_line_ends_stay_in_their_cell() -> None:
    assert list(read_rows("a,b\n1\u2028x,2\x0b\x85y\n")) == [["a", "b"], ["1\u2028x", "2\x0b\x85y"]]


def test_excels_first_line_names_the_delimiter_and_is_no_row() -> None:
    assert list(read_rows("sep=|\r\na|b,c\r\n1|2\r\n")) == [["a", "b,c"], ["1", "2"]]
    assert list(read_rows("sep=\t\na\tb")) == [["a", "b"]]


def test_blank_lines_keep_the_count_of_rows() -> None:
    assert list(read_rows("a,b\n\n1,2\n")) == [["a", "b"], [], ["1", "2"]]


def test_rows_are_as_long_as_they_are_written() -> None:
    assert list(read_rows("a,b,c\n1\n1,2,3,4\n")) == [["a", "b", "c"], ["1"], ["1", "2", "3", "4"]]


def _told(text: str) -> list[tuple[int, list[str]] | list[str]]:
    return [(row.line, list(row)) if isinstance(row, Unclosed) else row for row in read_rows(text, ",")]


HEAD = "name,org,email\n"


@pytest.mark.parametrize(
    ("below", "rows"),
    [
        ('"1,x,"o\np\nq"\n2,y,"o\np"\n3,z,o', [(2, ['"1', "x", '"o']), ["2", "y", "o\np"], ["3", "z", "o"]]),
        ('1,"x,o\n2,y,o\n3,z,o\n', [(2, ["1", '"x', "o"]), ["2", "y", "o"], ["3", "z", "o"]]),
        ('5" disk,"x,o\n2,y,o\n', [(2, ['5" disk', '"x', "o"]), ["2", "y", "o"]]),
        ('"1,x,o\n2,"y, z",o\n3,z,o', [(2, ['"1', "x", "o"]), ["2", "y, z", "o"], ["3", "z", "o"]]),
        ('1,"x,o\n"2","y","o"\n3,z,o', [(2, ["1", '"x', "o"]), ["2", "y", "o"], ["3", "z", "o"]]),
        ('"1,x,o\n"2","y","o"\n3,z,o', [(2, ['"1', "x", "o"]), ["2", "y", "o"], ["3", "z", "o"]]),
        ('"1,"x","o"\n"2","y","o"', [(2, ['"1', '"x"', '"o"']), ["2", "y", "o"]]),
        ('a,"b\nc",o\n1,"x,o\n2,y,o', [["a", "b\nc", "o"], (4, ["1", '"x', "o"]), ["2", "y", "o"]]),
    ],
    ids=[
        "with more lines",
        "to the end",
        "amid other marks",
        "up to a later mark",
        "up to the next line",
        "as wide",
        "in one line",
        "line",
    ],
)
def test_an_open_quotation_mark_swallows_nothing_and_is_told_with_its_line(below: str, rows: list[object]) -> None:
    assert _told(HEAD + below)[1:] == rows


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ('"Ana "Annie" Diaz",x,o', ['Ana "Annie" Diaz', "x", "o"]),
        ('"Bo" Lee,x,o', ['"Bo" Lee', "x", "o"]),
        ('a,"said "hi" to me,\nand "bye" too",o', ["a", 'said "hi" to me,\nand "bye" too', "o"]),
        ('a,5" disk,o', ["a", '5" disk', "o"]),
    ],
)
def test_quotation_marks_within_a_cell_that_nobody_doubled_stay(row: str, cells: list[str]) -> None:
    assert _told(f"{HEAD}{row}\nb,y,o\n")[1:] == [cells, ["b", "y", "o"]]


def test_all_rows_with_open_quotation_marks_are_told() -> None:
    assert [row[0] for row in _told('5" disk,"x\n' * 50)] == list(range(1, 51))


def test_so_many_open_quotation_marks_that_the_file_would_be_read_for_ever_are_refused() -> None:
    with pytest.raises(ImportRefusedError, match="never closed, as in line"):
        list(read_rows('5" disk,"x\n' * 100_000, ","))


def test_a_cell_may_be_longer_than_the_library_allows_by_itself() -> None:
    cell = "x" * (csv.field_size_limit() + 10)
    assert list(read_rows(f"a,b\n1,{cell}\n"))[1] == ["1", cell]


def test_the_first_rows_are_those_of_the_whole() -> None:
    text = "Näme,Ort\n" + "Zoë,Köln\n" * 5000
    assert first_rows(text.encode(), 3) == [["Näme", "Ort"], ["Zoë", "Köln"], ["Zoë", "Köln"]]
    assert first_rows(text.encode("utf-16"), 3) == first_rows(text.encode(), 3)


def test_the_first_rows_are_there_though_the_file_is_refused_further_on() -> None:
    data = b"Name,Notes\n" + b'5" disk,"x\n' * 50
    assert first_rows(data, 60)[:2] == [["Name", "Notes"], ['5" disk', '"x']]
    assert first_rows(b"a,b\n\0", 5) == []


@given(st.binary(max_size=300))
def test_the_first_rows_of_anything_can_be_asked_for(data: bytes) -> None:
    assert all(isinstance(row, list) for row in first_rows(data))


@given(st.lists(st.lists(st.text("ab,;\t|\"'\n ", max_size=6), min_size=2, max_size=4), min_size=1, max_size=6))
def test_what_a_csv_writer_writes_is_read_back(rows: list[list[str]]) -> None:
    from io import StringIO

    out = StringIO(newline="")
    csv.writer(out).writerows(rows)
    assert list(read_rows(out.getvalue(), ",")) == rows


def test_lines_of_two_encodings_in_one_file_are_each_read_in_their_own() -> None:
    data = "Name,Notes\nZoë,a\n".encode() + "Jürgen Ö,b\nÄnne Groß,c\n".encode("latin-1")
    text, encoding = decode(data)
    assert text == "Name,Notes\nZoë,a\nJürgen Ö,b\nÄnne Groß,c\n"
    assert encoding == "utf-8"


@pytest.mark.parametrize("encoding", ["cp1252", "cp1250", "cp1251", "cp866", "koi8-r", "gb18030", "cp932", "mac_roman"])
def test_a_file_of_one_encoding_is_not_taken_for_one_of_two(encoding: str) -> None:
    texts = {"cp1250": "Łukasz Żółć,Dvořák", "cp1251": "Иван Петров,работа", "cp866": "Иван Петров,работа", "koi8-r": "Иван Петров,работа",
             "gb18030": "张伟,北京大学的朋友", "cp932": "やまだ,とうきょう"}  # fmt: skip
    text = f"Name,Notes\n{texts.get(encoding, 'Zoë Müller,Grüße aus Köln')}\nAnn,x\n"
    assert decode(text.encode(encoding))[0] == text
