"""The one way a document leaves the portal: nothing under MEDIA is served by its address."""

from pathlib import Path

from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpResponse

from omil_portal.documents.kinds import CONTENT_TYPES


def saved_as(name: str, stored: FieldFile) -> HttpResponse:
    """The document, to be saved as `name` and never drawn by the browser. 404 if it is lost."""
    extension = Path(stored.name).suffix.lstrip(".").lower()
    try:
        with stored.open("rb") as file:
            content = file.read()
    except FileNotFoundError:
        raise Http404 from None
    return HttpResponse(
        content,
        content_type=CONTENT_TYPES.get(extension, "application/octet-stream"),
        headers={
            "Content-Disposition": f'attachment; filename="{name}.{extension}"',
            "X-Content-Type-Options": "nosniff",
        },
    )
