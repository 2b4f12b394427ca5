"""The main navigation: who sees it, what it says, the name of its URL.

`None` is for visitors who have not signed in. Names are only looked up when a page is drawn.
"""

from omil_portal.access.permissions import Permission as P

NAVIGATION: list[tuple[P | None, str, str]] = [
    (None, "Ofertas", "board"),
    (None, "Busco trabajo", "seeker_register"),
    (None, "Busco trabajadores", "employer_register"),
    (None, "Beneficios", "benefits"),
    (None, "Cursos", "course_board"),
    (None, "Ferias", "fair_list"),
    (None, "Oficinas", "office_directory"),
    (P.OWN_RECORD, "Mi página", "my_page"),
    (P.OWN_RECORD, "Ofertas", "board"),
    (P.OWN_VACANCIES, "Mi empresa", "my_company"),
    (P.OWN_VACANCIES, "Personas presentadas", "presented_list"),
    (P.OWN_RECORD, "Ofertas para ti", "my_matches"),
    (P.OWN_RECORD, "Mis horas", "my_hours"),
    (P.OWN_RECORD, "Beneficios", "benefits"),
    (P.OWN_RECORD, "Cursos", "course_board"),
    (P.OWN_RECORD, "Ferias", "fair_list"),
    (P.PERSON_FIND, "Mesón", "desk"),
    (P.ATTENTION_RECORD, "Agenda", "agenda"),
    (P.ATTENTION_RECORD, "Atenciones", "attention_list"),
    (P.REFERRAL_RESULT, "Derivaciones", "referral_list"),
    (P.PLACEMENT_RECORD, "Colocaciones", "placement_list"),
    (P.PLACEMENT_RECORD, "Seguimiento", "follow_up_list"),
    (P.VACANCY_REVIEW, "Ofertas", "review_queue"),
    (P.EMPLOYER_VIEW, "Empresas", "employer_list"),
    (P.PERSON_FIND, "Metas", "office_goals"),
    (P.REGION_DASHBOARD, "Región", "region_dashboard"),
    (P.GOALS_SET, "Convenios", "agreement_list"),
    (P.ANSWERS_USE, "Respuestas", "answer_list"),
    (P.BENEFIT_EVALUATE, "Beneficios", "benefits"),
    (P.ANSWERS_USE, "Red", "network"),
    (P.AGENDA_SET, "Mi oficina", "my_office"),
    (P.RUNS_VIEW, "Noches", "night_list"),
    (P.RUNS_VIEW, "Corridas", "run_list"),
    (P.WEIGHTS_SET, "Puntajes", "weights_list"),
    (P.PERSON_FIND, "Descargas", "download_list"),
    (P.REGION_DASHBOARD, "Descargas", "download_list"),
]

SECTIONS: dict[str, tuple[str, ...]] = {
    "desk": ("import_list", "duplicate_list"),
    "attention_list": ("external_referral_list", "fcs_list", "plan_step_list"),
    "network": (
        "meeting_list",
        "commitment_list",
        "fair_list",
        "course_list",
        "application_list",
        "plan",
    ),
    "region_dashboard": ("region_report",),
    "my_office": ("office_directory",),
}
"""Pages reached through an item of the navigation, whose addresses do not start as its own."""

FOOTER: list[tuple[str, str]] = [
    ("Cómo se ordenan las ofertas", "algorithm"),
    ("Privacidad y tus datos", "privacy"),
    ("Accesibilidad", "accessibility"),
]
