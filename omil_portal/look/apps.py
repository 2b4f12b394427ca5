from django.apps import AppConfig


class LookConfig(AppConfig):
    name = "omil_portal.look"
