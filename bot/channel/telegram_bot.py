"""The bot's line to Telegram: calls and questions go out, raw JSON values come in.

It uses python-telegram-bot's request layer and errors, but neither its `Updater` nor its
`Application`, which acknowledge an update before it is handled. Updates stay raw dictionaries:
reading them is `bot.channel.updates`' matter, after the intake has them safe.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping

from telegram import InputFile
from telegram.error import BadRequest, InvalidToken, NetworkError
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter  # RequestData takes nothing else

from bot.channel.calls import FILE_NAME, Call, offer_commands
from bot.channel.failures import Failure, pause_after, told
from bot.channel.fields import fields, number, words
from bot.channel.transport import Transport
from bot.channel.updates import KINDS

OFFICIAL = "https://api.telegram.org"

_CALL_SECONDS = 20.0
_FILE_SECONDS = 60.0
_MOST_UPDATES = 100
_log = logging.getLogger(__name__)


class Telegram:
    """One bot at one Bot API server; `start` first, `close` at the end.

    `api` is the server's address without a slash at its end. `rest` waits for seconds between tries
    at the start. Every method but `start` raises `failures.Failure` if the call fails; none of
    these errors holds the token.
    """

    def __init__(
        self,
        token: str,
        api: str = OFFICIAL,
        rest: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._methods = f"{api}/bot{token}"
        self._files = f"{api}/file/bot{token}"
        self._rest = rest
        self._calls = Transport(_CALL_SECONDS)
        self._polls = Transport(_CALL_SECONDS)

    async def start(self) -> str:
        """Wait until Telegram answers, and give the bot's own name, without @.

        Raises TelegramRefused if the token is not accepted.
        """
        await self._calls.initialize()
        await self._polls.initialize()
        tries = 0
        while True:
            try:
                return words(fields(await self.send(Call("getMe", {}))), "username")
            except Failure as error:
                tries += 1
                seconds = pause_after(error, tries)
                _log.warning("%s; trying again in %.0f s", told(error), seconds)
            await self._rest(seconds)

    async def close(self) -> None:
        """Close all connections."""
        await self._calls.shutdown()
        await self._polls.shutdown()

    async def send(self, call: Call) -> object:
        """Make one call and give its result as parsed from JSON."""
        return await self._calls.post(f"{self._methods}/{call.method}", _form(call.parameters))

    async def get_updates(self, offset: int | None, seconds: int) -> list[dict[str, object]]:
        """Ask for what came in, waiting up to `seconds` for something to come.

        Asking with an offset tells Telegram that everything before it is safe and may be forgotten.
        """
        asked = {"timeout": seconds, "limit": _MOST_UPDATES, "allowed_updates": list(KINDS)}
        given = await self._polls.post(
            f"{self._methods}/getUpdates",
            _form(asked if offset is None else asked | {"offset": offset}),
            read_timeout=seconds + _CALL_SECONDS,
        )
        if not isinstance(given, list):
            raise NetworkError("the answer holds no list of updates")
        return given

    async def download(self, file_id: str, max_bytes: int) -> bytes:
        """Fetch a file that a citizen sent; BadRequest ("file is too big") above `max_bytes`."""
        file = fields(await self.send(Call("getFile", {"file_id": file_id})))
        if (number(file, "file_size") or 0) > max_bytes:
            raise BadRequest("file is too big")
        content = await self._fetch(words(file, "file_path"))
        if len(content) > max_bytes:
            raise BadRequest("file is too big")
        return content

    async def _fetch(self, path: str) -> bytes:
        if not path:
            raise BadRequest("file is no longer there")
        try:
            return await self._calls.retrieve(f"{self._files}/{path}", read_timeout=_FILE_SECONDS)
        except InvalidToken:
            # The token has just been accepted: here, 404 means that the file has gone.
            raise BadRequest("file is no longer there") from None

    async def set_up(self, menus: Mapping[str, Mapping[str, str]], default: str) -> None:
        """Prepare the bot for polling; doing it twice changes nothing more.

        Ends a webhook that an earlier deployment may have left, and keeps what waits there. `menus`
        maps a language to its commands and their descriptions; `default` is shown to all others.
        """
        for call in _preparations(menus, default):
            await self.send(call)


def _preparations(menus: Mapping[str, Mapping[str, str]], default: str) -> Iterable[Call]:
    yield Call("deleteWebhook", {"drop_pending_updates": False})
    yield offer_commands(menus[default])
    for language, commands in menus.items():
        yield offer_commands(commands, language)


def _form(parameters: Mapping[str, object]) -> RequestData:
    return RequestData([_parameter(name, value) for name, value in parameters.items()])


def _parameter(name: str, value: object) -> RequestParameter:
    file = fields(value)
    if FILE_NAME not in file:
        return RequestParameter(name, value, None)
    content = words(file, "content").encode()
    return RequestParameter(name, None, [InputFile(content, words(file, FILE_NAME))])
