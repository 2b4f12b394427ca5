"""Production refuses to start unsafe, and says why."""

import pytest
from pydantic import ValidationError

from omil_portal.env import DEMO_SECRET, Environment

SAFE = {
    "OMIL_MODE": "production",
    "OMIL_SECRET_KEY": "una-clave-larga-y-distinta-de-la-demostracion-0123456789",
    "OMIL_ALLOWED_HOSTS": "omil.example, www.omil.example",
    "OMIL_SITE_URL": "https://omil.example/",
    "OMIL_EMAIL_URL": "smtps://correo.example",
    "DATABASE_URL": "postgresql://db/omil",
    "REDIS_URL": "redis://broker/0",
}


@pytest.fixture(autouse=True)
def safe(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SAFE.items():
        monkeypatch.setenv(name, value)


def test_a_safe_environment_starts():
    assert Environment().production


def test_addresses_begin_with_the_site_and_no_slash_twice():
    assert Environment().site == "https://omil.example"


def test_a_demonstration_opens_at_its_own_port(monkeypatch: pytest.MonkeyPatch):
    for name in SAFE:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PORT", "8123")
    assert Environment().site == "http://127.0.0.1:8123"


def test_hosts_are_separated_by_commas():
    assert Environment().allowed_hosts == ["omil.example", "www.omil.example"]


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("OMIL_DEBUG", "true", "OMIL_DEBUG must be off"),
        ("OMIL_SECRET_KEY", DEMO_SECRET, "OMIL_SECRET_KEY must be set"),
        ("OMIL_SECRET_KEY", "corta", "OMIL_SECRET_KEY must be set"),
        ("OMIL_SECRET_KEY", "a" * 80, "OMIL_SECRET_KEY must be set"),
        ("OMIL_ALLOWED_HOSTS", "*", "OMIL_ALLOWED_HOSTS must name the hosts"),
        ("OMIL_ALLOWED_HOSTS", "", "OMIL_ALLOWED_HOSTS is empty"),
        ("OMIL_SITE_URL", "", "OMIL_SITE_URL must be https"),
        ("OMIL_SITE_URL", "http://omil.example", "OMIL_SITE_URL must be https"),
        ("OMIL_EMAIL_URL", "", "OMIL_EMAIL_URL must name"),
        ("DATABASE_URL", "", "DATABASE_URL must name"),
        ("REDIS_URL", "", "REDIS_URL must name"),
    ],
)
def test_each_unsafe_setting_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, reason: str
):
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError, match=reason):
        Environment()


def test_a_demonstration_accepts_its_own_defaults(monkeypatch: pytest.MonkeyPatch):
    for name in SAFE:
        monkeypatch.delenv(name)
    assert not Environment().production
