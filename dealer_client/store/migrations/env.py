"""Alembic's entry point: works on the one connection that `opening.py` hands over."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=False)
context.run_migrations()
