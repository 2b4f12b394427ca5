"""`@audited`: every insert, update and delete of a model is kept, with who and from which page."""

import pghistory


def audited(model):
    """Class decorator: PostgreSQL triggers write each version to an append-only table.

    The table's model stands beside the audited one as `<Model>Version`; `row.versions` reads it.
    """
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        model_name=f"{model.__name__}Version",
        obj_field=pghistory.ObjForeignKey(related_name="versions", related_query_name="version"),
        append_only=True,
    )(model)
