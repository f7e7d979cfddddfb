"""The drawings of a page: straight rules for tables, and the outlines of whatever else is painted."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from pypdfium2 import raw

from reportlint.read.layout.drawings import Drawings, Point, Segment, bound
from reportlint.read.pdf.pdfium import Frame, Handle

Matrix: TypeAlias = tuple[float, float, float, float, float, float]

IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read_drawings(things: Sequence[tuple[int, Handle]], frame: Frame, depth: int) -> Drawings:
    """Collect the rules, figures and pictures among what a page draws, looking into forms up to `depth` deep."""
    found = Drawings()
    for kind, thing, matrix in objects(things, depth):
        if kind == raw.FPDF_PAGEOBJ_PATH:
            add_path(found, thing, matrix, frame)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            # An image fills the unit square of its matrix.
            corners = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))
            found.pictures.append(bound([frame.place(*moved(matrix, corner)) for corner in corners]))
    return found


def objects(things: Sequence[tuple[int, Handle]], depth: int) -> Iterator[tuple[int, Handle, Matrix]]:
    """Yield kind, handle and placing matrix of each object that is not text, forms unfolded."""
    text = raw.FPDF_PAGEOBJ_TEXT
    for kind, thing in things:
        if kind != text:
            yield from unfolded(kind, thing, IDENTITY, depth)


def unfolded(kind: int, thing: Handle, outer: Matrix, depth: int) -> Iterator[tuple[int, Handle, Matrix]]:
    """Yield the object itself, or what is inside where it is a form."""
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        return
    matrix = combined(matrix_of(thing), outer)
    if kind != raw.FPDF_PAGEOBJ_FORM:
        yield kind, thing, matrix
    elif depth > 0:
        for index in range(raw.FPDFFormObj_CountObjects(thing)):
            inner = raw.FPDFFormObj_GetObject(thing, index)
            yield from unfolded(raw.FPDFPageObj_GetType(inner), inner, matrix, depth - 1)


def matrix_of(thing: Handle) -> Matrix:
    """Return the matrix that places an object."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(thing, matrix):
        return IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def combined(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that applies `inner` first and `outer` second."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def moved(matrix: Matrix, point: Point) -> Point:
    """Apply a matrix to a point."""
    a, b, c, d, e, f = matrix
    x, y = point
    return (a * x + c * y + e, b * x + d * y + f)


def add_path(found: Drawings, path: Handle, matrix: Matrix, frame: Frame) -> None:
    """Sort one painted path into rules and figures."""
    filled, stroked = draw_mode(path)
    if filled or stroked:
        found.add(*segments(path, matrix, frame), stroked=stroked)


def draw_mode(path: Handle) -> tuple[bool, bool]:
    """Say whether a path is filled and whether it is stroked."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(fill.value), bool(stroke.value)


def segments(path: Handle, matrix: Matrix, frame: Frame) -> tuple[list[Segment], bool]:
    """Return the pieces of a path's outline from point to point, and whether one of them is a curve."""
    x, y = ctypes.c_float(), ctypes.c_float()
    pieces: list[Segment] = []
    start = here = (0.0, 0.0)
    curved = False
    for index in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        there = frame.place(*moved(matrix, (x.value, y.value)))
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = there
        elif there != here:
            pieces.append((here, there))
            curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        here = there
        if raw.FPDFPathSegment_GetClose(segment) and here != start:
            pieces.append((here, start))
            here = start
    return pieces, curved
