"""Every write of an audited model is kept, with who wrote it, and nobody can rewrite it."""

from importlib import import_module
from pkgutil import iter_modules

import pghistory
import pghistory.models
import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from omil_portal.audit.models import SensitiveRead
from omil_portal.audit.services import record_read
from omil_portal.offices.models import TravelCorrection
from sence_programs.models import AnswerText
from tests import factories
from tests.factories import answers, jobseekers, kernel
from tests.factories.when import AT, ON

pytestmark = pytest.mark.django_db

AUDITED = sorted(
    (
        model.pgh_tracked_model
        for model in apps.get_models()
        if issubclass(model, pghistory.models.Event)
        and getattr(model, "pgh_tracked_model", None) is not None
    ),
    key=lambda model: model._meta.label,
)


def _factory_modules() -> list[str]:
    return [f"{factories.__name__}.{found.name}" for found in iter_modules(factories.__path__)]


FACTORIES = {
    factory._meta.model: factory
    for module in map(import_module, _factory_modules())
    for factory in vars(module).values()
    if isinstance(factory, type) and hasattr(factory, "_meta") and factory._meta.model
}
MUST_BE_AUDITED = {
    "jobseekers.JobSeeker",
    "jobseekers.Profile",
    "jobseekers.ProtectedFacts",
    "jobseekers.Consent",
    "jobseekers.Attention",
    "employers.Employer",
    "employers.Vacancy",
    "matching.Referral",
    "matching.Placement",
    "matching.Evidence",
    "offices.StaffMembership",
    "offices.TravelCorrection",
    "offices.Office",
    "sence_programs.Goal",
}


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_what_decides_about_people_is_audited():
    assert {model._meta.label for model in AUDITED} >= MUST_BE_AUDITED


def row_of(model):
    if model is TravelCorrection:
        return TravelCorrection.objects.create(
            origin=kernel.ComunaFactory(cut="99998"),
            destination=kernel.ComunaFactory(cut="99999"),
            minutes=60,
            office=kernel.OfficeFactory(),
            corrected_by=kernel.UserFactory(),
            corrected_at=AT,
        )
    if model is AnswerText:
        return answers.AnswerTextFactory(draft=True)  # An approved one is never erased.
    return FACTORIES[model]()


def versions_of(row):
    """Also of a row that was erased, which no longer has them at hand."""
    versions = type(row).versions.rel.related_model.objects
    return versions.filter(pgh_obj_id=row.pk).order_by("pgh_id")


def labels(row) -> list[str]:
    """What happened to the row, in order."""
    return list(versions_of(row).values_list("pgh_label", flat=True))


@pytest.mark.parametrize("model", AUDITED, ids=lambda model: model._meta.label)
def test_what_is_written_changed_and_erased_leaves_three_versions(model):
    author = kernel.UserFactory()
    with transaction.atomic(), pghistory.context(user=author.pk):
        row = row_of(model)
        before = len(labels(row))
        change(row)
        erase(row)
        kept = labels(row)
        contexts = set(versions_of(row).values_list("pgh_context__metadata__user", flat=True))
        transaction.set_rollback(True)
    assert (kept[0], kept[-1]) == ("insert", "delete")
    assert "update" in kept[before:]
    assert contexts == {author.pk}


def change(row) -> None:
    """A real change of some text, number or date of the row, by SQL, past every service."""
    for field in row._meta.concrete_fields:
        kind = field.get_internal_type()
        if field.primary_key or field.is_relation or field.choices or field.unique:
            continue
        if kind in {"CharField", "TextField"}:
            value = f"{getattr(row, field.attname)}x"
        elif kind in {"DateField", "DateTimeField"}:
            value = AT.replace(year=2099)
        elif kind.endswith("IntegerField"):
            value = (getattr(row, field.attname) or 0) + 1
        else:
            continue
        try:
            with transaction.atomic():
                type(row).objects.filter(pk=row.pk).update(**{field.attname: value})
        except DatabaseError:
            continue
        return
    pytest.fail(f"nothing of {row._meta.label} could be changed")


def erase(row) -> None:
    """By SQL: whoever points to the row is only asked at the end, which never comes."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {quote(row._meta.db_table)} WHERE {quote(row._meta.pk.column)} = %s",
            [row.pk],
        )


@pytest.mark.parametrize("model", AUDITED, ids=lambda model: model._meta.label)
@pytest.mark.parametrize("verb", ["update", "delete"])
def test_a_version_can_be_neither_changed_nor_erased(model, verb):
    version = versions_of(row_of(model))
    with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
        version.update(pgh_label="nada") if verb == "update" else version.delete()


def test_a_version_keeps_the_row_as_it_was():
    membership = kernel.StaffMembershipFactory()
    type(membership).objects.filter(pk=membership.pk).update(until=ON)
    first, last = membership.versions.order_by("pgh_id")
    assert (first.until, last.until) == (None, ON)


def test_a_page_names_who_wrote_and_from_where(client):
    manager = kernel.StaffMembershipFactory(office_manager=True)
    desk = kernel.StaffMembershipFactory(office=manager.office)
    client.force_login(manager.user)
    address = reverse("staff_end", args=[manager.office.slug, desk.pk])
    client.post(address)
    last = desk.versions.latest("pgh_id")
    assert last.pgh_context.metadata == {"user": manager.user_id, "url": address}


def test_opening_a_file_is_noted():
    person, officer = jobseekers.JobSeekerFactory(), kernel.UserFactory()
    record_read(user=officer, subject=person, at=AT)
    read = SensitiveRead.objects.get()
    assert (read.user, read.subject_kind, read.subject_id, read.at) == (
        officer,
        "jobseekers.jobseeker",
        person.pk,
        AT,
    )


@pytest.mark.parametrize("verb", ["update", "delete"])
def test_a_note_of_a_read_can_be_neither_changed_nor_erased(verb):
    record_read(user=kernel.UserFactory(), subject=jobseekers.JobSeekerFactory(), at=AT)
    notes = SensitiveRead.objects.all()
    with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
        notes.update(subject_id=0) if verb == "update" else notes.delete()
