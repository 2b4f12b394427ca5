"""Offers without occupation: a person decides, and may take it back."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from employers.occupation_choices import propose
from employers.services.coding import set_occupation
from omil_portal.access.roles import Role
from omil_portal.occupations.coder import default_coder
from tests.factories.employers import VacancyFactory
from tests.factories.kernel import StaffMembershipFactory
from tests.factories.when import AT

WAITERS, WELDERS, SALES = "5131", "7212", "52"


@pytest.fixture
def staff(client, chile, names_of_work, db):
    liaison = StaffMembershipFactory(role=Role.EMPLOYER_LIAISON)
    client.force_login(liaison.user)
    return liaison


@pytest.fixture
def offer(staff):
    return uncoded(staff.office, "Garzona para local en el centro")


def uncoded(office, title, **fields):
    return VacancyFactory(office=office, title=title, **{"occupation": None, **fields})


def read(client, **address):
    return client.get(reverse("offers_to_code"), address).content.decode()


def choose(client, offer, code, seen="", **more):
    return client.post(
        reverse("offer_code", args=[offer.pk]), {"code": code, "seen": seen, **more}, follow=True
    )


def undo(client, offer, code, seen):
    return choose(client, offer, code, seen, undoes="1")


def test_the_page_proposes_the_occupation_the_title_resembles(client, offer):
    assert f'value="{WAITERS}"' in read(client)


def test_a_choice_is_saved_and_told(client, offer):
    page = choose(client, offer, WAITERS).content.decode()
    offer.refresh_from_db()
    assert offer.occupation_id == WAITERS
    assert "quedó como" in page


def test_a_choice_lets_the_board_find_the_offer_by_its_occupation(client, staff):
    offer = uncoded(staff.office, "Se necesita personal")
    choose(client, offer, WELDERS)
    board = client.get(reverse("board"), {"q": "oxicortador"}).content.decode()
    assert "Se necesita personal" in board


def test_a_choice_is_kept_in_the_history_of_the_offer(client, offer):
    before = offer.versions.count()
    choose(client, offer, WAITERS)
    assert offer.versions.count() == before + 1


def test_a_second_click_changes_nothing(client, offer):
    choose(client, offer, WAITERS)
    offer.refresh_from_db()
    first = (offer.changed_at, offer.versions.count())
    choose(client, offer, WAITERS)
    offer.refresh_from_db()
    assert (offer.changed_at, offer.versions.count()) == first


@pytest.mark.parametrize("before", ["", SALES])
def test_undo_restores_what_was_before(client, staff, before):
    offer = uncoded(staff.office, "Garzona", occupation_id=before or None)
    choose(client, offer, WAITERS, before)
    page = undo(client, offer, before, WAITERS).content.decode()
    offer.refresh_from_db()
    assert (offer.occupation_id or "") == before
    assert "quedó como estaba" in page
    assert f'id="oferta-{offer.pk}"' in page


def test_the_notice_carries_what_undoing_needs(client, staff):
    offer = uncoded(staff.office, "Garzona", occupation_id=SALES)
    page = choose(client, offer, WAITERS, SALES).content.decode()
    notice = page[page.index('id="hecho"') :]
    assert f'name="seen" value="{WAITERS}"' in notice
    assert f'name="code" value="{SALES}"' in notice


def test_the_notice_is_told_once(client, offer):
    choose(client, offer, WAITERS)
    assert "Deshacer" not in read(client)


def test_what_a_colleague_chose_meanwhile_stays(client, offer):
    choose(client, offer, WAITERS)
    page = choose(client, offer, WELDERS).content.decode()
    offer.refresh_from_db()
    assert offer.occupation_id == WAITERS
    assert "Otra persona ya eligió" in page


def test_an_empty_answer_takes_no_occupation_away(client, offer):
    choose(client, offer, WAITERS)
    page = choose(client, offer, "", WAITERS).content.decode()
    offer.refresh_from_db()
    assert offer.occupation_id == WAITERS
    assert "Elige una de las ocupaciones" in page


def test_an_offer_closed_meanwhile_needs_no_occupation(client, staff):
    offer = uncoded(staff.office, "Garzona", closed=True)
    page = choose(client, offer, WAITERS).content.decode()
    offer.refresh_from_db()
    assert offer.occupation_id is None
    assert "ya no está publicada" in page


def test_an_offer_of_another_office_is_not_there(client, staff):
    foreign = uncoded(StaffMembershipFactory().office, "Garzona")
    assert choose(client, foreign, WAITERS).status_code == 404


def test_only_the_office_in_charge_decides(chile, names_of_work, db):
    offer = uncoded(StaffMembershipFactory().office, "Garzona")
    stranger = StaffMembershipFactory(role=Role.EMPLOYER_LIAISON).user
    with pytest.raises(PermissionDenied):
        set_occupation(vacancy=offer, code=WAITERS, by=stranger, at=AT, seen=None)


def test_saving_comes_back_to_the_same_page_of_the_list(client, offer):
    typed = {"code": WAITERS, "seen": "", "page": "2"}
    answer = client.post(reverse("offer_code", args=[offer.pk]), typed)
    assert answer.url == reverse("offers_to_code") + "?page=2#hecho"


def test_the_list_is_of_published_offers_without_four_digits(client, staff):
    office = staff.office
    uncoded(office, "Sin código")
    uncoded(office, "Con grupo amplio", occupation_id=SALES)
    uncoded(office, "Ya clasificada", occupation_id=WELDERS)
    uncoded(office, "En borrador", draft=True)
    uncoded(office, "Vencida", closes_on=timezone.localdate() - timedelta(days=1))
    uncoded(StaffMembershipFactory().office, "De otra oficina")
    page = read(client)
    listed = ["Sin código", "Con grupo amplio"]
    hidden = ["Ya clasificada", "En borrador", "Vencida", "De otra oficina"]
    assert [title for title in listed + hidden if title in page] == listed


def test_the_newest_comes_first(client, staff):
    uncoded(staff.office, "Antigua", published_at=AT - timedelta(days=1))
    uncoded(staff.office, "Reciente", published_at=AT)
    page = read(client)
    assert page.index("Reciente") < page.index("Antigua")


def test_another_occupation_is_found_as_people_say_it(client, offer):
    page = read(client, oferta=offer.pk, q="soldadora")
    assert f'name="code" value="{WELDERS}"' in page


def test_a_search_without_results_says_what_to_do(client, offer):
    page = read(client, oferta=offer.pk, q="xyzxyz")
    assert "Prueba con una sola palabra del trabajo" in page
    assert 'value="xyzxyz"' in page


def test_a_list_without_pending_offers_says_so(client, staff):
    assert "Todas tus ofertas publicadas tienen ocupación" in read(client)


def test_the_queue_of_review_leads_to_the_list(client, offer):
    page = client.get(reverse("review_queue")).content.decode()
    assert reverse("offers_to_code") in page


def test_the_list_costs_the_same_however_long(client, staff, django_assert_max_num_queries):
    for number in range(8):
        uncoded(staff.office, f"Garzón {number}", occupation_id=[None, SALES][number % 2])
    with django_assert_max_num_queries(8):
        read(client)


def proposed(title, written="", functions=""):
    found = propose(title=title, written=written, functions=functions, coder=default_coder())
    return {proposal.code: proposal.words for proposal in found}


def test_nothing_is_proposed_for_words_that_name_no_work():
    assert proposed("Se busca gente proactiva", "Otras ocupaciones") == {}


def test_the_name_of_the_list_is_proposed_when_the_title_says_nothing():
    assert next(iter(proposed("Se busca gente proactiva", "Guardias de seguridad"))) == "5414"


def test_the_name_of_a_work_inside_the_title_is_proposed_first():
    assert next(iter(proposed("Garzona para local en el centro"))) == WAITERS


def test_what_the_person_will_do_settles_a_vague_title():
    functions = "Operarios de limpieza para planta: aseo de pisos y baños."
    assert next(iter(proposed("Operario", functions=functions))) == "9112"


def test_three_occupations_at_most_are_proposed():
    assert 1 < len(proposed("Chofer")) <= 3
