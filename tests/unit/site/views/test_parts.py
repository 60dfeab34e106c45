"""The small values that several pages share."""

from __future__ import annotations

from typing import get_args

from netmd.model import Channel
from netmd.site.views.parts import CHANNEL_WORDS


def test_every_channel_has_a_word() -> None:
    assert set(CHANNEL_WORDS) == set(get_args(Channel))
