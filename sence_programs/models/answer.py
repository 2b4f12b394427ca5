from django.db import models

from jobseekers.models import JobSeeker
from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.audit.tracking import audited
from sence_programs.rules.evaluation import Evaluation
from sence_programs.rules.record import from_record, to_record

# What `rules.record` writes of an evaluation and a column of the same name keeps.
KEPT = (
    "benefit",
    "title",
    "on",
    "verdict",
    "company_verdict",
    "facts",
    "conditions",
    "amounts",
    "remarks",
    "rules_version",
)


class BenefitAnswerQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Those given to people whose benefits the actor may evaluate."""
        people = JobSeeker.objects.visible_to(actor, Permission.BENEFIT_EVALUATE)
        return self.filter(seeker__in=people)


@audited
class BenefitAnswer(models.Model):
    """What a person was told about a benefit: facts, rule version and reasons, kept for ever."""

    seeker = models.ForeignKey(
        "jobseekers.JobSeeker", on_delete=models.PROTECT, related_name="benefit_answers"
    )
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    answered_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()
    benefit = models.CharField(max_length=20)
    title = models.CharField(max_length=120, default="", help_text="As it was called that day.")
    on = models.DateField(help_text="The day whose rules answered.")
    verdict = models.CharField(max_length=10)
    company_verdict = models.CharField(max_length=10, default="unknown")
    facts = models.JSONField()
    conditions = models.JSONField()
    amounts = models.JSONField()
    remarks = models.JSONField(default=list)
    rules_version = models.CharField(max_length=64)
    request_id = models.UUIDField(unique=True, editable=False)

    objects = BenefitAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = "respuesta sobre un beneficio"
        ordering = ["-answered_at", "-pk"]

    def is_visible_to(self, actor: Actor) -> bool:
        return self.seeker.is_visible_to(actor, Permission.BENEFIT_EVALUATE)

    @property
    def evaluation(self) -> Evaluation:
        """The answer as it was given."""
        return from_record({name: getattr(self, name) for name in KEPT} | {"on": str(self.on)})

    @staticmethod
    def columns_of(evaluation: Evaluation) -> dict:
        """The fields of a row that keeps `evaluation`."""
        record = to_record(evaluation)
        return {name: record[name] for name in KEPT} | {"on": evaluation.on}
