"""What somebody or something is called, and finding it by a piece of that: people, openings.

:func:`find` goes through the ways to fit, from the surest to the least sure; the first in which anything fits decides.
"""

from netmd.called.finding import Match, bare, closest, find, match, stem_key
from netmd.called.names import Called

__all__ = ["Called", "Match", "bare", "closest", "find", "match", "stem_key"]
