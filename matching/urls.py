from django.urls import path

from matching.views import (
    algorithm,
    answers,
    evidence,
    evidence_phone,
    fairness,
    follow_ups,
    matches,
    office_work,
    own,
    person_work,
    placements,
    presented,
    prints,
    referrals,
    runs,
    weights,
    what_if,
)

urlpatterns = [
    path("mis-vacantes/", own.my_matches, name="my_matches"),
    path("mis-vacantes/que-pasaria/", what_if.my_what_if, name="my_what_if"),
    path("mis-vacantes/<int:vacancy_pk>/", own.my_reasons, name="my_reasons"),
    path("personas/<int:pk>/que-pasaria/", what_if.what_if, name="what_if"),
    path("personas/<int:pk>/trabajo/", person_work.person_work, name="person_work"),
    path("personas/<int:pk>/vacantes/", matches.person_matches, name="person_matches"),
    path(
        "personas/<int:pk>/vacantes/<int:vacancy_pk>/", matches.match_reasons, name="match_reasons"
    ),
    path(
        "personas/<int:pk>/vacantes/<int:vacancy_pk>/derivar/",
        referrals.referral_new,
        name="referral_new",
    ),
    path("ofertas/<int:pk>/personas/", matches.vacancy_matches, name="vacancy_matches"),
    path("derivaciones/", referrals.referral_list, name="referral_list"),
    path("derivaciones/<int:pk>/", referrals.referral_file, name="referral_file"),
    path("derivaciones/<int:pk>/carta/", referrals.referral_letter, name="referral_letter"),
    path("derivaciones/<int:pk>/carta/pdf/", prints.referral_print, name="referral_print"),
    path("derivaciones/<int:pk>/respuesta-revisada/", answers.answer_taken, name="answer_taken"),
    path("respuesta/<str:code>/", answers.company_answer, name="company_answer"),
    path("mi-empresa/personas/", presented.presented_list, name="presented_list"),
    path(
        "mi-empresa/personas/cuantas/", presented.presented_of_company, name="presented_of_company"
    ),
    path(
        "mi-empresa/personas/oferta/<int:pk>/",
        presented.presented_of_offer,
        name="presented_of_offer",
    ),
    path(
        "mi-empresa/personas/<int:pk>/responder/",
        presented.presented_answer,
        name="presented_answer",
    ),
    path("derivaciones/<int:pk>/resultado/", referrals.referral_result, name="referral_result"),
    path("derivaciones/<int:pk>/colocacion/", placements.placement_new, name="placement_new"),
    path("colocaciones/", placements.placement_list, name="placement_list"),
    path("colocaciones/<int:pk>/", placements.placement_file, name="placement_file"),
    path("colocaciones/<int:pk>/revisar/", placements.placement_verify, name="placement_verify"),
    path(
        "colocaciones/<int:pk>/retirar/", placements.placement_withdraw, name="placement_withdraw"
    ),
    path("colocaciones/<int:pk>/documentos/", placements.evidence_add, name="evidence_add"),
    path(
        "colocaciones/<int:pk>/documentos/<int:evidence_pk>/",
        evidence.evidence_file,
        name="evidence_file",
    ),
    path(
        "colocaciones/<int:pk>/telefono/",
        evidence_phone.evidence_link_new,
        name="evidence_link_new",
    ),
    path(
        "colocaciones/<int:pk>/telefono/<int:link_pk>/",
        evidence_phone.evidence_link,
        name="evidence_link",
    ),
    path(
        "colocaciones/<int:pk>/telefono/<int:link_pk>/estado/",
        evidence_phone.evidence_link_state,
        name="evidence_link_state",
    ),
    path("documento/<str:code>/", evidence_phone.phone_evidence, name="phone_evidence"),
    path("seguimientos/", follow_ups.follow_up_list, name="follow_up_list"),
    path("seguimientos/<int:pk>/", follow_ups.follow_up_file, name="follow_up_file"),
    path(
        "seguimientos/<int:pk>/no-contesta/",
        follow_ups.follow_up_no_answer,
        name="follow_up_no_answer",
    ),
    path("oficinas/<slug:slug>/seguimientos/", office_work.late_follow_ups, name="late_follow_ups"),
    path("corridas/", runs.run_list, name="run_list"),
    path("corridas/<int:pk>/", runs.run_file, name="run_file"),
    path("corridas/<int:pk>/equidad/", fairness.run_fairness, name="run_fairness"),
    path("puntajes/", weights.weights_list, name="weights_list"),
    path("puntajes/nueva/", weights.weights_new, name="weights_new"),
    path("puntajes/suma/", weights.weights_sum, name="weights_sum"),
    path("puntajes/<int:number>/", weights.weights_file, name="weights_file"),
    path("puntajes/<int:number>/cambiar/", weights.weights_edit, name="weights_edit"),
    path("puntajes/<int:number>/cambios/", weights.weights_preview, name="weights_preview"),
    path("puntajes/<int:number>/firmar/", weights.weights_sign, name="weights_sign"),
    path("puntajes/<int:number>/descartar/", weights.weights_discard, name="weights_discard"),
    path("como-funciona/", algorithm.algorithm, name="algorithm"),
]
