"""The questions of the guided interview: data, read by area.

Source: own. Written for the desk of an OMIL from the areas that SENCE's process PP21 asks to look
at; it is no psychometric instrument and gives no score of a person.
"""

from typing import NamedTuple


class Answer(NamedTuple):
    """`gap`: 0 nothing to do, 1 something to do, 2 stands in the way of work today."""

    code: str
    words: str
    gap: int


class Question(NamedTuple):
    code: str
    area: str
    words: str
    answers: tuple[Answer, Answer, Answer]


class Page(NamedTuple):
    """Questions asked together; `slug` stands in its address."""

    slug: str
    title: str
    questions: tuple[Question, ...]


def _question(code: str, area: str, words: str, none: str, some: str, much: str) -> Question:
    answers = (Answer("none", none, 0), Answer("some", some, 1), Answer("much", much, 2))
    return Question(code, area, words, answers)


PAGES = (
    Page(
        "trabajo",
        "Trabajo y estudios",
        (
            _question(
                "goal",
                "Objetivo laboral",
                "¿Sabe qué trabajo busca?",
                "Sí, y puede nombrarlo",
                "Tiene varias ideas",
                "Todavía no sabe",
            ),
            _question(
                "experience",
                "Experiencia",
                "¿Ha trabajado antes en lo que busca?",
                "Sí, y puede mostrarlo",
                "Poco, o sin comprobantes",
                "No",
            ),
            _question(
                "studies",
                "Estudios",
                "¿Sus estudios alcanzan para lo que busca?",
                "Sí",
                "Le falta un curso o una licencia",
                "Le falta terminar la básica o la media",
            ),
            _question(
                "papers",
                "Documentos",
                "¿Tiene al día los documentos que piden?",
                "Sí, todos",
                "Le falta alguno",
                "No tiene cédula o permiso de trabajo vigente",
            ),
        ),
    ),
    Page(
        "tiempo",
        "Tiempo y traslado",
        (
            _question(
                "availability",
                "Disponibilidad",
                "¿Cuándo puede empezar a trabajar?",
                "Ya, en la jornada que busca",
                "Ya, solo algunos días u horas",
                "Más adelante",
            ),
            _question(
                "travel",
                "Traslado",
                "¿Puede llegar a los trabajos que busca?",
                "Sí",
                "Sí, con dificultad",
                "No tiene cómo llegar",
            ),
            _question(
                "care",
                "Cuidado de otros",
                "Si cuida a alguien, ¿tiene con quién dejarle?",
                "No cuida a nadie, o tiene con quién",
                "A veces",
                "No tiene con quién",
            ),
        ),
    ),
    Page(
        "busqueda",
        "Búsqueda de trabajo",
        (
            _question(
                "digital",
                "Herramientas digitales",
                "¿Puede postular por internet?",
                "Sí, sin ayuda",
                "Con ayuda",
                "No usa internet o no tiene con qué",
            ),
            _question(
                "search",
                "Búsqueda",
                "¿Cómo ha buscado en el último mes?",
                "Ha postulado y sabe prepararse",
                "Ha buscado poco",
                "No ha buscado",
            ),
        ),
    ),
    Page(
        "ajustes",
        "Ajustes para trabajar",
        (
            _question(
                "adjustments",
                "Ajustes",
                "¿Necesita algún ajuste para trabajar bien?",
                "No, o prefiere no decir",
                "Sí, y son sencillos",
                "Sí, y hay que conversarlos antes con la empresa",
            ),
        ),
    ),
)
QUESTIONS = {question.code: question for page in PAGES for question in page.questions}

ADJUSTMENTS = (
    "Pausas durante la jornada",
    "Trabajo sentado",
    "Sin levantar peso",
    "Horario flexible",
    "Acceso sin escalones",
    "Instrucciones por escrito",
    "Instrucciones habladas",
    "Letra grande o lector de pantalla",
    "Intérprete de lengua de señas",
    "Lugar con poco ruido",
)
"""What a workplace can change; none of it says why."""


class Gap(NamedTuple):
    question: Question
    answer: Answer


def gaps(answers: dict[str, str]) -> list[Gap]:
    """What stands in the way first, then what remains to do; in the order asked."""
    found = [
        Gap(question, answer)
        for code, question in QUESTIONS.items()
        for answer in question.answers
        if answers.get(code) == answer.code and answer.gap
    ]
    return sorted(found, key=lambda gap: -gap.answer.gap)


def unanswered(answers: dict[str, str]) -> Page | None:
    """The first page with a question that has no answer."""
    return next(
        (page for page in PAGES if any(q.code not in answers for q in page.questions)), None
    )
