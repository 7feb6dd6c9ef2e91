"""What the bot asks of Telegram, exactly as it stands on the wire."""

import pytest
from telegram.error import BadRequest, NetworkError

from bot.channel.calls import Call, message
from bot.channel.failures import GiveUp, classify
from bot.channel.telegram_bot import Telegram
from bot.conversation.replies import Button, Reply
from bot.errors import TelegramRefused
from tests.channel.fake_api import Answer, FakeApi, fine, raw, reset, serving, wrong
from tests.channel.made_updates import CITIZEN, TOKEN, said

ME = fine({"id": 1, "is_bot": True, "first_name": "Guichet", "username": "guichet_bot"})


class Rests:
    """Waits for nothing, and remembers for how long it should have."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        """Wait for nothing."""
        self.seconds.append(seconds)


async def talk(
    work: str, *answers: Answer, arguments: tuple[object, ...]
) -> tuple[FakeApi, object]:
    """Start a bot, let it do one thing against these answers, and give what was asked and came."""
    async with serving(ME, *answers) as (api, address):
        telegram = Telegram(TOKEN, address)
        try:
            await telegram.start()
            return api, await getattr(telegram, work)(*arguments)
        finally:
            await telegram.close()


async def test_the_start_gives_the_bots_name() -> None:
    """Starting asks who we are, and gives the name that commands and mentions use."""
    async with serving(ME) as (api, address):
        telegram = Telegram(TOKEN, address)
        assert await telegram.start() == "guichet_bot"
        await telegram.close()
    assert api.asked == [(f"/bot{TOKEN}/getMe", {})]


async def test_the_start_waits_for_the_network(caplog: pytest.LogCaptureFixture) -> None:
    """A bot started before the network is there waits longer each time, and then starts."""
    rests = Rests()
    down = wrong(502, "Bad Gateway")
    async with serving(down, reset, wrong(429, "Too Many Requests", retry_after=9), ME) as (
        _api,
        address,
    ):
        telegram = Telegram(TOKEN, address, rests)
        assert await telegram.start() == "guichet_bot"
        await telegram.close()
    assert rests.seconds == [2, 4, 10]
    assert caplog.messages[0] == "Telegram cannot be reached (NetworkError); trying again in 2 s"


@pytest.mark.parametrize("answer", [wrong(401, "Unauthorized"), wrong(404, "Not Found")])
async def test_a_refused_token_ends_the_start(answer: Answer) -> None:
    """A wrong token is told to the operator with its remedy, at once and without showing it."""
    rests = Rests()
    async with serving(answer) as (api, address):
        telegram = Telegram(TOKEN, address, rests)
        with pytest.raises(TelegramRefused, match="set TELEGRAM_TOKEN"):
            await telegram.start()
        await telegram.close()
    assert (len(api.asked), rests.seconds) == (1, [])


async def test_a_call_goes_out_as_json() -> None:
    """A stored call reaches Telegram value for value, and gives Telegram's result."""
    call = message(
        CITIZEN, Reply("L'été, ça va\u202f?", ((Button("Oui", "=yes"),),), "a1", personal=True)
    )
    api, result = await talk("send", fine({"message_id": 7}), arguments=(call,))
    assert api.asked[1:] == [(f"/bot{TOKEN}/sendMessage", dict(call.parameters))]
    assert result == {"message_id": 7}


@pytest.mark.parametrize("offset", [None, 9002])
async def test_updates_are_asked_for_raw(offset: int | None) -> None:
    """Updates come back as they were sent; the offset is left out until there is one."""
    batch = [said(text="oui"), {"update_id": 9002, "unknown": {}}]
    api, result = await talk("get_updates", fine(batch), arguments=(offset, 30))
    asked = {
        "timeout": 30,
        "limit": 100,
        "allowed_updates": ["message", "edited_message", "callback_query", "my_chat_member"],
    }
    expected = asked if offset is None else asked | {"offset": offset}
    assert api.asked[1:] == [(f"/bot{TOKEN}/getUpdates", expected)]
    assert result == batch


async def test_updates_that_are_no_list_are_a_failure() -> None:
    """An answer that holds no list is not taken for an empty one, which would acknowledge."""
    with pytest.raises(NetworkError, match="no list of updates"):
        await talk("get_updates", fine({}), arguments=(5, 0))


async def test_set_up_drops_nothing_that_waits() -> None:
    """Setting up never throws away what citizens sent while the bot was down."""
    menus = {"fr": {"aide": "De l’aide"}, "en": {"help": "Help"}}
    api, _ = await talk("set_up", fine(), arguments=(menus, "fr"))
    scope = {"type": "all_private_chats"}
    french = {"commands": [{"command": "aide", "description": "De l’aide"}], "scope": scope}
    english = {"commands": [{"command": "help", "description": "Help"}], "scope": scope}
    assert api.asked[1:] == [
        (f"/bot{TOKEN}/deleteWebhook", {"drop_pending_updates": False}),
        (f"/bot{TOKEN}/setMyCommands", french),
        (f"/bot{TOKEN}/setMyCommands", french | {"language_code": "fr"}),
        (f"/bot{TOKEN}/setMyCommands", english | {"language_code": "en"}),
    ]


FILE = fine({"file_id": "f", "file_size": 4, "file_path": "photos/file 1.jpg"})


async def test_a_file_is_fetched() -> None:
    """A file that a citizen sent comes back byte for byte."""
    api, content = await talk("download", FILE, raw(200, b"\xff\xd8\x00x"), arguments=("f", 4))
    assert content == b"\xff\xd8\x00x"
    assert api.asked[1:] == [
        (f"/bot{TOKEN}/getFile", {"file_id": "f"}),
        (f"/file/bot{TOKEN}/photos/file 1.jpg", None),
    ]


@pytest.mark.parametrize(
    ("answers", "reason"),
    [((fine({"file_size": 5, "file_path": "p"}),), "file is too big"),
     ((FILE, raw(200, b"12345")), "file is too big"),
     ((wrong(400, "Bad Request: file is too big"),), "File is too big"),
     ((fine({"file_size": 4}),), "file is no longer there"),
     ((FILE, wrong(404, "Not Found")), "file is no longer there")],
)  # fmt: skip
async def test_a_file_that_cannot_be_fetched(answers: tuple[Answer, ...], reason: str) -> None:
    """A file too big or gone is given up, and never taken for a revoked token."""
    with pytest.raises(BadRequest) as raised:
        await talk("download", *answers, arguments=("f", 4))
    assert classify(raised.value, tries=1) == GiveUp(reason)


async def test_a_call_fails_with_its_own_error() -> None:
    """What Telegram refuses reaches the caller as an error that `classify` reads."""
    with pytest.raises(BadRequest, match="Message text is empty"):
        await talk(
            "send",
            wrong(400, "Bad Request: message text is empty"),
            arguments=(Call("sendMessage", {"chat_id": 1, "text": ""}),),
        )
