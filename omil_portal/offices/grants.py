from collections.abc import Iterator

from django.utils import timezone

from omil_portal.access.actor import Grant
from omil_portal.access.roles import Role
from omil_portal.offices.models import StaffMembership


def staff_grants(user) -> Iterator[Grant]:
    """What a person was granted as staff, as of today."""
    held = StaffMembership.objects.in_force(timezone.localdate()).filter(user=user)
    for role, office_id, region_id in held.values_list("role", "office_id", "region_id"):
        yield Grant(Role(role), office_id=office_id, region_id=region_id)
