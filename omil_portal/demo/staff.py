"""The accounts of the demonstration and the staff of its offices."""

from datetime import date

from jobseekers.models import Attention
from omil_portal.access.roles import COUNTRY_ROLES, OFFICE_ROLES, Role
from omil_portal.accounts.models import User
from omil_portal.accounts.run import Run, check_digit
from omil_portal.demo.accounts import ACCOUNTS, DemoAccount
from omil_portal.offices.models import Office, StaffMembership

HOME = "puerto-montt"
"""The office where the accounts of the demonstration work."""
REGION = "10"
FIRST_OTHER = 9_500_000
ORIENTING = (Attention.Kind.ASSESSMENT, Attention.Kind.JOB_READINESS)
SOMETIMES = (Role.COUNSELLOR, Role.EMPLOYER_LIAISON, Role.OFFICE_MANAGER)


def create_accounts() -> dict[Role, User]:
    """The account of each role, with its password."""
    return {account.role: _create(account) for account in ACCOUNTS}


def _create(account: DemoAccount) -> User:
    return User.objects.create_user(
        username=account.run.canonical, full_name=account.full_name, password=account.password
    )


def place_staff(users: dict[Role, User], offices: list[Office], since: date) -> dict[int, User]:
    """Gives each role its place; every other office gets an officer. Returns officer by office."""
    home = next(office for office in offices if office.slug == HOME)
    memberships = [
        StaffMembership(user=users[role], role=role, office=home, since=since)
        for role in OFFICE_ROLES
    ]
    memberships += [
        StaffMembership(
            user=users[Role.REGIONAL_ANALYST],
            role=Role.REGIONAL_ANALYST,
            region_id=REGION,
            since=since,
        ),
        *(StaffMembership(user=users[role], role=role, since=since) for role in COUNTRY_ROLES),
    ]
    officers = {home.pk: users[Role.FRONT_DESK]}
    for index, office in enumerate(o for o in offices if o != home):
        run = Run(FIRST_OTHER + index, check_digit(FIRST_OTHER + index))
        officer = User(username=run.canonical, full_name=f"Encargada {office.name}")
        officer.set_unusable_password()
        officer.save()
        officers[office.pk] = officer
        memberships.append(
            StaffMembership(user=officer, role=Role.OFFICE_MANAGER, office=office, since=since)
        )
    StaffMembership.objects.bulk_create(memberships)
    return officers


def share_out(attentions: list[Attention]) -> list[Attention]:
    """Gives each, still unwritten, to who does that in its office; one officer alone does all.

    Whoever orients takes what is orientation. The rest is the front desk's, save every fifth,
    which another of the office takes.
    """
    staff = StaffMembership.objects.filter(role__in=OFFICE_ROLES).select_related("user")
    of_office: dict[int, dict[str, User]] = {}
    for member in staff.order_by("pk"):
        of_office.setdefault(member.office_id, {})[member.role] = member.user
    teams = {office: team for office, team in of_office.items() if len(team) == len(OFFICE_ROLES)}
    for turn, attention in enumerate(attentions):
        if team := teams.get(attention.office_id):
            attention.officer = team[_attends(attention.kind, turn)]
    return attentions


def _attends(kind: str, turn: int) -> Role:
    if kind in ORIENTING:
        return Role.COUNSELLOR
    return SOMETIMES[turn // 5 % len(SOMETIMES)] if turn % 5 == 0 else Role.FRONT_DESK
