"""How the network lives: figures over time, each the answer to a question. An index, settings and a day in; counts out.

One module a question. All of them read the same :class:`TouchLog` and, but for the weeks, count by the periods of the
same :class:`Span`, so that figures of one page can be laid beside each other.
"""

from netmd.insights.channels import Channels, channels
from netmd.insights.directions import WAYS, Directions, directions
from netmd.insights.growth import Growth, growth
from netmd.insights.log import Logged, TouchLog, touch_log
from netmd.insights.promises import Kept, Promises, promises
from netmd.insights.quiet import Quiet, QuietTie, quiet_ties
from netmd.insights.rhythm import Rhythm, rhythm
from netmd.insights.span import Period, Span, span_of
from netmd.insights.thanks import WEEK_DAYS, Thanks, thanks
from netmd.insights.weekly import WEEKS, Week, Weekly, week_counts, weekly, weeks_of

__all__ = [
    "WAYS",
    "WEEKS",
    "WEEK_DAYS",
    "Channels",
    "Directions",
    "Growth",
    "Kept",
    "Logged",
    "Period",
    "Promises",
    "Quiet",
    "QuietTie",
    "Rhythm",
    "Span",
    "Thanks",
    "TouchLog",
    "Week",
    "Weekly",
    "channels",
    "directions",
    "growth",
    "promises",
    "quiet_ties",
    "rhythm",
    "span_of",
    "thanks",
    "touch_log",
    "week_counts",
    "weekly",
    "weeks_of",
]
