from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from matching.models import Referral
from matching.prints.letter import letter_of
from matching.views.referrals import RELATED
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.audit.services import record_read
from omil_portal.printing.answer import pdf_answer


@require_safe
@requires(P.REFERRAL_RESULT, P.OWN_RECORD)
def referral_print(request, pk: int):
    """The letter as a PDF, also for the person it presents."""
    found = Referral.objects.visible_to(request.actor)
    referral = get_object_or_404(found.select_related(*RELATED, "answer"), pk=pk)
    if request.actor.seeker_id != referral.seeker_id:
        record_read(user=request.user, subject=referral.seeker, at=timezone.now())
    link = getattr(referral, "answer", None)
    address = (
        request.build_absolute_uri(reverse("company_answer", args=[link.code])) if link else ""
    )
    return pdf_answer(letter_of(referral, address), f"carta-{pk}")
