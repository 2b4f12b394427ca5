from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "omil_portal.access"
