"""All stages in their order: what turns a record into a draft that can be stored."""

from collections.abc import Callable

from archive.ingest import cleaning, dating, language, people, rounds, statements, unknown_persons
from archive.ingest.values import Draft, Knowledge, Record

# Each may read what those before it found, and fills in its own part only.
_STAGES = (cleaning, language, dating, people, rounds, statements, unknown_persons)


def build_pipeline(knowledge: Knowledge) -> Callable[[Record], Draft]:
    """A function that reads one report; building it takes a moment, so build it once.

    It touches no database, so that any process can run it.
    """
    stages = [module.build_stage(knowledge) for module in _STAGES]

    def read_report(record: Record) -> Draft:
        draft = Draft(record)
        for stage in stages:
            draft = stage(draft)
        return draft

    return read_report
