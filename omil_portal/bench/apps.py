from django.apps import AppConfig


class BenchConfig(AppConfig):
    name = "omil_portal.bench"
