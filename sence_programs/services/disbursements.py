"""The parts of an agreement's money (cuotas), written by the regional unit; each is audited."""

from django.db import transaction

from omil_portal.accounts.models import User
from omil_portal.refusals import Refused
from sence_programs.models import Disbursement


@transaction.atomic
def save_disbursement(*, disbursement: Disbursement, by: User) -> Disbursement:
    """Saves one; `by` is kept by the audit. A second click finds its number taken.

    Raises Refused for a goal of another agreement; IntegrityError for a number already used.
    """
    goal = disbursement.goal
    if goal and goal.agreement_id != disbursement.agreement_id:
        raise Refused("La meta que se revisa es de otro convenio.")
    disbursement.save()
    return disbursement
