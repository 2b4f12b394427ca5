"""Offers whose occupation a person must say: small decisions, each undone in one click."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from employers import queries
from employers.forms.coding import AnotherOccupationForm, CodeForm
from employers.models import Vacancy
from employers.occupation_choices import Proposal, propose
from employers.services.coding import CannotCode, set_occupation
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.announcements import telling
from omil_portal.occupations.coder import Coder
from omil_portal.occupations.coding import current_coder
from omil_portal.occupations.search import find_occupations

PAGE = 15
ALTERNATIVES = 6
_LAST = "last_coded"


class Row(NamedTuple):
    """An offer of the list; `sought` are the words typed for it, and `found` what they gave."""

    offer: Vacancy
    proposals: list[Proposal]
    sought: str = ""
    found: tuple[dict, ...] = ()

    @property
    def anchor(self) -> str:
        return _anchor(self.offer)


@requires(P.VACANCY_REVIEW)
def offers_to_code(request):
    """Each with the occupations it may be, and a box to look for another."""
    offers = queries.offers_to_code(request.actor, timezone.localdate())
    page = Paginator(offers, PAGE).get_page(request.GET.get("page"))
    search = AnotherOccupationForm(request.GET)
    sought = search.cleaned_data if search.is_valid() else {}
    coder = current_coder()
    context = {
        "page_obj": page,
        "offers": [_row(offer, sought, coder) for offer in page],
        # Told once, as a message is, but with what undoing it needs.
        "last": request.session.pop(_LAST, None),
    }
    return render(request, "employers/offers_to_code.html", context)


@requires(P.VACANCY_REVIEW)
@require_POST
def offer_code(request, pk: int):
    """Saves what was chosen, or restores what was before; back to the same page of the list."""
    mine = Vacancy.objects.filter(office__in=request.actor.office_ids(P.VACANCY_REVIEW))
    vacancy, form = get_object_or_404(mine, pk=pk), CodeForm(request.POST)
    if not form.is_valid():
        messages.warning(request, "Elige una de las ocupaciones que aparecen junto a la oferta.")
        return _back(request, _anchor(vacancy))
    code, seen = (form.cleaned_data[name] for name in ("code", "seen"))
    keys = {"code": code and code.pk, "seen": seen and seen.pk}
    try:
        with telling(request, staff=True):
            set_occupation(vacancy=vacancy, by=request.user, at=timezone.now(), **keys)
    except CannotCode as refused:
        messages.warning(request, str(refused))
        return _back(request)
    if form.cleaned_data["undoes"]:
        messages.success(request, f"«{vacancy.title}» quedó como estaba.")
        return _back(request, _anchor(vacancy))
    request.session[_LAST] = {"pk": pk, "title": vacancy.title, "name": code.name, **keys}
    return _back(request, "hecho")


def _row(offer: Vacancy, sought: dict, coder: Coder) -> Row:
    proposals = propose(
        title=offer.title,
        written=offer.occupation_text,
        functions=offer.functions,
        coder=coder,
    )
    if offer.pk != sought.get("oferta"):
        return Row(offer, proposals)
    found = find_occupations(sought["q"], limit=ALTERNATIVES)
    return Row(offer, proposals, sought["q"], tuple(found))


def _anchor(offer: Vacancy) -> str:
    return f"oferta-{offer.pk}"


def _back(request, anchor: str = ""):
    page = request.POST.get("page", "")
    query = f"?{urlencode({'page': page})}" if page.isdecimal() else ""
    return redirect(f"{reverse('offers_to_code')}{query}#{anchor}".removesuffix("#"))
