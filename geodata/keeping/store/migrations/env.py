"""Runs the migrations on the connection that geodata.keeping.store.migrate hands over."""

from alembic import context

from geodata.keeping.store.tables import metadata

# The caller has begun the transaction, and ends it: all of the steps or none.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
context.run_migrations()
