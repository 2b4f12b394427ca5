from collections.abc import Iterator

from jobseekers.models import JobSeeker
from omil_portal.access.actor import Grant
from omil_portal.access.roles import Role


def own_record(user) -> Iterator[Grant]:
    """A person with an account holds their own record."""
    for pk in JobSeeker.objects.filter(user=user).values_list("pk", flat=True):
        yield Grant(Role.SEEKER, seeker_id=pk)
