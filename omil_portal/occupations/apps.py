from django.apps import AppConfig


class OccupationsConfig(AppConfig):
    name = "omil_portal.occupations"
