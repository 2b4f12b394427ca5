"""Who is told when a fair or a course changes, and who can only be reached by telephone."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from employers.models import Employer, EmployerMember
from jobseekers.models import JobSeeker
from omil_portal.accounts.models import User
from sence_programs.models import Course, Enrolment, JobFair


@dataclass(frozen=True)
class Audience:
    """Each person with their account, and each company with those who act for it."""

    people: list[JobSeeker]
    companies: list[tuple[Employer, list[User]]] = field(default_factory=list)

    @property
    def written_people(self) -> list[JobSeeker]:
        """Those with an account, who read it in the portal, or with an e-mail."""
        return [person for person in self.people if person.user_id or person.email]

    @property
    def written_companies(self) -> list[tuple[Employer, list[User]]]:
        return [(company, users) for company, users in self.companies if users or company.email]

    @property
    def phoned_people(self) -> list[JobSeeker]:
        return [person for person in self.people if not (person.user_id or person.email)]

    @property
    def phoned_companies(self) -> list[Employer]:
        return [company for company, users in self.companies if not (users or company.email)]

    @property
    def words(self) -> str:
        """ "12 personas y 3 empresas", of those who are written to; "" when there is nobody."""
        return _words(len(self.written_people), len(self.written_companies))

    @property
    def phoned_words(self) -> str:
        return _words(len(self.phoned_people), len(self.phoned_companies))

    @property
    def told_words(self) -> str:
        """ " Avisamos a 12 personas. Falta llamar a 3 personas.", said once it is done."""
        told = f" Avisamos a {self.words}." if self.words else ""
        return told + (f" Falta llamar a {self.phoned_words}." if self.phoned_words else "")


def _words(people: int, companies: int) -> str:
    counted = ((people, "persona", "personas"), (companies, "empresa", "empresas"))
    return " y ".join(f"{n} {one if n == 1 else many}" for n, one, many in counted if n)


def audience_of_fair(fair: JobFair) -> Audience:
    """Those who signed up and did not come yet, and the companies with a stand."""
    expected = fair.registrations.standing().filter(checked_in_at=None)
    stands = fair.stands.standing().select_related("employer")
    return Audience(
        people=[row.seeker for row in expected.select_related("seeker__user")],
        companies=with_members([stand.employer for stand in stands]),
    )


def with_members(companies: Iterable[Employer]) -> list[tuple[Employer, list[User]]]:
    """Each company with those who may act for it now."""
    companies = list(companies)
    acting: dict[int, list[User]] = defaultdict(list)
    members = EmployerMember.objects.filter(
        employer__in=companies, ended_at=None, confirmed_at__isnull=False
    )
    for member in members.select_related("user"):
        acting[member.employer_id].append(member.user)
    return [(company, acting[company.pk]) for company in companies]


def audience_of_course(course: Course) -> Audience:
    """Those with a seat and those who wait."""
    people = course.enrolments.exclude(status=Enrolment.Status.WITHDRAWN)
    return Audience(people=[row.seeker for row in people.select_related("seeker__user")])
