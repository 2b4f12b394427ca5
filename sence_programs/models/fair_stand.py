from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.audit.tracking import audited
from sence_programs.models.fair import JobFair
from sence_programs.models.fair_registration import FairRegistration


class FairStandQuerySet(models.QuerySet):
    def standing(self):
        """Those that nobody gave back."""
        return self.filter(released_at=None)

    def visible_to(self, actor: Actor):
        """Those of the own company, and those of the fairs that the actor follows."""
        followed = JobFair.objects.followed_by(actor).values("pk")
        own = Q(employer__in=actor.employer_ids(Permission.OWN_VACANCIES))
        return self.filter(own | Q(fair__in=followed))


@audited
class FairStand(models.Model):
    """A company's place at a fair, and the offers it brings."""

    fair = models.ForeignKey(JobFair, on_delete=models.PROTECT, related_name="stands")
    employer = models.ForeignKey(
        "employers.Employer", on_delete=models.PROTECT, related_name="fair_stands"
    )
    number = models.PositiveSmallIntegerField("número de stand")
    vacancies = models.ManyToManyField("employers.Vacancy", blank=True, related_name="+")
    days_present = ArrayField(models.DateField(), default=list, blank=True)
    asked_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True, blank=True)

    objects = FairStandQuerySet.as_manager()

    class Meta:
        verbose_name = "stand"
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["fair", "number"],
                condition=Q(released_at=None),
                name="one_company_per_stand",
            ),
            models.UniqueConstraint(
                fields=["fair", "employer"],
                condition=Q(released_at=None),
                name="one_stand_per_company_and_fair",
            ),
            models.CheckConstraint(name="stand_numbers_from_one", condition=Q(number__gte=1)),
            models.CheckConstraint(
                name="who_came_keeps_the_stand", condition=Q(released_at=None) | Q(days_present=[])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.employer}"

    @property
    def label(self) -> str:
        return f"Stand {self.number}"

    def is_visible_to(self, actor: Actor) -> bool:
        own = self.employer_id in actor.employer_ids(Permission.OWN_VACANCIES)
        return own or self.fair.is_followed_by(actor)


@audited
class FairInterview(models.Model):
    """A person spoke with a company about one of its offers, and what came of it.

    The referral counts it among people referred; a hiring goes on to an ordinary placement.
    """

    class Result(models.TextChoices):
        INTERVIEWED = "interviewed", "Entrevistada"
        SHORTLISTED = "shortlisted", "Preseleccionada"
        HIRED = "hired", "Contratada"
        NOT_GOING_ON = "not_going_on", "No sigue"

    registration = models.ForeignKey(
        FairRegistration, on_delete=models.PROTECT, related_name="interviews"
    )
    stand = models.ForeignKey(FairStand, on_delete=models.PROTECT, related_name="interviews")
    vacancy = models.ForeignKey("employers.Vacancy", on_delete=models.PROTECT, related_name="+")
    referral = models.ForeignKey(
        "matching.Referral", on_delete=models.PROTECT, related_name="fair_interviews"
    )
    result = models.CharField("resultado", max_length=14, choices=Result)
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "entrevista en una feria"
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "vacancy"], name="one_interview_per_person_and_offer"
            )
        ]
