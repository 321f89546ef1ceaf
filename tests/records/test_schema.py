from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from records.database import open_database
from records.schema import Table


def test_the_migrations_lead_to_the_tables_that_the_program_works_with(tmp_path, database):
    engine = open_database(tmp_path, database)
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Table.metadata)
    engine.dispose()

    assert differences == []
