"""Elements of SVG as escaped markup; colours only by class, no styles and no scripts."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from markupsafe import Markup, escape

Value = str | float | int | None


def num(value: float) -> str:
    """At most one decimal: enough for a screen, and half the bytes."""
    text = f"{value:.1f}"
    text = text[:-2] if text.endswith(".0") else text
    return "0" if text == "-0" else text


def el(tag: str, *inside: Markup | str, **attributes: Value) -> Markup:
    """One element. `class_` and `data_pane` become `class` and `data-pane`; an attribute that is None is left out; text is escaped."""
    named = "".join([f' {_name(key)}="{_value(value)}"' for key, value in attributes.items() if value is not None])
    body = "".join([escape(part) for part in inside])
    return Markup(f"<{tag}{named}>{body}</{tag}>" if body else f"<{tag}{named}/>")


@cache
def _name(key: str) -> str:
    return "viewBox" if key == "viewBox" else key.rstrip("_").replace("_", "-")


def _value(value: Value) -> str:
    return escape(value) if isinstance(value, str) else num(value or 0)  # a number has nothing to escape


def group(parts: Iterable[Markup], **attributes: Value) -> Markup:
    """A `g` element around the parts."""
    return el("g", *parts, **attributes)


def line(x1: float, y1: float, x2: float, y2: float, class_: str) -> Markup:
    """A straight line."""
    return el("path", class_=class_, d=f"M{num(x1)} {num(y1)}L{num(x2)} {num(y2)}")


def circle(x: float, y: float, r: float, class_: str) -> Markup:
    """A circle of radius r."""
    return el("circle", class_=class_, cx=x, cy=y, r=r)


def words(x: float, y: float, text: str, class_: str) -> Markup:
    """Text with its baseline at y."""
    return el("text", text, class_=class_, x=x, y=y)


def linked(parts: Iterable[Markup], label: str, href: str, pane: str = "", class_: str = "mark") -> Markup:
    """The parts as one link with `label` as its name and tooltip; a plain group where there is no address of our own."""
    if not _own(href):
        return group((el("title", label), *parts), class_=class_)
    inside = (el("title", label), group(parts, aria_hidden="true"))  # the label says it all: what is drawn is shortened
    return el("a", *inside, class_=class_, href=href, data_pane=pane if _own(pane) else None)


def _own(href: str) -> bool:
    return href[:1] in ("/", "#", "?") and not href.startswith(("//", "/\\"))


def picture(kind: str, width: float, height: float, title: str, description: str, parts: Iterable[Markup], *, links: bool) -> Markup:
    """The whole SVG. With links inside it is a group, because readers of the screen skip what stands inside an image."""
    return el(
        "svg", el("title", title), el("desc", description), *parts,
        class_=f"pic {kind}", xmlns="http://www.w3.org/2000/svg", role="group" if links else "img",
        viewBox=f"0 0 {num(width)} {num(height)}", width=width, height=height, font_size=12, font_family="system-ui, sans-serif",
    )  # fmt: skip


def nothing(sentence: str) -> Markup:
    """A plain sentence where there is nothing to draw; it may stand inside a line of text."""
    return el("span", sentence, class_="pic-none")
