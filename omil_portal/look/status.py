"""Which tone goes with which word of status. The word carries the meaning; the tone only helps."""

_WORDS = {
    "good": "vigente activa activo publicada publicado aceptada aceptado validada validado lograda "
    "cumplida cumplido colocada colocado contratada contratado concedida concedido terminada hecha "
    "terminado listo lista presente atendida atendido realizada realizado enviada enviado sí",
    "info": "reservada llegó derivada derivado en_curso en_atención citada citado nueva nuevo "
    "preparándose abierta abierto postulada en_proceso en_espera en_revisión",
    "warn": "pendiente devuelta_con_observaciones por_revisar por_validar por_vencer en_riesgo "
    "falta_información incompleta "
    "incompleto no_se_sabe por_confirmar espera_tu_respuesta",
    "bad": "falló no_vino rechazada rechazado vencida vencido fallida fallido no_asistió no_cumple "
    "bloqueada bloqueado perdida atrasada atrasado no_cumplida no",
}
TONES = ("neutral", *_WORDS)
_TONE_OF = {
    word.replace("_", " "): tone for tone, words in _WORDS.items() for word in words.split()
}


def tone_of(word: str) -> str:
    """The tone of a status word, "neutral" for one not listed."""
    return _TONE_OF.get(str(word).strip().lower(), "neutral")
