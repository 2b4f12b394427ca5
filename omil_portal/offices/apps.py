from django.apps import AppConfig


class OfficesConfig(AppConfig):
    name = "omil_portal.offices"
