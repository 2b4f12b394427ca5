"""What `manage.py check --database default`, and so every `migrate`, says about the database."""

from django.core.checks import Tags, Warning, register
from django.db import connection

from matching.store.roles import how_to_create, missing_roles


@register(Tags.database)
def roles_are_there(databases: list[str] | None, **_: object) -> list[Warning]:
    """After the first migration: without its role the night's match refuses to read."""
    if not databases or "matching_run" not in connection.introspection.table_names():
        return []
    return [Warning(how_to_create(), id="matching.W001")] if missing_roles() else []
