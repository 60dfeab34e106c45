"""Whether an opening fits what somebody looks for, by the words of both. Pure, and independent of the notebook.

Case, accents, plural endings and a few forms of the same word are set aside (:mod:`netmd.matching.stems`), and what the
notebook's owner says means the same (:mod:`netmd.matching.synonyms`). Reminders, briefs and rankings all ask here, so
that they never contradict each other.
"""

from netmd.matching.lookup import Lookup
from netmd.matching.phrases import Fit, Phrase, fit, read_phrase, read_synonyms, read_words
from netmd.matching.synonyms import Synonyms

__all__ = ["Fit", "Lookup", "Phrase", "Synonyms", "fit", "read_phrase", "read_synonyms", "read_words"]
