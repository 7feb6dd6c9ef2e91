"""Before the first question: a newcomer reads who asks, why, and what becomes of the answers.

What a newcomer does goes in, what they are told comes out, and whether they now accept. Nothing is
kept here: the buttons carry the version of the notice and the language, so that a tap is enough to
begin. A typed "ok" counts only from somebody who was shown this notice, which the caller remembers.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b

from bot.conversation.answers import means_yes
from bot.conversation.answers.normalise import fold
from bot.conversation.inputs import Asked, Command, Input, Now, Tapped, Typed
from bot.conversation.interpret import command_words
from bot.conversation.languages import LANGUAGE_NAMES
from bot.conversation.phrases import LANGUAGES, phrase
from bot.conversation.replies import Button, Keyboard, Reply
from bot.conversation.rights import contact_words, privacy_words, service_text
from bot.conversation.session import Answer, Session
from bot.conversation.turn import begin
from bot.flow.answer_types import OneChoice
from bot.flow.flow import Ask, Flow, Service

_WORDS = ("notice.default", "notice.rights", "privacy.text", "privacy.telegram")
_ASKABLE = (Command.PRIVACY, Command.MY_DATA, Command.DELETE, Command.PERSON, Command.HELP)


@dataclass(frozen=True, slots=True)
class Seen:
    """Which notice a newcomer was shown last, and in which language."""

    version: str
    language: str


@dataclass(frozen=True, slots=True)
class Welcome:
    """What a newcomer is told; `seen` if that was the notice; `accepted` if they may begin."""

    replies: tuple[Reply, ...]
    language: str
    seen: Seen | None = None
    accepted: bool = False


def notice_version(service: Service) -> str:
    """Give the digest of all that the notice says, in every language: ten hex digits."""
    told = [service.name, service.notice, service.controller, service.retention_days]
    ours = [phrase(key, language) for key in _WORDS for language in service.languages]
    return blake2b(repr([told, ours]).encode(), digest_size=5).hexdigest()


def greet(service: Service, given: Input, language: str, seen: Seen | None = None) -> Welcome:
    """Tell what a newcomer hears. `language` is the phone's, used if the service has it."""
    version, languages = notice_version(service), service.languages
    shown = seen if seen is not None and seen.version == version else None
    spoken = shown.language if shown else language if language in languages else languages[0]
    match given:
        case Tapped(token, key) if token == version and key[1:] in languages and key[:1] == "+":
            return Welcome((), key[1:], accepted=True)
        case Tapped(token, key) if token == version and key[1:] in languages:
            return _notice(service, key[1:])
        case Asked(command=command) if command in _ASKABLE:
            return _told(service, command, spoken)
        case Typed(text):
            return _typed(service, text, Welcome((), spoken, shown))
    return _notice(service, spoken)


def _typed(service: Service, text: str, so_far: Welcome) -> Welcome:
    folded, language = fold(text), so_far.language
    if so_far.seen and (_accepts(folded, language) or means_yes(text, language)):
        return Welcome((), language, accepted=True)
    for code in service.languages:
        if folded == fold(LANGUAGE_NAMES.get(code, code)):
            return _notice(service, code)
    for spoken in (language, *LANGUAGES):
        for command in command_words(spoken).get(folded, ()):
            if command in _ASKABLE:
                return _told(service, command, language)
    return _notice(service, language, "notice.first" if so_far.seen else "")


def _accepts(folded: str, language: str) -> bool:
    return any(folded in _accepting(spoken) for spoken in (language, *LANGUAGES))


def _accepting(language: str) -> set[str]:
    listed = phrase("words.accept", language).replace("،", ",").split(",")
    return {fold(words) for words in (*listed, phrase("button.accept", language))}


def _notice(service: Service, language: str, before: str = "") -> Welcome:
    """Give the notice: two messages, the second with the button that begins."""
    say = partial(phrase, language=language)
    own = service_text(service, service.notice, language)
    name = service_text(service, service.name, language)
    body = own or say("notice.default", days=service.retention_days)
    first = Reply("\n\n".join(filter(None, [say(before) if before else name, body])))
    second = Reply(say("notice.rights"), *_keyboard(service, language))
    return Welcome((first, second), language, Seen(notice_version(service), language))


def _keyboard(service: Service, language: str) -> tuple[Keyboard, str]:
    others = (code for code in service.languages if code != language)
    rows = ((Button(phrase("button.accept", language), f"+{language}"),), tuple(_names(others)))
    return tuple(row for row in rows if row), notice_version(service)


def _names(codes: Iterator[str]) -> Iterator[Button]:
    for code in codes:
        yield Button(LANGUAGE_NAMES.get(code, code), f"~{code}")


def _told(service: Service, command: Command, language: str) -> Welcome:
    """Answer what anybody may ask before they begin; nothing is kept, and it is said."""
    match command:
        case Command.PRIVACY:
            text = privacy_words(service, language)
        case Command.MY_DATA | Command.DELETE:
            text = phrase("notice.nothing_kept", language)
        case _:
            text = contact_words(service, language)
    return Welcome((Reply(text, *_keyboard(service, language)),), language)


def begin_informed(flow: Flow, seed: str, welcome: Welcome, now: Now) -> Session:
    """Make the session of a citizen who has accepted the notice, in the language it stood in.

    Who could choose the language there is not asked for it again by the flow.
    """
    version = notice_version(flow.service)
    session = begin(flow, seed, welcome.language, now)
    # A second tap on the button that began is then told "already noted", and nothing else.
    return replace(
        session, notice=version, last_token=version, answers=_chosen(flow, session.language)
    )


def _chosen(flow: Flow, language: str) -> dict[str, Answer]:
    if len(flow.service.languages) == 1:
        return {}
    return {
        step.id: Answer(language)
        for step in flow.steps.values()
        if isinstance(step, Ask) and step.sets and isinstance(step.type, OneChoice)
        if language in {choice.id for choice in step.type.choices}
    }
