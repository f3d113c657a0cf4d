"""A Whoosh codec whose postings, lengths and columns are read as arrays.

Whoosh's own codec keeps postings in small compressed blocks for matchers that walk them one by one,
and rounds the length of a field to a byte. Here a term's postings are three arrays in one piece,
read straight from the memory-mapped segment, and lengths are exact. Whoosh's matchers still work
on top (stock Haystack queries, merging of segments).
"""

from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3Segment, W3TermInfo

from .columns import ArrayPerDocReader, ArrayPerDocWriter
from .mapping import MappedStorage
from .postings import read_postings
from .terms import ArrayFieldWriter, ArrayMatcher, ArrayTermsReader


class ArraySegment(W3Segment):
    """A segment that is opened as one memory map."""

    def open_compound_file(self, storage: Any) -> MappedStorage:
        """Open the segment's file."""
        return MappedStorage(storage.open_file(self.make_filename(self.COMPOUND_EXT)))


class ArrayCodec(W3Codec):
    """Reads and writes segments as this module says."""

    length_stats = False

    def new_segment(self, storage: Any, indexname: str) -> ArraySegment:
        """A segment to be written."""
        return ArraySegment(self, indexname)

    def per_document_writer(self, storage: Any, segment: Any) -> ArrayPerDocWriter:
        """What writes stored values, lengths and columns."""
        return ArrayPerDocWriter(self, storage, segment)

    def per_document_reader(self, storage: Any, segment: Any) -> ArrayPerDocReader:
        """What reads them."""
        return ArrayPerDocReader(storage, segment)

    def field_writer(self, storage: Any, segment: Any) -> ArrayFieldWriter:
        """What writes terms."""
        return ArrayFieldWriter(storage, segment)

    def terms_reader(self, storage: Any, segment: Any) -> ArrayTermsReader:
        """What reads terms."""
        name = segment.make_filename(self.TERMS_EXT)
        postings = segment.open_file(storage, self.POSTS_EXT)
        return ArrayTermsReader(self, storage.open_file(name), storage.file_length(name), postings)

    def postings_reader(
        self, dbfile: Any, terminfo: W3TermInfo, format_: Any, term: Any = None, scorer: Any = None
    ) -> ArrayMatcher:
        """A matcher over a term's postings."""
        postings = read_postings(dbfile, terminfo.extent()[0])
        return ArrayMatcher(postings, format=format_, scorer=scorer, term=term, terminfo=terminfo)
