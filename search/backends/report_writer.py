"""Writes reports as a segment of an index.

Whoosh's writer keeps its part: segments, locks, stored values, the table of contents. What it would
do posting by posting, to words and to segments that are merged, is done here by arrays.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from archive.arabic.tokens import pieces
from search.analyzers import FormTable
from search.index.documents import MODEL, IndexDocument, statement_bounds

from .codec import ArrayCodec
from .field_postings import Occurrence, from_occurrences, joined
from .forward_index import bounds_of, pack_words, steps_through
from .inversion import Inversion
from .merging import Lot, living, read_lot
from .schema import DJANGO_CT, DJANGO_ID, ID, KEYS, NUMBERS, SAID, WORDS, Zone
from .segment_reader import ArraySegmentReader


class ReportWriter(SegmentWriter):
    """Adds a segment to an index: reports first, then segments that are merged with it."""

    def __init__(self, index: FileIndex, table: FormTable) -> None:
        super().__init__(index, codec=ArrayCodec())
        self._inversion = Inversion(table)
        # By field and term.
        self._occurrences: defaultdict[str, defaultdict[bytes, list[Occurrence]]] = defaultdict(
            lambda: defaultdict(list)
        )
        self._merged: list[Lot] = []

    def add_report(self, report: IndexDocument) -> None:
        """Add a report; each of its texts is read once."""
        headline, lead, body = map(pieces, (report.headline, report.lead, report.body))
        for zone, text in ((Zone.HEADLINE, headline), (Zone.LEAD, lead), (Zone.BODY, body)):
            self._inversion.add(self.docnum, zone, text[1::2])
        steps = steps_through(headline, body)
        keys = self._inversion.keys([*headline[1::2], *body[1::2]])
        if report.statements:
            bounds = statement_bounds(report.statements, bounds_of(steps))
            for speaker, positions in bounds.items():
                self._add_term(SAID, str(speaker).encode(), positions)
        for field in KEYS:
            for key in getattr(report, field):
                self._add_term(field, str(key).encode())
        stored = {ID: report.identifier, DJANGO_CT: MODEL, DJANGO_ID: str(report.number)}
        for field, value in stored.items():
            self._add_term(field, value.encode())
        numbers = {field: getattr(report, field) for field in NUMBERS}
        numbers["story"] = report.story or report.number
        for field, number in numbers.items():
            self._add_term(field, self.schema[field].to_bytes(number))
        self._add_row(stored, numbers, pack_words(steps, keys))

    def add_segment(self, reader: ArraySegmentReader) -> None:
        """Add the living documents of a segment; no report can be added after that."""
        self._merged.append(read_lot(reader, self.docnum))
        columns = {field: reader.column(field) for field in NUMBERS}
        packed_words = reader.packed_words
        for document in living(reader).tolist():
            numbers = {field: int(column[document]) for field, column in columns.items()}
            self._add_row(reader.stored_fields(document), numbers, packed_words[document])

    def _add_term(self, field: str, term: bytes, positions: Sequence[int] = ()) -> None:
        self._occurrences[field][term].append((self.docnum, positions))

    def _add_row(
        self, stored: Mapping[str, str], numbers: Mapping[str, int], packed_words: bytes
    ) -> None:
        """Write what is kept by document."""
        writer = self.perdocwriter
        writer.start_doc(self.docnum)
        for field, value in stored.items():
            writer.add_field(field, self.schema[field], value, 0)
        for field, number in numbers.items():
            writer.add_column_value(field, self.schema[field].column_type, number)
        writer.add_column_value(WORDS, self.schema[WORDS].column_type, packed_words)
        writer.finish_doc()
        self.docnum += 1
        self._added = True

    def _flush_segment(self) -> None:
        """Write what is kept by term; Whoosh calls it at the end of a commit."""
        lots = [self._new_lot(), *self._merged]
        for field in sorted({field for lot in lots for field in lot.postings}):
            parts = [lot.postings[field] for lot in lots if field in lot.postings]
            self.fieldwriter.add_field(field, joined(parts))
        for field in sorted({field for lot in lots for field in lot.lengths}):
            lengths = [lot.lengths.get(field, np.zeros(lot.size, np.int64)) for lot in lots]
            self.perdocwriter.add_lengths(field, np.concatenate(lengths))
        self.perdocwriter.close()
        self.fieldwriter.close()

    def _new_lot(self) -> Lot:
        size = self.docnum - sum(lot.size for lot in self._merged)
        postings = {
            field: from_occurrences(terms, with_positions=field == SAID)
            for field, terms in self._occurrences.items()
        }
        lengths = {}
        for field in self._inversion.fields(size):
            postings[field.name], lengths[field.name] = field.postings, field.lengths
        return Lot(size, postings, lengths)
