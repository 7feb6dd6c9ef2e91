"""The record of processing activities of a service (GDPR, article 30), made from its flows.

Checked services come in, a `Register` as data comes out; `markdown` and `html` write it for people.
Nothing is kept beside the flows, so the record cannot drift from what the bot asks.
"""

from bot.flow.register.html import render_html
from bot.flow.register.markdown import render_markdown
from bot.flow.register.record import Record, record_of

__all__ = ["Record", "record_of", "render_html", "render_markdown"]
