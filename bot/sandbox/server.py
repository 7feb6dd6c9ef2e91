"""The sandbox as a web application: the Bot API under `/bot<token>/`, files, and the page.

Calls come in as GET, form, JSON or multipart, as the libraries send them; parameters that are JSON
inside a form are parsed. Answers have Telegram's envelope.
"""

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.sandbox.citizen import Citizen
from bot.sandbox.commands import Menus, get_commands, set_commands
from bot.sandbox.faults import Fault, Faults
from bot.sandbox.limits import ApiError, Limits
from bot.sandbox.methods import METHODS
from bot.sandbox.page import page_routes
from bot.sandbox.polling import get_updates
from bot.sandbox.world import BOT_NAME, Chat, Json, World

_JSON_FIELDS = frozenset(
    {
        "reply_markup",
        "allowed_updates",
        "commands",
        "scope",
        "link_preview_options",
        "entities",
        "message_ids",
    }
)
_BOT = {"id": 1, "is_bot": True, "first_name": "Guichet", "username": BOT_NAME}
_ABILITIES = dict.fromkeys(
    ("can_join_groups", "can_read_all_group_messages", "supports_inline_queries",
     "can_connect_to_business", "has_main_web_app", "has_topics_enabled",
     "allows_users_to_create_topics", "can_manage_bots", "supports_guest_queries",
     "supports_join_request_queries"), False,
)  # fmt: skip
DEFAULT_LIMITS = Limits()


@dataclass(slots=True)
class Sandbox:
    """A Bot API server for one bot, in memory.

    `clock` gives seconds of the epoch and may be moved by tests; `limits=None` switches the send
    limits off; `seed` makes ids repeatable. `calls` holds every call when `record` is set.
    """

    token: str
    clock: Callable[[], float] = time.time
    limits: Limits | None = DEFAULT_LIMITS
    seed: int | None = None
    record: bool = False
    calls: list[tuple[str, Json]] = field(default_factory=list)
    faults: Faults = field(default_factory=Faults)
    menus: Menus = field(default_factory=dict)
    citizens: dict[int, Citizen] = field(default_factory=dict)
    world: World = field(init=False)
    app: Starlette = field(init=False)

    def __post_init__(self) -> None:
        random = Random(self.seed)  # noqa: S311 - ids of made-up people
        bot = _BOT | _ABILITIES | {"id": int(self.token.split(":")[0])}
        self.world = World(
            bot, self.clock, self.limits, random, next_update=random.randrange(10**6, 10**8)
        )
        methods = ["GET", "POST"]
        self.app = Starlette(routes=[
            Route("/bot{token}/{method}", self.call, methods=methods),
            Route("/file/bot{token}/files/{file_id}", self.download),
            *page_routes(self.citizen, self.citizens, self.world),
        ])  # fmt: skip

    def citizen(self, first_name: str = "Amina", language: str = "fr") -> Citizen:
        """Let a new person open the bot's chat."""
        person_id = 10_000_000 + self.world.random.randrange(10**9)
        about: Json = {
            "id": person_id,
            "is_bot": False,
            "first_name": first_name,
            "language_code": language,
        }
        chat = Chat({"id": person_id, "type": "private", "first_name": first_name})
        self.world.chats[person_id] = chat
        self.citizens[person_id] = Citizen(self.world, about, chat)
        return self.citizens[person_id]

    def redeliver(self, update_id: int) -> None:
        """Give an update once more, as Telegram does after a lost answer."""
        self.world.enqueue(self.world.sent[update_id], again=True)

    async def call(self, request: Request) -> Response:
        """Answer one call of the Bot API."""
        method = request.path_params["method"].lower()
        if request.path_params["token"] != self.token:
            return _refusal(ApiError(401, "Unauthorized"))
        given = await _parameters(request)
        if self.record:
            self.calls.append((request.path_params["method"], given))
        try:
            fault = self.faults.take(method)
            if fault and fault.kind == "bad_gateway":
                return Response(
                    "<html><h1>502 Bad Gateway</h1></html>", 502, media_type="text/html"
                )
            answer = _envelope(await self._result(method, given))
        except ApiError as refusal:
            return _refusal(refusal)
        return await _troubled(answer, fault)

    async def _result(self, method: str, given: Json) -> object:
        if method == "getupdates":
            return await get_updates(self.world, given)
        if method in ("setmycommands", "getmycommands"):
            act = set_commands if method == "setmycommands" else get_commands
            return act(self.menus, given)
        known = METHODS.get(method)
        if known is None:
            raise ApiError(404, "Not Found")
        return known(self.world, given)

    async def download(self, request: Request) -> Response:
        """Give the bytes of a file."""
        content = self.world.files.get(request.path_params["file_id"])
        if request.path_params["token"] != self.token or content is None:
            return _refusal(ApiError(404, "Not Found"))
        return Response(content, media_type="application/octet-stream")


async def _parameters(request: Request) -> Json:
    given: Json = dict(request.query_params)
    kind = request.headers.get("content-type", "")
    if "json" in kind:
        body = await request.json()
        return given | (body if isinstance(body, dict) else {})
    if kind:
        async with request.form() as form:
            for name, value in form.items():
                is_file = isinstance(value, UploadFile)
                given[name] = (value.filename or name, await value.read()) if is_file else value  # type: ignore[union-attr]  # a file
    for name in _JSON_FIELDS & given.keys():
        given[name] = _parsed(given[name])
    return given


def _parsed(value: object) -> Any:  # noqa: ANN401 - JSON
    try:
        return json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return value


def _envelope(result: object) -> Response:
    body = json.dumps({"ok": True, "result": result}, ensure_ascii=False, separators=(",", ":"))
    return Response(body, media_type="application/json")


def _refusal(refusal: ApiError) -> Response:
    body: Json = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    if refusal.parameters:
        body["parameters"] = refusal.parameters
    return Response(json.dumps(body), refusal.code, media_type="application/json")


async def _troubled(answer: Response, fault: Fault | None) -> Response:
    if fault and fault.kind == "lost":
        return PlainTextResponse("", 502)
    if fault and fault.kind == "garbage":
        return Response('{"ok": tru', media_type="application/json")
    if fault and fault.kind == "slow":
        await asyncio.sleep(fault.seconds)
    return answer
