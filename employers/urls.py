from django.urls import path

from employers.lifecycle import Action
from employers.views import (
    board,
    coding,
    companies,
    company,
    contacts,
    drafts,
    job_analyses,
    offers,
    registration,
    review,
)

OWN, STAFF = "mi-empresa/ofertas", "ofertas"


def own_move(word: str, action: Action, name: str):
    address = f"{OWN}/<int:pk>/{word}/"
    return path(address, offers.vacancy_move, {"action": action}, name=name)


def decision(word: str, action: Action, name: str):
    address = f"{STAFF}/<int:pk>/{word}/"
    return path(address, review.vacancy_decide, {"action": action}, name=name)


urlpatterns = [
    path("vacantes/", board.board, name="board"),
    path("vacantes/<int:pk>/", board.vacancy_page, name="vacancy_page"),
    path("empresas/registro/", registration.employer_register, name="employer_register"),
    path("mi-empresa/", company.my_company, name="my_company"),
    path("mi-empresa/datos/", company.company_edit, name="company_edit"),
    path("empresas/miembros/<int:pk>/", company.member_answer, name="member_answer"),
    path(f"{OWN}/nueva/", drafts.vacancy_new, name="vacancy_new"),
    path(f"{OWN}/ocupaciones/", drafts.occupation_options, name="occupation_options"),
    path(f"{OWN}/<int:pk>/", offers.vacancy_edit, name="vacancy_edit"),
    own_move("enviar", Action.SUBMIT, "vacancy_submit"),
    own_move("retirar", Action.WITHDRAW, "vacancy_withdraw"),
    own_move("cerrar", Action.CLOSE, "vacancy_close"),
    own_move("reabrir", Action.REOPEN, "vacancy_reopen"),
    path(f"{OWN}/<int:pk>/<slug:step>/", drafts.vacancy_step, name="vacancy_step"),
    path(f"{STAFF}/por-revisar/", review.review_queue, name="review_queue"),
    path(f"{STAFF}/<int:pk>/revision/", review.vacancy_review, name="vacancy_review"),
    path(f"{STAFF}/sin-ocupacion/", coding.offers_to_code, name="offers_to_code"),
    path(f"{STAFF}/<int:pk>/ocupacion/", coding.offer_code, name="offer_code"),
    decision("publicar", Action.PUBLISH, "vacancy_publish"),
    decision("devolver", Action.RETURN, "vacancy_return"),
    decision("cierre", Action.CLOSE, "vacancy_staff_close"),
    path("empresas/", companies.employer_list, name="employer_list"),
    path("empresas/<int:pk>/", companies.employer_file, name="employer_file"),
    path("empresas/<int:pk>/contacto/", companies.employer_contact, name="employer_contact"),
    path("contactos/<int:pk>/", contacts.contact_correct, name="contact_correct"),
    path("contactos/<int:pk>/anular/", contacts.contact_remove, name="contact_remove"),
    path(
        "empresas/<int:pk>/analisis/nuevo/", job_analyses.job_analysis_new, name="job_analysis_new"
    ),
    path("empresas/analisis/<int:pk>/", job_analyses.job_analysis, name="job_analysis"),
]
