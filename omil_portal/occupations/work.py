"""The words people and vacancies share: schooling, hours, licences, permits, contracts."""

from django.db.models import IntegerChoices, TextChoices


class Schooling(IntegerChoices):
    """In order: a higher number includes what the lower ones open."""

    NONE = 0, "Sin escolaridad"
    BASIC_INCOMPLETE = 1, "Básica incompleta"
    BASIC = 2, "Básica completa"
    SECONDARY_INCOMPLETE = 3, "Media incompleta"
    SECONDARY = 4, "Media completa (científico-humanista)"
    SECONDARY_TECHNICAL = 5, "Media completa (técnico-profesional)"
    TECHNICAL_INCOMPLETE = 6, "Técnica superior incompleta"
    TECHNICAL = 7, "Técnica superior completa"
    PROFESSIONAL_INCOMPLETE = 8, "Universitaria incompleta"
    PROFESSIONAL = 9, "Universitaria completa"
    POSTGRADUATE = 10, "Postgrado"


class WorkingHours(TextChoices):
    FULL = "full", "Jornada completa"
    PARTIAL = "partial", "Jornada parcial"
    SHIFTS = "shifts", "Turnos"
    NIGHT = "night", "Turno de noche"
    WEEKEND = "weekend", "Fines de semana"
    REMOTE = "remote", "A distancia"


class Licence(TextChoices):
    A1 = "A1", "A1"
    A2 = "A2", "A2"
    A3 = "A3", "A3"
    A4 = "A4", "A4"
    A5 = "A5", "A5"
    B = "B", "B"
    C = "C", "C"
    D = "D", "D"
    E = "E", "E"
    F = "F", "F"


class Permit(TextChoices):
    OS10 = "os10", "Curso OS-10 (guardia)"
    DIRECTEMAR = "directemar", "Matrícula Directemar"
    DIVING = "diving", "Matrícula de buzo"
    HEIGHTS = "heights", "Trabajo en altura"
    FOOD = "food", "Manipulación de alimentos"


class ContractType(TextChoices):
    OPEN_ENDED = "open_ended", "Indefinido"
    FIXED_TERM = "fixed_term", "Plazo fijo"
    PROJECT = "project", "Por obra o faena"
    FEES = "fees", "Honorarios"
    APPRENTICE = "apprentice", "Aprendizaje"
    TRAINEE = "trainee", "Práctica"
