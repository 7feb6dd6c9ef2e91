"""Pictures of a checked flow: one layout, written as SVG, as Mermaid text or as Graphviz text.

`picture_of` regains the nesting of the YAML from the guards of the steps and puts it into rows; the
three writers only spell that layout out. All is pure: a flow goes in, a text comes out.
"""

from bot.flow.drawing.dot import as_dot
from bot.flow.drawing.layout import picture_of
from bot.flow.drawing.mermaid import as_mermaid
from bot.flow.drawing.overlay import Figure, Overlay
from bot.flow.drawing.picture import Picture
from bot.flow.drawing.style import STYLE
from bot.flow.drawing.svg import Look, as_svg

__all__ = [
    "STYLE", "Figure", "Look", "Overlay", "Picture", "as_dot", "as_mermaid", "as_svg", "picture_of",
]  # fmt: skip
