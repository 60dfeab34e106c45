"""How do I keep in touch? Touches by channel."""

from __future__ import annotations

from dataclasses import dataclass

from netmd.insights.log import TouchLog
from netmd.insights.span import Span
from netmd.model import CONVERSATIONS, Channel


@dataclass(frozen=True, slots=True)
class Channels:
    """``counts`` are the channels used, each with its touches: the most used first."""

    counts: tuple[tuple[Channel, int], ...]

    @property
    def total(self) -> int:
        """All touches."""
        return sum(count for _, count in self.counts)

    @property
    def conversations(self) -> int:
        """The touches in which people spoke with each other (:data:`netmd.model.CONVERSATIONS`)."""
        return sum(count for channel, count in self.counts if channel in CONVERSATIONS)


def channels(log: TouchLog, span: Span) -> Channels:
    """The touches within the span by channel, each once however many took part."""

    def counted(path: str) -> list[Channel]:
        return [one.meeting.channel for one in log.written[path] if span.position(one.day) is not None]

    counts = log.carried.tally("channels", log.written, counted, given=span)
    return Channels(tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))))
