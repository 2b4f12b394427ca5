"""A small town for the night: people, offers, goals, what expires, and messages to send."""

from datetime import timedelta
from io import StringIO

from django.conf import settings
from django.core.management import call_command

from employers.models import Vacancy
from jobseekers.services.imports.applying import start
from jobseekers.services.imports.checking import check
from jobseekers.services.imports.uploading import upload
from omil_portal.offices.models import Office
from omil_portal.outbox.services import write_message
from tests.factories import applications, employers, jobseekers, kernel, matching, sence_programs
from tests.factories.when import AT, ON
from tests.jobseekers.imports.messy import FIRST, as_xlsx, run_of

SEEKERS, VACANCIES, EXPIRED, CLOSED, MESSAGES, GOALS, REMINDED = 30, 12, 4, 3, 30, 2, 3
ROWS = 120
"""Of a spreadsheet that somebody began to write: more than a worker writes at once."""


def build() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    call_command("reference", stdout=StringIO())
    offices = list(Office.objects.filter(comuna__in=["10208", "10203"]))
    for n in range(SEEKERS):
        office = offices[n % 2]
        jobseekers.JobSeekerFactory(comuna=office.comuna, with_profile=True, linked_to=office)
    open_offers = [
        employers.VacancyFactory(office=offices[n % 2], comuna=offices[n % 2].comuna)
        for n in range(VACANCIES)
    ]
    yesterday = ON - timedelta(days=1)
    Vacancy.objects.filter(pk__in=[o.pk for o in open_offers[:CLOSED]]).update(closes_on=yesterday)
    for offer in open_offers[-EXPIRED:]:
        matching.ReferralFactory(vacancy=offer, office=offer.office, answer_due=yesterday)
    for office in offices:
        agreement = sence_programs.AgreementFactory(office=office, year=ON.year)
        sence_programs.GoalFactory(agreement=agreement)
        jobseekers.AttentionFactory(office=office)
    for office, days in zip([*offices, offices[0]], (1, 7, 14), strict=True):
        applications.BenefitApplicationFactory(
            seeker=jobseekers.JobSeekerFactory(placed=True, comuna=office.comuna),
            office=office,
            due_on=ON + timedelta(days=days),
        )
    for n in range(MESSAGES):
        reader = kernel.UserFactory(email=f"persona{n}@correo.example")
        write_message(key=f"news/{n}", user=reader, subject=f"Aviso {n}", body="Hola.", at=AT)
    _spreadsheet(offices[0])
    settings.EMAIL_FILE_PATH.mkdir(parents=True, exist_ok=True)
    settings.MAIL_GATE.touch()


def _spreadsheet(office: Office) -> None:
    rows = [[str(run_of(FIRST + n)), "Ana Soto", f"+56 9 7000 {n:04}"] for n in range(ROWS)]
    officer = kernel.UserFactory()
    content = as_xlsx(rows, ["RUN", "Nombre", "Fono"])
    batch = upload(office=office, content=content, file_name="base.xlsx", by=officer, at=AT)
    check(batch=batch, mapping=batch.mapping, at=AT)
    start(batch=batch, by=officer, at=AT)
