"""The environment, typed. Every default makes `make run` work; production refuses to be unsafe."""

import re
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
_HTTPS_SITE = re.compile(r"https://[\w.-]+(:\d+)?/?")
DEMO_SECRET = "demonstration-only-secret-never-used-in-production-0123456789"


class Environment(BaseSettings):
    """What the machine tells the project. Raises `pydantic.ValidationError` when it is wrong."""

    model_config = SettingsConfigDict(env_prefix="OMIL_", extra="ignore")

    mode: Literal["demo", "production"] = "demo"
    debug: bool = False
    secret_key: str = DEMO_SECRET
    allowed_hosts: Annotated[list[str], NoDecode] = Field(
        default=["127.0.0.1", "localhost", "[::1]"], description="Separated by commas."
    )
    data_dir: Path = Field(default=ROOT / ".data", description="Everything the project writes.")
    account: str = Field(default="", description="Whom root hands the embedded servers to.")
    email_url: str = Field(default="", description="smtp://user:password@host:587, or smtps://")
    site_url: str = Field(default="", description="https://host: where people open the portal.")
    port: int = Field(default=8000, ge=1, le=65535, validation_alias="PORT")
    database_url: str = Field(default="", validation_alias="DATABASE_URL")
    redis_url: str = Field(default="", validation_alias="REDIS_URL")

    @property
    def production(self) -> bool:
        return self.mode == "production"

    @property
    def site(self) -> str:
        """How every address of the portal begins, without the last slash."""
        return self.site_url.rstrip("/") or f"http://127.0.0.1:{self.port}"

    @field_validator("allowed_hosts", mode="before")
    @classmethod
    def split(cls, given: object) -> object:
        if not isinstance(given, str):
            return given
        return [host.strip() for host in given.split(",") if host.strip()]

    @model_validator(mode="after")
    def refuse_unsafe_production(self) -> Self:
        reasons = self._unsafe() if self.production else []
        if reasons:
            raise ValueError("unsafe for production: " + "; ".join(reasons))
        return self

    def _unsafe(self) -> list[str]:
        secret = self.secret_key
        weak = secret == DEMO_SECRET or len(secret) < 50 or len(set(secret)) < 5
        rules = (
            (self.debug, "OMIL_DEBUG must be off"),
            (weak, "OMIL_SECRET_KEY must be set to 50 random characters or more"),
            (not self.allowed_hosts, "OMIL_ALLOWED_HOSTS is empty"),
            ("*" in self.allowed_hosts, "OMIL_ALLOWED_HOSTS must name the hosts"),
            (not _HTTPS_SITE.fullmatch(self.site_url), "OMIL_SITE_URL must be https:// and a host"),
            (not self.email_url, "OMIL_EMAIL_URL must name the mail server"),
            (not self.database_url, "DATABASE_URL must name the database"),
            (not self.redis_url, "REDIS_URL must name the broker"),
        )
        return [reason for wrong, reason in rules if wrong]
