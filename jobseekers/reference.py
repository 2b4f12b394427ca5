"""The words a person reads before consenting. A new wording is a new version, never an edit."""

from datetime import date

from jobseekers.models import ConsentText

SHOW_TO_EMPLOYERS_1 = """\
Acepto que la oficina de empleo muestre mi perfil laboral a empresas que buscan trabajadores.
La empresa verá mi nombre, mi teléfono, mi comuna, mis estudios, mi experiencia y mis licencias.
No verá mi RUN, mi edad, mi sexo, mi nacionalidad ni otros datos personales.
Mi perfil se muestra solo cuando la oficina me deriva a una vacante.
Puedo retirar este permiso cuando quiera, aquí mismo o en la oficina.
Si lo retiro, ninguna otra empresa verá mis datos. La atención de la oficina sigue igual."""

TEXTS = ((ConsentText.Purpose.SHOW_TO_EMPLOYERS, 1, date(2026, 1, 1), SHOW_TO_EMPLOYERS_1),)


def load() -> dict[str, int]:
    """Adds the texts that are missing."""
    ConsentText.objects.bulk_create(
        (
            ConsentText(purpose=purpose, version=version, valid_from=valid_from, body=body)
            for purpose, version, valid_from, body in TEXTS
        ),
        ignore_conflicts=True,
    )
    return {"textos de consentimiento": len(TEXTS)}
