"""Migrations of an empty test database, without building the models anew at every step.

Django rebuilds the class of a model, and of all those around it, after each operation. On a
hundred and seventy tables with triggers that is more than a minute. PostgreSQL needs nothing but
the model an operation names, so a migration made only of the operations below rebuilds that one;
any other migration, and whoever runs Python with the models, starts from a complete set.
`test_quick_migrations.py` compares the schema with the one Django's own way leaves.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterField,
    AlterModelOptions,
    CreateModel,
    Migration,
    RemoveConstraint,
    RemoveIndex,
    RunSQL,
    SeparateDatabaseAndState,
)
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger, RemoveTrigger

_OF_ONE_MODEL = (
    AddConstraint,
    AddField,
    AddIndex,
    AddTrigger,
    AlterModelOptions,
    CreateModel,
    RemoveConstraint,
    RemoveIndex,
    RemoveTrigger,
    RunSQL,
)
_apply = Migration.apply


@contextmanager
def quickly() -> Iterator[None]:
    """What is migrated inside the block is migrated the quick way."""
    with patch.object(Migration, "apply", _applied):
        yield


def _applied(
    self: Migration,
    project_state: ProjectState,
    schema_editor: BaseDatabaseSchemaEditor,
    collect_sql: bool = False,
) -> ProjectState:
    if all(map(_concerns_one_model, self.operations)):
        with patch.object(ProjectState, "_find_reload_model", _itself):
            return _apply(self, project_state, schema_editor, collect_sql)
    project_state.clear_delayed_apps_cache()
    return _apply(self, project_state, schema_editor, collect_sql)


def _concerns_one_model(operation: Operation) -> bool:
    if type(operation) is SeparateDatabaseAndState:
        inner = [*operation.database_operations, *operation.state_operations]
        return all(map(_concerns_one_model, inner))
    if type(operation) is AlterField:
        # No column can point to one that is not unique.
        return not operation.field.unique and not operation.field.many_to_many
    return type(operation) in _OF_ONE_MODEL


def _itself(
    self: ProjectState, app_label: str, model_name: str, delay: bool = False
) -> set[tuple[str, str]]:
    # Says to Django that the models are not complete: it builds them all before it shows them.
    self.is_delayed = True
    return {(app_label, model_name)}
