"""A signature as it was written on the screen, as a drawing for paper.

The personal part `signature` holds `strokes`: lists of points [x, y], whole numbers, y downwards. Only numbers of it
reach the drawing.
"""

from __future__ import annotations

from typing import Any

from dealer_client.register.canonical import JsonObject

_MOST_POINTS = 20_000
_MARGIN = 6


def signature_svg(part: JsonObject | None) -> str | None:
    """The strokes as an SVG, cropped to what was written; None where there is no signature or it has no ink."""
    strokes = _strokes((part or {}).get("strokes"))
    points = [point for stroke in strokes for point in stroke]
    if not points:
        return None
    left, top = min(x for x, _ in points) - _MARGIN, min(y for _, y in points) - _MARGIN
    width, height = max(x for x, _ in points) + _MARGIN - left, max(y for _, y in points) + _MARGIN - top
    paths = " ".join(_path(stroke) for stroke in strokes)
    thick = max(width / 120, height / 45)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left} {top} {width} {height}" width="{width}" '
        f'height="{height}"><path d="{paths}" fill="none" stroke="#16202c" stroke-width="{thick:.2f}" '
        'stroke-linecap="round" stroke-linejoin="round"/></svg>'
    )


def _strokes(value: Any) -> list[list[tuple[int, int]]]:
    found: list[list[tuple[int, int]]] = []
    left = _MOST_POINTS
    for stroke in value if isinstance(value, (list, tuple)) else ():
        points = [(int(point[0]), int(point[1])) for point in stroke[:left]]
        left -= len(points)
        if points:
            found.append(points)
    return found


def _path(stroke: list[tuple[int, int]]) -> str:
    first, *rest = stroke
    # A dot is a line to itself: the round ends make it visible.
    return f"M{first[0]} {first[1]}" + "".join(f" L{x} {y}" for x, y in rest or [first])
