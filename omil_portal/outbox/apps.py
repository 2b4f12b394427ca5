from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "omil_portal.outbox"
