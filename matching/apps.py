from django.apps import AppConfig
from django.db.models.signals import post_migrate


class MatchingConfig(AppConfig):
    name = "matching"

    def ready(self) -> None:
        from employers.signals import vacancy_changed
        from jobseekers.signals import profile_changed
        from matching import checks  # noqa: F401
        from matching.listening import on_profile_changed, on_vacancy_changed
        from matching.store.roles import prepare_roles

        profile_changed.connect(on_profile_changed, dispatch_uid="matching")
        vacancy_changed.connect(on_vacancy_changed, dispatch_uid="matching")
        post_migrate.connect(prepare_roles, sender=self)
