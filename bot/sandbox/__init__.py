"""A local Telegram Bot API server, as strict as Telegram, with a page to chat on.

For tests, load runs, the studio and a person in a browser. It knows nothing of the bot.
"""

from bot.sandbox.citizen import Citizen, Seen, SeenButton
from bot.sandbox.faults import Fault
from bot.sandbox.limits import Limits
from bot.sandbox.server import Sandbox
from bot.sandbox.serving import serve

__all__ = ["Citizen", "Fault", "Limits", "Sandbox", "Seen", "SeenButton", "serve"]
