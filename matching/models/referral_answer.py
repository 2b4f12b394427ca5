import secrets
from datetime import date, timedelta

from django.db import models
from django.db.models import Q

from matching.models.referral import Referral
from omil_portal.audit.tracking import audited

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0 and O, 1, I and L, which are read for one another on paper."""
CODE_LENGTH = 12
GRACE_DAYS = 30
"""A late answer is still worth having: the link outlives the day asked for in the letter."""


def new_code() -> str:
    """Twelve letters and figures: 59 random bits, and nothing of who it is about."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


@audited
class ReferralAnswer(models.Model):
    """The link printed in a letter, and what the company answered through it.

    `before` is the state that the answer changed, so that a correction can start from there.
    `taken_at`: staff saw it; from then on the company calls the office to change it.
    """

    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="answer")
    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code)
    made_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=Referral.State, blank=True)
    before = models.CharField(max_length=10, choices=Referral.State, blank=True)
    on = models.DateField(null=True, blank=True, help_text="Of the interview, or of the start.")
    reason = models.CharField(max_length=12, choices=Referral.Reason, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    times = models.PositiveSmallIntegerField(default=0, help_text="Answers, corrections included.")
    taken_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    taken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "respuesta de la empresa"
        constraints = [
            models.CheckConstraint(
                name="answered_says_what",
                condition=Q(answered_at=None, state="")
                | (Q(answered_at__isnull=False) & ~Q(state="")),
            )
        ]

    def is_open(self, on: date) -> bool:
        """Whether the link still works on that day."""
        return on <= self.referral.answer_due + timedelta(days=GRACE_DAYS)

    @property
    def is_new(self) -> bool:
        """Answered, and nobody of the office has taken it on."""
        return bool(self.answered_at) and self.taken_at is None
