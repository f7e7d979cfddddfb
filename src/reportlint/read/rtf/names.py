"""What the words of RTF mean by themselves: characters, encodings, destinations."""

from __future__ import annotations

from typing import Final

import regex

from reportlint.patterns import compiled

CHARSETS: Final = {
    0: "cp1252", 2: "latin-1", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250",
}  # fmt: skip
"""`\\fcharset` → encoding."""
CODEPAGES: Final = {936: "gb18030", 950: "big5", 932: "cp932", 949: "cp949", 65001: "utf-8"}
"""`\\ansicpg` → encoding, where it is not `cp` and the number."""
SIGNS: Final = {"~": "\N{NO-BREAK SPACE}", "_": "-", "\\": "\\", "{": "{", "}": "}", "\n": "\v", "\r": "\v"}
"""Control sign → what it prints."""
MARKS: Final = {
    "tab": "\t", "line": "\n", "softline": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
"""Control word → what it prints."""
CELL_ENDS: Final = {"cell": " ", "nestcell": " ", "row": "\n", "nestrow": "\n"}
"""Words that end a cell or row → what stands there in a note or text box, which have no tables."""
PARAGRAPH_ENDS: Final = frozenset({"par", "sect", "page", "column"})
SKIPPED: Final = frozenset(
    [
        "colortbl",
        "info",
        "listtable",
        "listoverridetable",
        "revtbl",
        "rsidtbl",
        "generator",
        "filetbl",
        "themedata",
        "colorschememapping",
        "latentstyles",
        "datastore",
        "xmlnstbl",
        "mmathPr",
        "mmathPict",
        "pnseclvl",
        "template",
        "objdata",
        "objclass",
        "objname",
        "operator",
        "author",
        "bkmkstart",
        "bkmkend",
        "atrfstart",
        "atrfend",
        "atnid",
        "atnref",
        "atndate",
        "atntime",
        "atnparent",
        "sp",
        "pn",
        "falt",
        "panose",
        "nonshppict",
        "do",
        "background",
        "ftnsep",
        "ftnsepc",
        "ftncn",
        "aftnsep",
        "aftnsepc",
        "aftncn",
        "userprops",
        "docvar",
        "wgrffmtfilter",
        "fchars",
        "lchars",
        "pgptbl",
        "nonesttables",
    ]
)
"""Destinations that print nothing."""
NOTES: Final = {
    "footnote": "footnote", "annotation": "comment", "header": "header", "headerl": "header", "headerr": "header",
    "headerf": "header", "footer": "footer", "footerl": "footer", "footerr": "footer", "footerf": "footer",
}  # fmt: skip
"""Destinations whose words stand beside the body."""
HEADING_NAME: Final = compiled(r"(?:heading|标题)\s*([1-9])", regex.IGNORECASE)
CONTENTS_NAME: Final = compiled(r"(?:toc|contents|目录)\s*[1-9]", regex.IGNORECASE)


def known(codec: str) -> str:
    """Return an encoding, the Western one where nobody knows it."""
    try:
        return ("".encode(codec) and codec) or codec
    except LookupError:
        return "cp1252"
