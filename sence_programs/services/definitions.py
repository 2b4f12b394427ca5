"""How something is counted from a date on: a new version, never a change of one in use."""

from django.db import transaction

from omil_portal.accounts.models import User
from omil_portal.refusals import Refused
from sence_programs.indicators import INDICATORS
from sence_programs.models import GoalDefinition


@transaction.atomic
def add_version(*, version: GoalDefinition, by: User) -> GoalDefinition:
    """Saves a version of a definition that exists, and ends the one before on its first day.

    Goals already agreed stay with the version they were agreed by. `by` is kept by the audit.
    Raises Refused when it does not start after the newest (a second click neither), and
    ValueError when its parameters are not those of the rule.
    """
    INDICATORS[version.indicator].checked(version.parameters)
    versions = GoalDefinition.objects.filter(code=version.code).order_by("-valid_from")
    newest = versions.select_for_update().first()
    if newest is None:
        raise Refused("No existe una definición con ese código.")
    if version.valid_from <= newest.valid_from:
        raise Refused("La versión nueva debe empezar después de la última.")
    if newest.valid_until is None or newest.valid_until > version.valid_from:
        newest.valid_until = version.valid_from
        newest.save(update_fields=["valid_until"])
    version.save()
    return version
