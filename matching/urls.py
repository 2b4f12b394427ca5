from django.urls import path

from matching.views import (
    algorithm,
    evidence,
    fairness,
    matches,
    own,
    placements,
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
    path("derivaciones/<int:pk>/resultado/", referrals.referral_result, name="referral_result"),
    path("derivaciones/<int:pk>/colocacion/", placements.placement_new, name="placement_new"),
    path("colocaciones/", placements.placement_list, name="placement_list"),
    path("colocaciones/<int:pk>/", placements.placement_file, name="placement_file"),
    path("colocaciones/<int:pk>/revisar/", placements.placement_verify, name="placement_verify"),
    path("colocaciones/<int:pk>/documentos/", placements.evidence_add, name="evidence_add"),
    path(
        "colocaciones/<int:pk>/documentos/<int:evidence_pk>/",
        evidence.evidence_file,
        name="evidence_file",
    ),
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
