"""Checks of duplication: a sentence, or a long stretch of one, that stands twice in one passage or in neighbours.

Figures make a sentence a statement of its own: the twin paragraphs on income and expenditure are legal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlint.facts import Facts, Prose
from reportlint.facts.text.passages import Passage
from reportlint.finding import Observation, Related
from reportlint.model import Span
from reportlint.patterns import compiled
from reportlint.rule import Outcome

SENTENCE = compiled(r"[^。；！？]+[。；！？]?")
TITLE = compiled(r"《[^》]*》")
ECHO = compiled(
    r"(?<![^，。；：、！？])(?P<first>[^，。；：、！？\d《》]{5,})[，。；、](?P<second>(?P=first))(?=[，。；、]|$)"
)
"""A clause right behind itself."""
CLAUSE = compiled(r"[^，。；：！？]+")
REASON = compiled(r"原因|由于|因为|所致")
BODY = compiled(r"[\u4e00-\u9fff]*(?:局|委员会|办公室|中心|公司|政府|大学|学院|医院|项目|工程|资金|经费)")
"""The name of a body or project: however long, it may stand again."""
GAP = 4
"""Characters, blanks among them, between two repetitions that were pasted as one."""
PARALLEL = 36
"""Characters below which two clauses with subjects of their own may go on in the same words by right."""
CHINESE = compiled(r"[\u4e00-\u9fff]")
COMPARED = compiled(rf"(?P<title>{TITLE.pattern})|(?P<words>{CHINESE.pattern}+)|[^\W_]")
"""What stands in a repeated stretch, or breaks it: a title or a figure."""


@dataclass(frozen=True, slots=True)
class Repetition:
    """Parameters, in Chinese characters."""

    sentence: int = 16
    """Least length of a repeated sentence; shorter ones are slogans and names."""
    stretch: int = 22
    """Least length of a repeated stretch inside sentences."""
    clause: int = 16
    """Least length of a clause repeated from the passage before, where the sentences around it differ."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """Two places with the same words."""

    first: Span
    """Where they stand first."""
    second: Span
    """Where they stand again."""
    text: str
    """The words as they read."""
    length: int
    """Chinese characters."""
    more: tuple[Span, ...] = ()
    """Where the rest of it stands first, if not in one piece."""


def repeated_clause(facts: Facts, params: Repetition) -> Iterator[Observation]:
    """Look at every passage: its sentences and clauses must not stand twice, here or in the passage before."""
    before: dict[str, Span] = {}
    last: Passage | None = None
    for prose in facts.prose:
        sentences = list(keyed_sentences(prose.passage, params.sentence))
        repeats = list(repeated_sentences(sentences, before))
        again = repeated_clauses(prose.passage, last, params.clause) if last else ()
        for one in (*echoes(prose.passage), *stretches(prose.passage, params.stretch), *again):
            if not any(one.second.meets(other.second) for other in repeats):
                repeats.append(one)
        yield from (failure(one) for one in joined(repeats))
        if not repeats and sentences:
            yield Observation(Outcome.PASS, prose.passage.span)
        before = {key: span for key, span, _ in sentences}
        last = prose.passage


def joined(repeats: Sequence[Repeat]) -> Iterator[Repeat]:
    """Yield the repetitions, those that stand side by side as one: they were pasted together."""
    found: list[Repeat] = []
    for one in sorted(repeats, key=lambda repeat: repeat.second):
        last = found[-1] if found else None
        if last is not None and 0 <= one.second.start - last.second.end <= GAP:
            whole = Span(last.second.start, one.second.end)
            found[-1] = Repeat(last.first, whole, last.text, last.length + one.length, (*last.more, one.first))
        else:
            found.append(one)
    yield from found


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Parameters, in Chinese characters."""

    paragraph: int = 30
    """Least length of a repeated paragraph."""


def repeated_paragraph(facts: Facts, params: Recurrence) -> Iterator[Observation]:
    """Look at every paragraph without figures: it must not stand again anywhere else.

    What stands three times or more is wording that a report repeats by right, project by project.
    """
    seen: dict[str, list[Prose]] = {}
    for prose in facts.prose:
        key = "".join(CHINESE.findall(prose.passage.text))
        if len(key) >= params.paragraph and not compiled(r"\d").search(prose.passage.text):
            seen.setdefault(key, []).append(prose)
    for key, found in seen.items():
        if len(found) != 2:
            outcome = Outcome.PASS if len(found) == 1 else Outcome.REVIEW
            yield Observation(outcome, found[0].passage.span, {"clause": key[:20], "length": str(len(key))})
            continue
        first, second = found
        yield failure(Repeat(first.passage.span, second.passage.span, second.passage.text[:24], len(key)))


def failure(repeat: Repeat) -> Observation:
    """Tell of one repetition."""
    values = {"clause": repeat.text, "length": str(repeat.length)}
    related = tuple(Related(span, "首次出现") for span in (repeat.first, *repeat.more))
    return Observation(Outcome.FAIL, repeat.second, values, related)


def keyed_sentences(passage: Passage, least: int) -> Iterator[tuple[str, Span, str]]:
    """Yield what is compared of each sentence without figures, its span and its text."""
    for match in SENTENCE.finditer(passage.text):
        key = "".join(CHINESE.findall(TITLE.sub("", match.group())))
        if len(key) >= least and not compiled(r"\d").search(match.group()):
            yield key, passage.locate(*match.span()), match.group()


def keyed_clauses(passage: Passage, least: int) -> Iterator[tuple[str, Span, str]]:
    """Yield what is compared of the clauses of sentences without figures; a shared reason is no repetition."""
    for sentence in SENTENCE.finditer(passage.text):
        if compiled(r"\d").search(sentence.group()):
            continue
        for match in CLAUSE.finditer(sentence.group()):
            key = "".join(CHINESE.findall(TITLE.sub("", match.group())))
            if len(key) >= least and not REASON.search(match.group()):
                start = sentence.start() + match.start()
                yield key, passage.locate(start, start + len(match.group())), match.group()


def repeated_clauses(passage: Passage, before: Passage, least: int) -> Iterator[Repeat]:
    """Yield the clauses of a passage that stand in the one before it, whatever is around them there."""
    words, places = comparable(before)
    for key, span, text in keyed_clauses(passage, least):
        at = words.find(key)
        if at >= 0:
            yield Repeat(before.locate(places[at], places[at + len(key) - 1] + 1), span, text, len(key))


def repeated_sentences(sentences: list[tuple[str, Span, str]], before: dict[str, Span]) -> Iterator[Repeat]:
    """Yield the sentences that stand earlier in the passage, or in the one before."""
    seen = dict(before)
    for key, span, text in sentences:
        if key in seen:
            yield Repeat(seen[key], span, text, len(key))
        seen.setdefault(key, span)


def echoes(passage: Passage) -> Iterator[Repeat]:
    """Yield the clauses that stand right behind themselves."""
    for match in ECHO.finditer(passage.text):
        first, second = passage.locate(*match.span("first")), passage.locate(*match.span("second"))
        yield Repeat(first, second, match["second"], len(match["second"]))


def stretches(passage: Passage, least: int) -> Iterator[Repeat]:
    """Yield the repeated stretches of a passage, each as long as it gets, by an index of its shingles (linear time)."""
    words, places = comparable(passage)
    index: dict[str, int] = {}
    at = 0
    while at + least <= len(words):
        shingle = words[at : at + least]
        first = index.setdefault(shingle, at)
        if first == at or "|" in shingle or first + least > at:
            at += 1
            continue
        length = least
        while at + length < len(words) and first + length < at and words[first + length] == words[at + length] != "|":
            length += 1
        start, end = places[at], places[at + length - 1] + 1
        at += length
        parallel = length < PARALLEL and (
            REASON.search(passage.text, start, end) or all(goes_on(passage.text, at) for at in (places[first], start))
        )
        if not parallel and not BODY.fullmatch(passage.text[start:end]):
            yield Repeat(
                passage.locate(places[first], places[first + length - 1] + 1),
                passage.locate(start, end),
                passage.text[start:end],
                length,
            )


def goes_on(text: str, at: int) -> bool:
    """Whether a place lies in the middle of a clause."""
    return at > 0 and (CHINESE.match(text[at - 1]) is not None or text[at - 1].isdigit())


def comparable(passage: Passage) -> tuple[str, list[int]]:
    """Return the Chinese characters of a passage with their places; figures and titles break a stretch."""
    words: list[str] = []
    places: list[int] = []
    for match in COMPARED.finditer(passage.text):
        piece = match.group()
        if match.lastgroup == "words":
            words.append(piece)
        elif match.lastgroup == "title" or piece.isdigit():
            words.append("|" * len(piece))
        else:
            continue
        places.extend(range(*match.span()))
    return "".join(words), places
