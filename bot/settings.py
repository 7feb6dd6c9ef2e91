"""The operator's settings: environment variables and `.env` in, one frozen `Settings` out.

Every missing or bad variable is named at once, with what to write; a value is never repeated in an
error, because it may be a secret. `.env.example` explains each one (a test keeps them in step).
"""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingsRejected


def _web_address(text: str) -> str:
    if not text.startswith(("http://", "https://")):
        raise ValueError("write an address that begins with https:// or http://")
    return text.rstrip("/")


def _database_address(text: str) -> str:
    if not text.startswith(("sqlite:", "postgresql:", "postgresql+psycopg:", "memory")):
        raise ValueError("write sqlite:///path/to/file.db or postgresql://…")
    return text


class Settings(BaseSettings):
    """What the operator decides; read once at start, then passed on as plain arguments."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True,
        hide_input_in_errors=True, env_ignore_empty=True,
    )  # fmt: skip

    telegram_token: SecretStr | None = None
    telegram_api: Annotated[str, AfterValidator(_web_address)] = "https://api.telegram.org"
    service: Path = Path("flows/energy-aid")
    vault_url: Annotated[str, AfterValidator(_database_address)] = "sqlite:///data/vault.db"
    vault_keys: SecretStr | None = None
    vault_key_file: Path = Path("data/vault.key")
    journal_url: Annotated[str, AfterValidator(_database_address)] = "sqlite:///data/journal.db"
    research_url: Annotated[str, AfterValidator(_database_address)] | None = None
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["text", "json"] = "text"
    studio_port: int = Field(default=8027, ge=0, le=65535)


_REMEDIES = {
    "log_level": "write debug, info, warning or error",
    "log_format": "write text or json",
    "studio_port": "write a port number between 0 and 65535 (0 lets the machine choose)",
}


def read_settings() -> Settings:
    """Read the settings; SettingsRejected names every wrong variable and its remedy at once."""
    try:
        return Settings()
    except ValidationError as wrong:
        problems = tuple(
            _sentence(str(e["loc"][0]), e["msg"]) for e in wrong.errors(include_input=False)
        )
    raise SettingsRejected(problems)


def _sentence(field: str, reason: str) -> str:
    remedy = _REMEDIES.get(field) or reason.removeprefix("Value error, ")
    return f"{field.upper()}: {remedy}."
