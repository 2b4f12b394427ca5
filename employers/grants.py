from collections.abc import Iterator

from employers.models import EmployerMember
from omil_portal.access.actor import Grant
from omil_portal.access.roles import Role


def memberships(user) -> Iterator[Grant]:
    """The companies a person acts for."""
    held = EmployerMember.objects.filter(user=user, ended_at=None, confirmed_at__isnull=False)
    for employer_id in held.values_list("employer_id", flat=True):
        yield Grant(Role.EMPLOYER_MEMBER, employer_id=employer_id)
