"""The pages on which two files become one."""

from datetime import date

import pytest
from django.urls import reverse

from jobseekers.duplicates import alike_in_office
from jobseekers.models import Attention, Merge
from jobseekers.services.merges import merge
from tests.factories.jobseekers import AttentionFactory, JobSeekerFactory
from tests.factories.when import AT

pytestmark = pytest.mark.django_db
BORN = date(1990, 5, 4)


@pytest.fixture
def twins(office):
    """María Soto, twice: once with a second surname, once without."""
    return [
        JobSeekerFactory(
            names="María",
            first_surname="Soto",
            second_surname=second,
            birth_date=BORN,
            comuna=office.comuna,
            phone=phone,
            linked_to=office,
        )
        for second, phone in (("Barría", "+56 9 8765 4321"), ("", "+56 9 1111 2222"))
    ]


def names_of(page):
    return [(one.pk, other.pk) for one, other in page.context["pairs"]]


def test_alike_people_of_the_office_are_listed_once(desk, office, twins):
    JobSeekerFactory(names="Pedro", first_surname="Vera", birth_date=BORN, linked_to=office)
    page = desk.get(reverse("duplicate_list"))
    assert names_of(page) == [tuple(person.pk for person in twins)]


def test_a_family_that_shares_a_telephone_is_no_duplicate(office):
    for names in ("Ana María", "Luis Alberto"):
        JobSeekerFactory(
            names=names, first_surname="Vera", phone="+56 9 8765 4321", linked_to=office
        )
    assert alike_in_office(office) == []


def test_who_was_told_apart_is_not_listed_any_more(desk, twins):
    one, other = twins
    desk.post(reverse("tell_apart", args=[other.pk, one.pk]))
    assert names_of(desk.get(reverse("duplicate_list"))) == []


def test_staff_choose_fact_by_fact_and_see_what_passed(desk, twins):
    kept, gone = twins
    AttentionFactory.create_batch(3, seeker=gone)
    url = reverse("merge_new", args=[kept.pk, gone.pk])
    assert "+56 9 1111 2222" in desk.get(url).content.decode()
    page = desk.post(url, {"phone": "gone", "sure": "on"}, follow=True)
    kept.refresh_from_db()
    assert kept.phone == "+56 9 1111 2222"
    assert "Atención: 3" in page.content.decode()


def test_without_having_looked_nothing_is_united(desk, twins):
    kept, gone = twins
    page = desk.post(reverse("merge_new", args=[kept.pk, gone.pk]), {"phone": "kept"})
    assert "Revisé que es la misma persona" in page.content.decode()
    assert not Merge.objects.exists()


def test_a_merge_is_undone_from_its_page(desk, twins):
    kept, gone = twins
    url = reverse("merge_new", args=[kept.pk, gone.pk])
    desk.post(url, {"phone": "kept", "sure": "on"})
    page = desk.post(reverse("merge_undo", args=[Merge.objects.get().pk]), follow=True)
    assert "Deshecha" in page.content.decode()
    assert desk.get(reverse("person_file", args=[gone.pk])).status_code == 200


def test_nobody_is_united_with_themself_or_with_a_stranger(desk, twins):
    one, _ = twins
    assert desk.get(reverse("merge_new", args=[one.pk, one.pk])).status_code == 404
    stranger = JobSeekerFactory()
    assert desk.get(reverse("merge_new", args=[one.pk, stranger.pk])).status_code == 404


def test_the_list_asks_little_however_many_pairs(desk, office, django_assert_max_num_queries):
    for n in range(6):
        for _ in range(2):
            JobSeekerFactory(
                names=f"Persona{n}",
                first_surname="Igual",
                birth_date=date(1990, 1, n + 1),
                phone="",
                linked_to=office,
            )
    with django_assert_max_num_queries(10):
        assert len(names_of(desk.get(reverse("duplicate_list")))) == 6


def test_the_file_of_who_may_have_another_says_so(desk, twins):
    one, other = twins
    page = desk.get(reverse("person_file", args=[one.pk])).content.decode()
    assert reverse("merge_new", args=[one.pk, other.pk]) in page


def test_the_other_file_is_found_by_its_passport(desk, maria):
    passport = JobSeekerFactory(foreigner=True, other_document="P7654321")
    url = reverse("merge_search", args=[maria.pk])
    page = desk.post(url, {"sought": "P7654321"})
    assert [card.pk for card in page.context["cards"]] == [passport.pk]
    assert desk.get(reverse("merge_new", args=[maria.pk, passport.pk])).status_code == 200


def test_an_attention_typed_while_the_file_was_united_is_kept(desk, office, twins):
    kept, gone = twins
    page = desk.get(reverse("attention_record", args=[gone.pk]))
    merge(kept=kept, gone=gone, by=office.memberships.first().user, at=AT)
    typed = {
        "request_id": page.context["form"]["request_id"].value(),
        "note": "Trajo su finiquito.",
    }
    kind = {"kind": Attention.Kind.ASSESSMENT, "channel": Attention.Channel.DESK}
    answer = desk.post(reverse("attention_record", args=[gone.pk]), typed | kind)
    assert answer.url == reverse("person_file", args=[kept.pk])
    assert Attention.objects.get().seeker == kept
