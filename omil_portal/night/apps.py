from django.apps import AppConfig


class NightConfig(AppConfig):
    name = "omil_portal.night"
