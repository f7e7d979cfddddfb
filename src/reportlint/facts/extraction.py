"""Document in, facts out: the order in which they are read, and what each is read from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain

from reportlint.facts.across.afar import find_far_ties
from reportlint.facts.across.levels import Levels, find_levels
from reportlint.facts.across.listings import Listing, find_listings, with_named_totals
from reportlint.facts.across.named import completed
from reportlint.facts.across.portions import NamedShare, find_named_shares
from reportlint.facts.across.rows import find_rows
from reportlint.facts.across.spoken import sentence_listings
from reportlint.facts.prose.amounts import find_amounts
from reportlint.facts.prose.claims import Statement
from reportlint.facts.prose.statements import find_statements
from reportlint.facts.prose.ties import find_ties
from reportlint.facts.prose.wholes import Partitions
from reportlint.facts.reading import read_cells, read_prose
from reportlint.facts.record import Facts, Prose
from reportlint.facts.scores.columns import with_marks_named
from reportlint.facts.scores.domains import find_domains
from reportlint.facts.scores.events import find_events
from reportlint.facts.scores.folded import unfolded
from reportlint.facts.scores.former_marks import without_former
from reportlint.facts.scores.grades import Grade, find_grades, table_bands, table_grades
from reportlint.facts.scores.indicators import ScoreTable
from reportlint.facts.scores.item_statements import as_items
from reportlint.facts.scores.listed import listed_matches
from reportlint.facts.scores.losses import with_losses_joined
from reportlint.facts.scores.mark_detection import marks_of
from reportlint.facts.scores.matches import Match
from reportlint.facts.scores.matching import Said, find_matches
from reportlint.facts.scores.matrices import find_matrices, with_units_dropped
from reportlint.facts.scores.opened import surroundings
from reportlint.facts.scores.own_grades import with_own_grades
from reportlint.facts.scores.paired import with_pairs_parted
from reportlint.facts.scores.rankings import find_rankings
from reportlint.facts.scores.score_sentences import find_score_statements
from reportlint.facts.scores.score_statements import ScoreStatement
from reportlint.facts.scores.score_tables import find_score_tables
from reportlint.facts.tables.drafts import find_grids
from reportlint.facts.tables.sheets import find_sheets
from reportlint.facts.text.contents import with_contents
from reportlint.facts.text.passages import Passage
from reportlint.facts.text.references import find_caption, find_references
from reportlint.facts.text.sections import Section, find_headings, find_sections
from reportlint.facts.text.subject import find_parts, find_subject
from reportlint.model import Document, Span
from reportlint.rule import Vocabulary


def extract(document: Document, vocabulary: Vocabulary) -> Facts:
    """Read the facts of a document."""
    document = with_contents(document)
    vocabulary = with_own_grades(document, vocabulary)
    headings = find_headings(document)
    sections = find_sections(document, headings)
    found = with_pairs_parted(unfolded(find_grids(document, vocabulary)))
    grids = with_units_dropped(document, with_marks_named(document, found, vocabulary))
    tables = find_score_tables(grids, vocabulary)
    subject = find_subject(document)
    prose = tuple(read_prose(document, headings, subject, vocabulary))
    sheets = find_sheets(document, grids, [table.grid for table in tables])
    levels = find_levels((one.mentions for one in prose), sheets)
    statements = tuple(read_statements(prose, vocabulary, levels, subject.last_year))
    domains = find_domains(tables, sections, Span(0, len(document.text)))
    scores, matches = read_marks(prose, sections, tables, domains, vocabulary, subject.last_year)
    matrices = find_matrices(document, grids)
    captions = {number: caption for number, one in enumerate(prose) if (caption := find_caption(one.passage))}
    return Facts(
        document=document,
        vocabulary=vocabulary,
        subject=subject,
        parts=find_parts(document, headings, subject),
        headings=headings,
        sections=sections,
        prose=prose,
        grids=grids,
        sheets=sheets,
        score_tables=tables,
        matrices=matrices,
        ranked=find_rankings(grids, matrices, tables),
        events=find_events(grids),
        statements=statements,
        named_shares=tuple(read_named_shares(prose, levels)),
        ties=tuple(tie for one in prose for tie in find_ties(one.passage, one.mentions, subject.last_year)),
        far_ties=tuple(find_far_ties(((one.passage.text, one.mentions) for one in prose), levels, subject.last_year)),
        listings=tuple(read_listings(prose, sections, levels)),
        amounts=tuple(find_amounts(statements, vocabulary)),
        scores=scores,
        grades=(*read_grades(prose, vocabulary), *table_grades(grids, vocabulary)),
        tabled_bands=tuple(table_bands(grids, vocabulary)),
        domains=domains,
        matches=matches,
        captions=tuple(captions.values()),
        references=tuple(
            chain.from_iterable(find_references(one.passage) for at, one in enumerate(prose) if at not in captions)
        ),
        cells=tuple(read_cells(document, grids)),
    )


def read_statements(
    prose: Sequence[Prose], vocabulary: Vocabulary, levels: Levels, year: int | None
) -> Iterator[Statement]:
    """Yield the claims about amounts, passage by passage, completed by what a document about `year` names elsewhere."""
    known = partitions(vocabulary)
    for number, one in enumerate(prose):
        yield from completed(find_statements(one.passage, number, one.mentions, known), levels, year)


def read_named_shares(prose: Sequence[Prose], levels: Levels) -> Iterator[NamedShare]:
    """Yield the shares of what the document names, passage by passage."""
    for number, one in enumerate(prose):
        yield from find_named_shares(one.passage, number, one.mentions, levels)


def read_listings(prose: Sequence[Prose], sections: Sequence[Section], levels: Levels) -> Iterator[Listing]:
    """Yield the lists of the prose, over the borders of passages."""
    rows = [row for number, one in enumerate(prose) for row in find_rows(one.passage, number, one.mentions)]
    found = find_listings(rows, [one.passage for one in prose], list(siblings(prose, sections)), levels)
    yield from (with_named_totals(one, levels) for one in chain(found, sentence_listings(rows)))


def siblings(prose: Sequence[Prose], sections: Sequence[Section]) -> Iterator[tuple[int, ...]]:
    """Yield for each passage the lists it may be a member of.

    Those are the numbered items beside it, as the item itself or as its first paragraph, and the paragraphs beside it.
    """
    lists: dict[tuple[object, ...], int] = {}
    starts = [section.span.start for section in sections]
    headed: int | None = None
    for one in prose:
        index = bisect_right(starts, one.passage.span.start) - 1
        section = sections[index] if index >= 0 else None
        if one.heading and section and one.heading.number is not None:
            headed = lists.setdefault((section.parents, section.heading.level, section.heading.style), len(lists))
            yield (headed,)
            headed = None if one.mentions else headed
        else:
            beside = lists.setdefault((index,), len(lists))
            yield (beside,) if headed is None or not one.mentions else (headed, beside)
            headed = None if one.mentions else headed


def read_marks(  # noqa: PLR0913, PLR0917 - the prose, the tables, what they are about
    prose: Sequence[Prose],
    sections: Sequence[Section],
    tables: Sequence[ScoreTable],
    domains: Sequence[Span],
    vocabulary: Vocabulary,
    year: int | None,
) -> tuple[tuple[ScoreStatement, ...], tuple[Match, ...]]:
    """Return the claims about marks, and what ties those of the report's year to the tables that speak of the same."""
    rows = [one.name for table in tables for one in table.indicators]
    passages = [one.passage for one in prose]
    told = as_items(list(read_scores(prose, vocabulary)), [(one.passage, one.quantities) for one in prose], vocabulary)
    scores = tuple(with_losses_joined(list(told), passages, rows))
    present = list(without_former(scores, passages, tables, year))
    named = find_matches(list(in_place(present, sections, passages)), tables, domains, vocabulary)
    listed = listed_matches([(one.passage, one.quantities) for one in prose], tables, domains) if tables else ()
    matches = (*named, *listed)
    return as_settled(scores, matches), matches


def read_scores(prose: Sequence[Prose], vocabulary: Vocabulary) -> Iterator[ScoreStatement]:
    """Yield the claims about marks, passage by passage."""
    for number, one in enumerate(prose):
        title = one.heading.title if one.heading else ""
        yield from find_score_statements(
            one.passage, number, title, marks_of(one.passage, one.quantities, one.bands), vocabulary
        )


def read_grades(prose: Sequence[Prose], vocabulary: Vocabulary) -> Iterator[Grade]:
    """Yield the grades given, passage by passage."""
    for number, one in enumerate(prose):
        yield from find_grades(one.passage, number, one.bands, vocabulary)


def in_place(
    scores: Sequence[ScoreStatement], sections: Sequence[Section], passages: Sequence[Passage]
) -> Iterator[Said]:
    """Yield score sentences with the titles of the sections around them, and what stands beside them."""
    starts = [section.span.start for section in sections]
    for one in scores:
        index = bisect_right(starts, one.span.start) - 1
        around = () if index < 0 else (*sections[index].parents, index)
        passage = passages[one.passage]
        beside = surroundings(passage.text, passage.find(one.span)[1])
        yield Said(one, tuple(sections[at].heading.title for at in around), beside)


def as_settled(scores: Sequence[ScoreStatement], matches: Sequence[Match]) -> tuple[ScoreStatement, ...]:
    """Return the score sentences as the tables they were tied to let them be read."""
    tied = {match.statement.span: match.statement for match in matches}
    return tuple(tied.get(one.span, one) for one in scores)


def partitions(vocabulary: Vocabulary) -> Partitions:
    """Return the sets of names that make up a whole."""
    return Partitions(words_of(vocabulary, "partition."), words_of(vocabulary, "contrast."))


def words_of(vocabulary: Vocabulary, prefix: str) -> tuple[frozenset[str], ...]:
    """Return the sets of words of one sort."""
    return tuple(frozenset(words) for name, words in vocabulary.terms.items() if name.startswith(prefix))
