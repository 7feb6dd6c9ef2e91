"""What a service says about data, for anybody at any moment: before the first question and after.

A service and a language go in, texts come out; no session is needed, so the same words serve a
newcomer about whom nothing is kept.
"""

import re
from collections.abc import Mapping

from bot.conversation.display import show_value
from bot.conversation.phrases import isolate, phrase
from bot.conversation.texts import in_language
from bot.flow.answer_types import Words
from bot.flow.flow import Service

_CONSTANT = re.compile(r"\{([a-z][a-z0-9_.]*)\}")


def service_text(service: Service, words: Words, language: str) -> str:
    """Give a text of service.yaml in a language, with the service's constants filled in."""
    text = in_language(words, language, service.languages[0])
    return _CONSTANT.sub(lambda found: _constant(service, found[1], language), text).strip()


def _constant(service: Service, name: str, language: str) -> str:
    return isolate(_value(service, name, language), language)


def _value(service: Service, name: str, language: str) -> str:
    value = service.constants.get(name, "")
    if isinstance(value, Mapping):
        return in_language(value, language, service.languages[0])
    return show_value(value, language)


def contact_words(service: Service, language: str) -> str:
    """Say who can be reached, at what number and when."""
    names = ("name", "phone", "hours")
    found = {name: _value(service, f"contact.{name}", language) for name in names}
    if not found["phone"]:
        return phrase("person.none", language)
    return phrase("person.contact", language, **found).strip()


def privacy_words(service: Service, language: str) -> str:
    """Say all about data: the service's own words, then ours, who answers for it, who to ask."""
    controller = service_text(service, service.controller, language)
    return "\n\n".join(filter(None, [
        service_text(service, service.notice, language),
        phrase("privacy.text", language, days=service.retention_days),
        phrase("privacy.telegram", language),
        phrase("privacy.controller", language, name=controller) if controller else "",
        contact_words(service, language),
        phrase("privacy.complaint", language),
    ]))  # fmt: skip
