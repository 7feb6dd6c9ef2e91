"""The looks of the SVG pictures, light and dark. Pages that forbid inline styles serve it apart.

A picture follows the reader's system; the class `light` or `dark` on it, or on anything around it,
forces one. Colours are told apart by shape and words too.
"""

_LIGHT = """\
--paper:#fff;--panel:#f3f4fa;--ink:#1b1b28;--muted:#565a6b;--rail:#7a7f92;--box:#fff;--edge:#9196a8;\
--say:#e7edfb;--good:#dcefe0;--stop:#fae4da;--warn:#a33c00;--accent:#000091;--if:#6a3d9a;--heat:#e8590c"""
_DARK = """\
--paper:#15161e;--panel:#1e2030;--ink:#ececf5;--muted:#b3b7c8;--rail:#868ba0;--box:#282a3c;--edge:#666b82;\
--say:#263452;--good:#1f4030;--stop:#4d2e22;--warn:#ffab7a;--accent:#aab6ff;--if:#d3b5f5;--heat:#ff7b38"""

STYLE = f"""\
.guichet-map{{{_LIGHT};font-family:Arial,Helvetica,"DejaVu Sans",sans-serif;max-width:100%}}
@media (prefers-color-scheme:dark){{.guichet-map{{{_DARK}}}}}
.light .guichet-map,.guichet-map.light{{{_LIGHT}}}
.dark .guichet-map,.guichet-map.dark{{{_DARK}}}
.guichet-map text{{font-size:13px;fill:var(--ink)}}
.guichet-map .paper{{fill:var(--paper)}}
.guichet-map .section{{fill:var(--panel)}}
.guichet-map .repeat{{fill:none;stroke:var(--if);stroke-dasharray:6 4}}
.guichet-map text.title{{font-size:15px;font-weight:bold}}
.guichet-map text.if{{font-size:12px;fill:var(--if)}}
.guichet-map text.id{{font-size:11px;fill:var(--muted)}}
.guichet-map text.figure{{font-size:12px;fill:var(--warn)}}
.guichet-map .line{{fill:none;stroke:var(--rail);stroke-width:1.5;stroke-linejoin:round}}
.guichet-map .unanswered,.guichet-map .again{{stroke-dasharray:5 3}}
.guichet-map .fix{{stroke:var(--warn);stroke-dasharray:2 3}}
.guichet-map .again{{stroke:var(--if)}}
.guichet-map .tip{{fill:var(--rail)}}
.guichet-map .tip.fix{{fill:var(--warn);stroke:none}}
.guichet-map .tip.again{{fill:var(--if);stroke:none}}
.guichet-map .fork{{fill:var(--paper);stroke:var(--if);stroke-width:1.5}}
.guichet-map .start{{fill:var(--rail)}}
.guichet-map .box{{fill:var(--box);stroke:var(--edge);stroke-width:1.2}}
.guichet-map .say .box{{fill:var(--say);stroke:none}}
.guichet-map .check .box{{stroke:var(--warn);stroke-dasharray:4 3}}
.guichet-map .review .box,.guichet-map .submit .box{{stroke:var(--accent);stroke-width:2}}
.guichet-map .submitted .box{{fill:var(--good)}}
.guichet-map .end .box{{fill:var(--stop)}}
.guichet-map .end.submitted .box{{fill:var(--good)}}
.guichet-map .sign{{fill:none;stroke:var(--muted)}}
.guichet-map .heat{{fill:var(--heat)}}
.guichet-map .heat~text.id{{fill:var(--ink)}}
.guichet-map .line.lit{{stroke:var(--accent);stroke-width:3}}
.guichet-map .tip.lit{{fill:var(--accent)}}
.guichet-map .fork.lit{{stroke:var(--accent)}}
.guichet-map .lit .box{{stroke:var(--accent);stroke-width:2}}
.guichet-map .now .box{{stroke:var(--accent);stroke-width:4}}
.guichet-map .step{{outline:none}}
.guichet-map a.step{{cursor:pointer}}
.guichet-map .step:hover .box,.guichet-map .step:focus .box{{stroke:var(--accent);stroke-width:3}}
@media print{{.guichet-map{{{_LIGHT}}}}}
"""
