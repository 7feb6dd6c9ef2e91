"""The command menu, kept for each language so that it can be read back."""

from bot.sandbox.limits import bad_request
from bot.sandbox.world import Json

Menus = dict[str, list[Json]]
_LONGEST_COMMAND, _LONGEST_TOLD = 32, 256


def set_commands(menus: Menus, given: Json) -> bool:
    """Keep a menu; commands are small Latin letters, digits and _, at most 32."""
    commands = given.get("commands")
    if not isinstance(commands, list):
        raise bad_request("can't parse commands")
    for one in commands:
        name, told = str(one.get("command", "")), str(one.get("description", ""))
        plain = name.replace("_", "").isalnum() and name.isascii() and name == name.lower()
        if not (plain and len(name) <= _LONGEST_COMMAND):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(told) <= _LONGEST_TOLD:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    menus[str(given.get("language_code", ""))] = commands
    return True


def get_commands(menus: Menus, given: Json) -> list[Json]:
    """Give the menu of one language."""
    return menus.get(str(given.get("language_code", "")), [])
