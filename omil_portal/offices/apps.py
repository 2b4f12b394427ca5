from django.apps import AppConfig


class OfficesConfig(AppConfig):
    name = "omil_portal.offices"

    def ready(self) -> None:
        from omil_portal.offices import checks  # noqa: F401
