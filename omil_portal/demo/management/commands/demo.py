from random import Random

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import timezone

from omil_portal.access.roles import Role
from omil_portal.accounts.models import User
from omil_portal.demo import (
    activity,
    agenda,
    answers,
    applications,
    courses,
    diagnoses,
    fairs,
    follow_ups,
    frequent,
    goals,
    market,
    meetings,
    other_services,
    people,
    plan,
    staff,
    visits,
    year,
)
from omil_portal.demo.accounts import ACCOUNTS
from omil_portal.offices.models import Office


class Command(BaseCommand):
    help = "Demonstration data of Los Lagos: invented people, companies and a year of work."

    def add_arguments(self, parser):
        parser.add_argument("--scale", type=int, default=40, help="People for each office.")
        parser.add_argument("--accounts", action="store_true", help="Only print the accounts.")

    def handle(self, *, scale: int, accounts: bool, **options):
        if not settings.DEMO:
            raise CommandError("Los datos de demostración no se cargan en producción.")
        if accounts:
            return self._print_accounts()
        if User.objects.filter(username=ACCOUNTS[0].run.canonical).exists():
            self.stdout.write("Los datos de demostración ya están.")
            return None
        with transaction.atomic():
            # Each row's audit trigger walks the checks that wait for the commit: let none wait.
            _check_constraints("IMMEDIATE")
            self._create(scale)
            _check_constraints("DEFERRED")
        # So that lists and goals are there from the first look.
        call_command("nightly", stdout=self.stdout)
        return None

    def _print_accounts(self) -> None:
        for account in ACCOUNTS:
            self.stdout.write(f"{account.role_label:32} {account.login:14} {account.password}")

    def _create(self, scale: int) -> None:
        random, at = Random(20221), timezone.localtime()
        offices = list(
            Office.objects.filter(comuna__region=staff.REGION).select_related("comuna__region")
        )
        by_comuna = {office.comuna_id: office for office in offices}
        users = staff.create_accounts()
        officers = staff.place_staff(users, offices, since=at.date().replace(month=1, day=1))
        companies = market.create_companies(offices, users[Role.EMPLOYER_MEMBER], at)
        vacancies = market.create_vacancies(companies, offices, random, at)
        home = next(office for office in offices if office.slug == staff.HOME)
        to_review = market.create_offers_to_review(companies, home, users[Role.EMPLOYER_MEMBER], at)
        seekers = people.create_people(
            offices, each=scale, seeker=users[Role.SEEKER], random=random, at=at
        )
        verifier = users[Role.COUNSELLOR]
        past = market.create_past_vacancies(companies, offices, scale, Random(20229), at)
        whole = year.create_year(
            offices, [*vacancies, *past], officers, verifier, scale, Random(20230), at
        )
        counts = {
            "oficinas": len(offices),
            "empresas": len(companies),
            "ofertas": len(vacancies) + len(to_review) + len(past),
            "personas": len(seekers) + len(whole.people),
            "atenciones": activity.create_attentions(seekers, by_comuna, officers, random, at),
            "atenciones frecuentes": frequent.create_frequent(offices),
            "contactos": activity.create_contacts(companies, offices, officers, scale, random, at),
            "atenciones, derivaciones y colocaciones del año": (
                f"{len(whole.attentions)}, {len(whole.referrals)}, {len(whole.placements)}"
            ),
            "colocaciones": activity.create_placements(
                seekers, vacancies, by_comuna, officers, verifier, random, at
            ),
            "seguimientos": follow_ups.create_follow_ups(officers, Random(20231), at.date()),
            "derivaciones abiertas": activity.create_open_referrals(
                seekers, vacancies, by_comuna, officers, random, at
            ),
            "postulaciones": applications.create_applications(officers, Random(20228), at),
            "convenios": activity.create_agreements(by_comuna, scale, random, at.date()),
            "metas por período": goals.divide_the_year(at.date()),
            "cuotas": goals.create_disbursements(Random(20226), at.date()),
            "análisis de puesto": goals.create_job_analyses(
                companies, offices, officers, Random(20227), at
            ),
            "cierres de años anteriores": plan.create_past_years(Random(20223), at.date()),
            "actividades planificadas": plan.create_plans(officers, Random(20224), at),
            "cursos y talleres": courses.create_courses(seekers, offices, officers, at),
            "horas": agenda.create_agendas(seekers, offices, officers, at),
            "diagnósticos": diagnoses.create_diagnoses(
                users[Role.SEEKER], offices, officers, Random(20233), at
            ),
            "números de la fila": visits.create_visits(offices, Random(20232), at),
            "otros servicios y cesantía": other_services.create_other_services(
                seekers, offices, officers, at
            ),
            "encuentros": meetings.create_meetings(users[Role.REGIONAL_ANALYST], at),
            "ferias": fairs.create_fairs(seekers, users, Random(20224), at),
            "respuestas tipo": answers.create_answers(users, Random(20225), at),
        }
        for what, count in counts.items():
            self.stdout.write(f"{what}: {count}")


def _check_constraints(when: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET CONSTRAINTS ALL {when}")
