from jobseekers.models import Appointment, JobSeeker, PlanStep
from jobseekers.office_day import zone_of
from omil_portal.look.formats import long_date, moment
from omil_portal.offices.contact import contact_line
from omil_portal.offices.models import Office
from omil_portal.printing.sheet import Section, Sheet


def plan_of(
    seeker: JobSeeker, steps: list[PlanStep], office: Office, hour: Appointment | None
) -> Sheet:
    """What is still to do, by whom and by when, and the next hour: never the gaps behind it."""
    facts = [("Persona", seeker.display_name)]
    if hour:
        at = hour.starts_at.astimezone(zone_of(hour.office))
        facts.append(("Tu próxima hora", f"{moment(at).capitalize()}, {hour.office.name}"))
    whose = (
        ("Te toca a ti", PlanStep.Owner.PERSON),
        ("Le toca a la oficina", PlanStep.Owner.OFFICER),
    )
    return Sheet(
        title="Tu plan para encontrar trabajo",
        office=office.name,
        contact=contact_line(office),
        facts=tuple(facts),
        sections=tuple(
            Section(heading, items)
            for heading, owner in whose
            if (items := tuple(_line(step) for step in steps if step.owner == owner))
        ),
        closing=("Guarda este papel. Si algo cambia, avisa en la oficina.",),
    )


def _line(step: PlanStep) -> str:
    return f"{step.what}. Para el {long_date(step.due_on)}."
