"""The command menu that Telegram shows, in each language of the service."""

from collections.abc import Iterable

from bot.conversation.phrases import phrase

SHOWN = ("start", "help", "back", "person", "change", "pause", "language", "privacy", "mydata",
         "restart", "stop", "delete")  # fmt: skip


def menus(languages: Iterable[str]) -> dict[str, dict[str, str]]:
    """Give, for each language, each command and what it does."""
    return {language: _menu(language) for language in languages}


def _menu(language: str) -> dict[str, str]:
    wording = {"start": "continue"}
    return {name: phrase(f"button.{wording.get(name, name)}", language) for name in SHOWN}
