"""«Mis descargas»: the long lists that the reader asked for."""

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.audit.services import record_export
from omil_portal.downloads.answer import author_of
from omil_portal.downloads.asking import TooManyWaiting, ask_for
from omil_portal.downloads.models import KEPT, Download
from omil_portal.refusals import Refused
from omil_portal.spreadsheets.workbook import MEDIA_TYPE

MOST_SHOWN = 50


@require_safe
@requires(P.PERSON_FIND, P.REGION_DASHBOARD)
def download_list(request):
    """What is being prepared and what waits for its author. Asked by htmx, only the rows."""
    mine = Download.objects.of(request.user, timezone.now()).select_related("office", "region")
    shown = [row for row in mine[:MOST_SHOWN] if row.is_open_to(request.actor)]
    waiting = sum(row.state == Download.State.WAITING for row in shown)
    template = "downloads/rows.html" if request.htmx else "downloads/list.html"
    return render(request, template, {"downloads": shown, "waiting": waiting, "days": KEPT.days})


@require_POST
@requires(P.PERSON_FIND, P.REGION_DASHBOARD)
def download_new(request, name: str):
    """Has a list prepared, with the filters of its own address."""
    try:
        download = ask_for(name, author_of(request), request.GET)
    except TooManyWaiting as refused:
        messages.warning(request, str(refused))
        return redirect("download_list")
    except (KeyError, Refused):
        raise Http404 from None
    if download.state == Download.State.READY:
        messages.success(request, "Esta lista ya está lista: la pediste hace poco.")
    else:
        messages.success(request, "Estamos preparando la lista. Puedes seguir trabajando.")
    return redirect("download_list")


@require_safe
@requires(P.PERSON_FIND, P.REGION_DASHBOARD)
@cache_control(private=True, no_store=True)
def download_file(request, pk: int):
    """The file, to its author alone, while they may see the list. That it left is recorded."""
    ready = Download.objects.of(request.user, timezone.now()).filter(state=Download.State.READY)
    download = get_object_or_404(ready.select_related("office", "region"), pk=pk)
    if not download.is_open_to(request.actor):
        raise Http404
    try:
        file = download.path.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    what, at = slugify(download.title), timezone.now()
    record_export(user=request.user, place=download.place, what=what, at=at)
    return FileResponse(
        file, as_attachment=True, filename=download.file_name, content_type=MEDIA_TYPE
    )
