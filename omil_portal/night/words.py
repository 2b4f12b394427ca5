"""What a step counted, in the reader's words."""

STEPS = {
    "match": "Ofertas y personas",
    "fairness": "Equidad",
    "goals": "Metas",
    "forecast_checks": "Aciertos del pronóstico",
    "benefit_reminders": "Plazos de beneficios",
    "meetings": "Compromisos de la red",
    "expiries": "Vencimientos",
    "answer_links": "Enlaces para las empresas",
    "follow_ups": "Seguimientos",
    "answers": "Lecturas pendientes",
    "courses": "Cursos",
    "appointments": "Horas de la agenda",
    "external_referrals": "Derivaciones a otros servicios",
    "imports": "Planillas",
    "downloads": "Descargas",
    "outbox": "Mensajes",
}

COUNTS = {
    "seekers": "personas",
    "vacancies": "ofertas",
    "shards": "partes",
    "pairs": "coincidencias",
    "lists_changed": "listas que cambiaron",
    "people_compared": "personas con alguna oferta posible",
    "groups_low": "grupos bajo cuatro quintos",
    "goals": "metas",
    "changed": "cifras que cambiaron",
    "referrals_expired": "derivaciones vencidas",
    "external_expired": "sin respuesta a tiempo",
    "vacancies_closed": "ofertas cerradas",
    "answer_links": "enlaces nuevos",
    "follow_ups_planned": "llamadas por hacer",
    "follow_ups_cancelled": "llamadas anuladas",
    "sheet_rows_finished": "filas de planillas a medias",
    "sheets_forgotten": "planillas borradas",
    "downloads_forgotten": "descargas borradas",
    "files_removed": "archivos sin dueño",
    "sent": "enviados",
    "failed": "sin enviar",
    "error": "no terminó",
}


def told(summary: dict) -> str:
    """«personas: 8; ofertas: 3». What is inside another count, such as times, is left out."""
    plain = {name: count for name, count in summary.items() if not isinstance(count, dict | list)}
    return "; ".join(f"{COUNTS.get(name, name)}: {count}" for name, count in plain.items())
