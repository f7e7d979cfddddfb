"""One walk over the tokens of an RTF file: groups open and close, what they hold goes where their first word says."""

from __future__ import annotations

from reportlint.model import Document, Problem
from reportlint.read.rtf.destinations import DEFINING, DESTINATIONS, DRAWN, KNOWN, note
from reportlint.read.rtf.equations import equation_part, is_part
from reportlint.read.rtf.formats import COMMON, PLAIN
from reportlint.read.rtf.names import CELL_ENDS, MARKS, NOTES, PARAGRAPH_ENDS, SIGNS, SKIPPED
from reportlint.read.rtf.tokens import Token, tokens_of
from reportlint.read.rtf.walk import Walk
from reportlint.read.trouble import Limits


def read_story(data: bytes, limits: Limits) -> Document:
    """Read a file."""
    walk = Walk.begin(data, limits)
    for token in tokens_of(data):
        if token.kind == "byte":
            walk.coded(token.data)
            continue
        walk.settle()
        if token.kind == "open":
            walk.open()
        elif token.kind == "close":
            walk.close()
        elif token.kind == "text":
            walk.text(token.data)
        elif token.kind == "word":
            follow_word(walk, token)
        else:
            follow_sign(walk, token.word)
    walk.settle()
    walk.body.end_paragraph(walk.words)
    walk.body.end_table()
    walk.body.write_boxes()
    if len(walk.groups) > 1:
        walk.story.problems.append(Problem("cut-off"))
    return walk.story.document()


def follow_sign(walk: Walk, sign: str) -> None:
    """Follow a control sign."""
    if sign == "*":
        walk.group.starred = True
    elif sign in "\r\n":
        follow_word(walk, Token("word", "par"))
    elif sign in SIGNS:
        walk.show(SIGNS[sign])


def follow_word(walk: Walk, token: Token) -> None:
    """Follow a control word."""
    name, number = token.word, token.number
    starred, walk.group.starred = walk.group.starred, False
    if name == "u" and number is not None:
        walk.unicode(number)
    elif walk.group.target != "skip" and not went_elsewhere(walk, name, starred=starred):
        obey(walk, name, number)


def went_elsewhere(walk: Walk, name: str, *, starred: bool) -> bool:
    """Follow a word that says where the words of its group go; False for any other."""
    if walk.group.target == "instruction" and (name in NOTES or name in DRAWN):
        walk.divert("skip")
    elif is_part(walk, name):
        equation_part(walk, name)
    elif name in DESTINATIONS:
        DESTINATIONS[name](walk)
    elif name in NOTES:
        note(walk, NOTES[name])
    elif name in SKIPPED or (starred and name not in KNOWN) or (walk.equation is not None and name.endswith("Pr")):
        walk.divert("skip")
    else:
        return False
    return True


def obey(walk: Walk, name: str, number: int | None) -> None:
    """Follow a word that prints, defines or formats something."""
    if name in MARKS:
        walk.show(MARKS[name])
    elif walk.group.target in DEFINING:
        DEFINING[walk.group.target](walk, name, number)
    elif name in COMMON:
        COMMON[name](walk, number)
    elif walk.group.target == "" and name in PLAIN:
        PLAIN[name](walk, number)
    elif walk.group.target and name in CELL_ENDS:
        walk.show(CELL_ENDS[name])
    elif name in PARAGRAPH_ENDS:
        walk.end_line()
