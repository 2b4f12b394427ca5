from collections.abc import Iterator

from django.utils import timezone

from omil_portal.access.actor import Grant
from omil_portal.access.roles import Role
from omil_portal.offices.models import Region, StaffMembership


def staff_grants(user) -> Iterator[Grant]:
    """What a person was granted as staff, as of today; the national unit, in each region."""
    held = StaffMembership.objects.in_force(timezone.localdate()).filter(user=user)
    for role, office_id, region_id in held.values_list("role", "office_id", "region_id"):
        if role == Role.NATIONAL_UNIT:
            for region in Region.objects.values_list("pk", flat=True):
                yield Grant(Role.NATIONAL_UNIT, region_id=region)
        else:
            yield Grant(Role(role), office_id=office_id, region_id=region_id)
