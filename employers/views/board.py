"""The public board: anyone, without an account."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from employers.board import search_board
from employers.forms.board import BoardForm
from employers.models import Vacancy
from employers.words import card, lines, pay, place
from omil_portal.access.decorators import public
from omil_portal.occupations.search import find_occupations

PAGE = 20
NEAR = 4


@public
def board(request):
    """Open offers, searched with spelling forgiven; the address keeps the search."""
    form = BoardForm(request.GET)
    form.is_valid()
    search = form.search
    page = Paginator(search_board(search, on=timezone.localdate()), PAGE).get_page(
        request.GET.get("page")
    )
    near = find_occupations(search.words, limit=NEAR) if search.words and not page else []
    context = {
        "form": form,
        "page_obj": page,
        "cards": [card(offer) for offer in page],
        "more_open": any((search.region, search.hours, search.no_experience, search.order)),
        "near": list(near),
        "occupation": form.occupation,
        "narrowed": any(request.GET.values()),
    }
    return render(request, "employers/board.html", context)


@public
def vacancy_page(request, pk: int):
    """One offer, without how to reach the company: the OMIL introduces people."""
    offers = Vacancy.objects.filter(published_at__isnull=False)
    vacancy = get_object_or_404(
        offers.select_related("employer", "comuna", "region", "occupation", "office"), pk=pk
    )
    if vacancy.status not in (Vacancy.Status.PUBLISHED, Vacancy.Status.CLOSED):
        raise Http404
    on = timezone.localdate()
    past = bool(vacancy.closes_on and vacancy.closes_on < on)
    context = {
        "vacancy": vacancy,
        "open": vacancy.status == Vacancy.Status.PUBLISHED and not past,
        "lead": f"{place(vacancy)} · {pay(vacancy)}",
        "lines": [line for line in lines(vacancy) if line.value],
    }
    return render(request, "employers/vacancy_page.html", context)
