"""The sample of a tracker, read by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from netmd.dates import When
from netmd.exchange.readers.spreadsheet import read, recognises
from netmd.exchange.records import ItemRecord, PersonRecord, ReadOptions, Source, TouchRecord

SAMPLE = Path(__file__).parents[6] / "shared" / "samples" / "csv" / "networking_tracker_synthetic.csv"


@pytest.mark.skipif(not SAMPLE.is_file(), reason="the samples are not there")
def test_the_tracker_is_the_person_it_shows() -> None:
    data = SAMPLE.read_bytes()
    file = read(data, ReadOptions(today=date(2026, 11, 24)))
    assert recognises(SAMPLE.name, data) == 0.5
    assert (file.rows, file.passed_over, file.events) == (1, (), ())
    assert file.people == (
        PersonRecord(
            source=Source(2),
            name="Zoe Kaplan",
            orgs=("Acme",),
            roles=("VP Sales",),
            emails=("zoe@example.com",),
            linkedin="https://www.linkedin.com/in/zoe-kaplan-example",
            met_at="Conference",
            introduced_by=("Ana Diaz",),
            notes=("Likes tea",),
            touches=(TouchRecord(when=When(date(2026, 11, 1)), title="In touch"),),
            items=(ItemRecord(text="Send deck", due=When(date(2026, 11, 24))),),
            extra=(("Stage", ("Follow-Up Due",)), ("Interest Area", ("Referral",))),
        ),
    )
    assert "“How Found” taken as met_at" in file.notices[0]
