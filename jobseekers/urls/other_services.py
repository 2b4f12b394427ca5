from django.urls import path

from jobseekers.views import external_referrals, fcs, fcs_benefits

SENT = "otros-servicios/<int:pk>"

urlpatterns = [
    path(
        "personas/<int:pk>/otro-servicio/",
        external_referrals.external_referral_new,
        name="external_referral_new",
    ),
    path(
        "otros-servicios/",
        external_referrals.external_referral_list,
        name="external_referral_list",
    ),
    path(f"{SENT}/", external_referrals.external_referral_file, name="external_referral_file"),
    path(
        f"{SENT}/hoja/", external_referrals.external_referral_sheet, name="external_referral_sheet"
    ),
    path("personas/<int:pk>/cesantia/", fcs.fcs_file, name="fcs_file"),
    path("personas/<int:pk>/cesantia/nuevo/", fcs_benefits.fcs_benefit_new, name="fcs_benefit_new"),
    path("cesantia/<int:pk>/", fcs_benefits.fcs_benefit_edit, name="fcs_benefit_edit"),
    path("cesantia/<int:pk>/quitar/", fcs_benefits.fcs_benefit_remove, name="fcs_benefit_remove"),
    path("cesantia/", fcs.fcs_list, name="fcs_list"),
    path("cesantia/<int:pk>/certificar/", fcs.fcs_certify, name="fcs_certify"),
    path("cesantia/<int:pk>/no-certificar/", fcs.fcs_refuse, name="fcs_refuse"),
    path("cesantia/meses/<int:pk>/corregir/", fcs.fcs_correct, name="fcs_correct"),
]
