"""The database itself refuses a span that does not lie in its report.

A check constraint cannot look into another table, so a trigger does, on SQLite and on PostgreSQL.
SQLite drops the triggers of a table that a later migration rebuilds: such a migration must run
``create_triggers`` again (a test notices when it does not).
"""

from django.db import migrations

TABLES = ("archive_mention", "archive_datemention", "archive_statement")

SQLITE = """
CREATE TRIGGER {table}_span_lies_in_article_on_{event} BEFORE {event} ON {table}
WHEN NEW."end" > (SELECT text_length FROM archive_article WHERE id = NEW.article_id)
BEGIN SELECT RAISE(ABORT, 'the span goes beyond the end of the report'); END;
"""

POSTGRESQL_FUNCTION = """
CREATE FUNCTION archive_span_lies_in_article() RETURNS trigger AS $$
BEGIN
    IF NEW."end" > (SELECT text_length FROM archive_article WHERE id = NEW.article_id) THEN
        RAISE EXCEPTION 'the span goes beyond the end of the report'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$ LANGUAGE plpgsql;
"""

POSTGRESQL = """
CREATE TRIGGER {table}_span_lies_in_article BEFORE INSERT OR UPDATE ON {table}
FOR EACH ROW EXECUTE FUNCTION archive_span_lies_in_article();
"""


def create_triggers(apps, schema_editor):
    """Create the triggers of the database in use."""
    execute = schema_editor.connection.cursor().execute
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        execute(POSTGRESQL_FUNCTION)
    for table in TABLES:
        if vendor == "sqlite":
            for event in ("insert", "update"):
                execute(SQLITE.format(table=table, event=event))
        elif vendor == "postgresql":
            execute(POSTGRESQL.format(table=table))


def drop_triggers(apps, schema_editor):
    """Drop them again."""
    execute = schema_editor.connection.cursor().execute
    vendor = schema_editor.connection.vendor
    for table in TABLES:
        if vendor == "sqlite":
            for event in ("insert", "update"):
                execute(f"DROP TRIGGER IF EXISTS {table}_span_lies_in_article_on_{event}")
        elif vendor == "postgresql":
            execute(f"DROP TRIGGER IF EXISTS {table}_span_lies_in_article ON {table}")
    if vendor == "postgresql":
        execute("DROP FUNCTION IF EXISTS archive_span_lies_in_article")


class Migration(migrations.Migration):
    dependencies = [("archive", "0001_initial")]

    operations = [migrations.RunPython(create_triggers, drop_triggers)]
