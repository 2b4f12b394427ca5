from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "omil_portal.audit"
