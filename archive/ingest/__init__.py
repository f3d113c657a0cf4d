"""From saved bytes to a report with date, people, rounds and statements.

Readers turn files into ``Record``s; the pipeline turns each into a ``Draft``, passing it from stage
to stage; nothing here writes to the database (``archive.services.importing`` does).
"""
