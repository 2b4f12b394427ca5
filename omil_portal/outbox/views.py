from django.core.paginator import Paginator
from django.shortcuts import render

from omil_portal.access.decorators import signed_in
from omil_portal.outbox.models import Message


@signed_in
def my_messages(request):
    """The messages written to me, newest first."""
    mine = Message.objects.filter(user=request.user, channel=Message.Channel.PORTAL)
    page = Paginator(mine, 20).get_page(request.GET.get("page"))
    return render(request, "outbox/my_messages.html", {"page": page})
