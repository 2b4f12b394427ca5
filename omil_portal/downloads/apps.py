from django.apps import AppConfig


class DownloadsConfig(AppConfig):
    name = "omil_portal.downloads"
