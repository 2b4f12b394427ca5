from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "omil_portal.accounts"
