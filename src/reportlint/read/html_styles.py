"""Style sheets of a page: their rules in, what they hide marked on the elements as a style of their own would."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias

from reportlint.patterns import compiled
from reportlint.read.html_elements import HIDING, is_element
from reportlint.read.xml import Element

COMMENT: Final = compiled(r"(?s:/\*.*?(?:\*/|\Z))|<!--|-->")
"""A remark, which goes on to the end where nothing closes it, and the marks that hide a sheet from old browsers."""
BRACE: Final = compiled(r"[{}]")
DECLARATION: Final = compiled(r"(?i:(display|visibility|mso-hide)\s*:\s*([\w-]+)\s*(!\s*important)?)")
SIMPLE: Final = compiled(r"([\w-]+|\*)?((?:[.#][\w-]+)*)")
"""What a selector says of one element: its name, its classes and its identity."""
COMBINATOR: Final = compiled(r"\s*[>+~]\s*|\s+")
PART: Final = compiled(r"[.#][\w-]+")
EVERYWHERE: Final = frozenset({"", "all", "screen", "only screen"})
"""Media that every screen is."""

Weight: TypeAlias = tuple[bool, int, int, int, int]
"""What decides between two rules: whether it insists, identities, classes, names, and its place."""


class Rule(NamedTuple):
    """What one selector says of what is shown."""

    tag: str
    """The name of the elements it is about, empty for any."""
    parts: frozenset[str]
    """Their classes and identity, with the sign before each."""
    said: Mapping[str, tuple[str, bool]]
    """Property → its value, and whether it insists."""
    place: int
    """Which rule of the page it is."""

    def weight(self, name: str) -> Weight:
        """Weigh what it says of a property."""
        identities = sum(part[0] == "#" for part in self.parts)
        return (self.said[name][1], identities, len(self.parts) - identities, bool(self.tag), self.place)


def mark_hidden(root: Element) -> None:
    """Write into the style of each element what the style sheets of the page hide of it.

    A selector that names elements around the one it is about is not followed: what it may show counts as shown.
    """
    sheets = [sheet.text or "" for sheet in root.iter("style") if sheet.get("media", "").strip().lower() in EVERYWHERE]
    if not any(map(HIDING.search, sheets)):
        return
    rules: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules_of("\n".join(sheets)):
        rules[min(rule.parts, default=rule.tag)].append(rule)
    for element in filter(is_element, root.iter()):
        own = element.get("style", "")
        hiding = [f"{name}:{value}" for name, value in hidden_by(element, rules, own)]
        if hiding:
            element.set("style", ";".join([own, *hiding]))


def hidden_by(element: Element, rules: Mapping[str, list[Rule]], own: str) -> Iterator[tuple[str, str]]:
    """Yield the properties by which rules hide an element that says no other in its own style."""
    parts = {f".{name}" for name in element.get("class", "").split()} | {f"#{element.get('id', '')}"}
    found: dict[str, tuple[Weight, str]] = {}
    for key in (*parts, element.tag, ""):
        for rule in rules.get(key, ()):
            if rule.tag in {"", element.tag} and rule.parts <= parts:
                for name, (value, _) in rule.said.items():
                    found[name] = max(found.get(name, ((False, 0, 0, 0, -1), "")), (rule.weight(name), value))
    stated = {match[1].lower() for match in DECLARATION.finditer(own)} if found else set()
    for name, (weight, value) in found.items():
        if HIDING.search(f"{name}:{value}") and (weight[0] or name not in stated):
            yield name, value


def rules_of(sheet: str) -> Iterator[Rule]:
    """Read the rules of a style sheet that say what is shown, those for paper and other conditions left out."""
    selectors, conditions = "", []
    for place, (words, brace) in enumerate(pieces(COMMENT.sub(" ", sheet))):
        if brace == "{":
            head = words.rpartition(";")[2].strip()
            if head.startswith("@"):
                conditions.append(head.removeprefix("@media").strip().lower() in EVERYWHERE)
            else:
                selectors = head
        elif selectors:
            if all(conditions):
                yield from rules_for(selectors, words, place)
            selectors = ""
        elif conditions:
            conditions.pop()


def pieces(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before each brace of a style sheet, and the brace."""
    end = 0
    for brace in BRACE.finditer(sheet):
        yield sheet[end : brace.start()], brace[0]
        end = brace.end()


def rules_for(selectors: str, body: str, place: int) -> Iterator[Rule]:
    """Read what the body of a rule says for each of its selectors."""
    said = {match[1].lower(): (match[2].lower(), match[3] is not None) for match in DECLARATION.finditer(body)}
    if not said:
        return
    for selector in selectors.split(","):
        *around, last = COMBINATOR.split(selector.strip())
        simple = SIMPLE.fullmatch(last)
        if not simple or not last:
            continue
        shown = {name: value for name, value in said.items() if not HIDING.search(f"{name}:{value[0]}")}
        parts = frozenset(PART.findall(simple[2]))
        yield Rule((simple[1] or "").lower().replace("*", ""), parts, shown if around else said, place)
