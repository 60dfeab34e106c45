"""The data that the pages' quick find loads, once somebody opens it.

**Why no search library.** MiniSearch, lunr and their like ship one index for everything: at 10,000 notes a script of
many megabytes that a page would load to find one name, and that is new from end to end after each word somebody writes.
They also come from npm, which building the wheel does without. What is needed of them, beginnings of words and one
slip, is two hundred lines of script over files that are cut to be loaded one at a time.

**How the data is cut.** By terms, not by documents: with the notes cut into stretches, each with an index of its own, a
word would have to be looked for in all of them, megabytes at 10,000 notes, while a term stands in one file whoever
wrote it. The price is that new words in a note touch the files of these words; but a note's place in them is a bucket
and a letter that hang on its path alone, the files list their terms bucket by bucket, and so an edit changes a few
bytes in a few files, and only its bucket is put together anew.

============================  =======================================================================================
``find/about.js``             how many files there are of each kind, and a version of it all
``find/names-0.js`` …         people, openings, meeting files, organisations, tags: loaded when find is opened
``find/terms-0.js`` …         which notes say a word: the one file is loaded that may hold what is typed
``find/text-0.js`` …          what the notes say, for the lines of context below the few results that are shown
``find/spelling-7.js`` …      all words of a length: loaded when a word is in no note, to find the one that was meant
============================  =======================================================================================

Each is a classic script with one call of ``netmdFind``, as ``fetch`` and ``import`` fail on pages opened from disk.
"""

from netmd.site.find.edited import LastPage
from netmd.site.find.pages import find_pages

__all__ = ["LastPage", "find_pages"]
