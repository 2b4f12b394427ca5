"""Each factory, with each trait, makes a row that PostgreSQL takes."""

import pytest
from factory import Trait
from factory.django import DjangoModelFactory

from tests.factories import employers, fairs, jobseekers, kernel, matching, sence_programs

FACTORIES = {
    factory
    for module in (kernel, jobseekers, employers, matching, fairs, sence_programs)
    for factory in vars(module).values()
    if isinstance(factory, type) and issubclass(factory, DjangoModelFactory)
} - {DjangoModelFactory}

KINDS = sorted(
    [(factory, {}) for factory in FACTORIES]
    + [
        (factory, {trait: True})
        for factory in FACTORIES
        for trait, declared in factory._meta.parameters.items()
        if isinstance(declared, Trait)
    ],
    key=lambda kind: (kind[0].__name__, *kind[1]),
)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("factory", "traits"), KINDS, ids=[f"{f.__name__}-{'-'.join(t)}" for f, t in KINDS]
)
def test_two_of_a_kind_can_stand_together(factory, traits, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    made = factory.create_batch(2, **traits)
    assert all(row.pk for row in made)


@pytest.mark.django_db
def test_a_person_linked_to_an_office_can_be_opened_there():
    office = kernel.OfficeFactory()
    person = jobseekers.JobSeekerFactory(linked_to=office)
    assert [link.office for link in person.office_links.all()] == [office]


@pytest.mark.django_db
def test_the_account_of_a_person_has_their_run():
    person = jobseekers.JobSeekerFactory(with_account=True)
    assert person.user.username == person.run.canonical
