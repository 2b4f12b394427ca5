"""What an offer says, read for what the law forbids."""

from employers.lawful import Finding, unlawful_requirements
from employers.models import Vacancy

READ = ("title", "functions", "benefits")
"""The texts an employer writes freely."""


def findings_in(vacancy: Vacancy) -> dict[str, list[Finding]]:
    """By field, the requirements that art. 2 of the Código del Trabajo forbids."""
    found = {name: unlawful_requirements(getattr(vacancy, name)) for name in READ}
    return {name: findings for name, findings in found.items() if findings}
