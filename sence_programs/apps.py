from django.apps import AppConfig


class SenceProgramsConfig(AppConfig):
    name = "sence_programs"
