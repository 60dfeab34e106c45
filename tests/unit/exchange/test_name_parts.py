"""Names taken apart."""

from __future__ import annotations

import pytest

from netmd.exchange.name_parts import name_parts


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Priya Raman", ("Raman", "Priya", "", "", "")),
        ("Bono", ("", "Bono", "", "", "")),
        ("", ("", "", "", "", "")),
        ("Ana María López", ("López", "Ana", "María", "", "")),
        ("Ludwig van Beethoven", ("van Beethoven", "Ludwig", "", "", "")),
        ("Ana María de la Cruz", ("de la Cruz", "Ana", "María", "", "")),
        ("Van Morrison", ("Morrison", "Van", "", "", "")),
        ("de Lange", ("Lange", "de", "", "", "")),
        ("Dr. Ann Lee, PhD", ("Lee", "Ann", "", "Dr.", "PhD")),
        ("Prof. Dr. Ann Lee", ("Lee", "Ann", "", "Prof. Dr.", "")),
        ("Sammy Davis Jr.", ("Davis", "Sammy", "", "", "Jr.")),
        ("Dr.", ("", "Dr.", "", "", "")),
        ("田辺由紀", ("田辺由紀", "", "", "", "")),
        ("田辺 由紀", ("田辺", "由紀", "", "", "")),
        ("김 민수", ("김", "민수", "", "", "")),
        ("Ελένη Παπαδάκη", ("Παπαδάκη", "Ελένη", "", "", "")),
    ],
)
def test_family_given_additional_prefixes_suffixes(name: str, parts: tuple[str, ...]) -> None:
    assert name_parts(name) == parts
