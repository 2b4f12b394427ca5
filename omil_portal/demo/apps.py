from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "omil_portal.demo"
