"""The environment, typed. Every default makes `make run` work; production refuses to start unsafe."""

from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
DEMO_SECRET = "demonstration-only-secret-never-used-in-production-0123456789"


class Environment(BaseSettings):
    """What the machine tells the project. Raises `pydantic.ValidationError` when it cannot stand."""

    model_config = SettingsConfigDict(env_prefix="OMIL_", extra="ignore")

    mode: Literal["demo", "production"] = "demo"
    debug: bool = False
    secret_key: str = DEMO_SECRET
    allowed_hosts: list[str] = ["127.0.0.1", "localhost", "[::1]"]
    data_dir: Path = Field(default=ROOT / ".data", description="Everything the project writes.")
    account: str = Field(default="", description="Whom root hands the embedded servers to.")
    email_url: str = ""
    database_url: str = Field(default="", validation_alias="DATABASE_URL")
    redis_url: str = Field(default="", validation_alias="REDIS_URL")

    @property
    def production(self) -> bool:
        return self.mode == "production"

    @model_validator(mode="after")
    def refuse_unsafe_production(self) -> Self:
        if not self.production:
            return self
        unsafe = [
            sentence
            for wrong, sentence in (
                (self.debug, "OMIL_DEBUG must be off"),
                (
                    self.secret_key == DEMO_SECRET or len(self.secret_key) < 50,
                    "OMIL_SECRET_KEY must be set, with 50 characters or more",
                ),
                ("*" in self.allowed_hosts, "OMIL_ALLOWED_HOSTS must name the hosts"),
                ("OMIL_ALLOWED_HOSTS" and not self.allowed_hosts, "OMIL_ALLOWED_HOSTS is empty"),
                (not self.database_url, "DATABASE_URL must name the database"),
                (not self.redis_url, "REDIS_URL must name the broker"),
            )
            if wrong
        ]
        if unsafe:
            raise ValueError("unsafe for production: " + "; ".join(unsafe))
        return self
