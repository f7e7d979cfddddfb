"""Checks of words: names, citations, phrases, duplication, content that is missing, punctuation."""

from __future__ import annotations

from collections.abc import Mapping

from reportlint.checks.check import Check, NoParams
from reportlint.checks.words.abbreviations import Abbreviations, abbreviations
from reportlint.checks.words.attachments import form_enclosed
from reportlint.checks.words.citations import consistent_citations, known_number, known_title, repealed_document
from reportlint.checks.words.content import (
    Required,
    deductions_in_problems,
    evaluated_object,
    goals_scored,
    measurable_goals,
    required_section,
    satisfaction_measure,
    survey_sample,
)
from reportlint.checks.words.counterparts import problems_answered, problems_told
from reportlint.checks.words.duplication import Recurrence, Repetition, repeated_clause, repeated_paragraph
from reportlint.checks.words.marks import narrow_marks, paragraph_end
from reportlint.checks.words.money_units import mixed_units
from reportlint.checks.words.names import foreign_unit, near_twin
from reportlint.checks.words.pairs import paired_marks
from reportlint.checks.words.phrases import Forbidden, Substitution, forbidden_text, substitution
from reportlint.checks.words.publication import (
    Carrying,
    LeftBehind,
    PersonalData,
    carried_along,
    foreign_properties,
    left_behind,
    personal_data,
)
from reportlint.checks.words.targets import vague_targets
from reportlint.checks.words.units import missing_unit
from reportlint.checks.words.variants import title_variants

__all__ = ["CHECKS"]

CHECKS: Mapping[str, Check] = {
    "substitution": Check(substitution, Substitution),
    "forbidden-text": Check(forbidden_text, Forbidden),
    "form-enclosed": Check(form_enclosed, NoParams),
    "mixed-units": Check(mixed_units, NoParams),
    "missing-unit": Check(missing_unit, Forbidden),
    "evaluated-object": Check(evaluated_object, NoParams),
    "goals-scored": Check(goals_scored, NoParams),
    "measurable-goals": Check(measurable_goals, NoParams),
    "deductions-in-problems": Check(deductions_in_problems, NoParams),
    "problems-answered": Check(problems_answered, NoParams),
    "problems-told": Check(problems_told, NoParams),
    "vague-targets": Check(vague_targets, NoParams),
    "survey-sample": Check(survey_sample, NoParams),
    "satisfaction-measure": Check(satisfaction_measure, NoParams),
    "required-section": Check(required_section, Required),
    "known-title": Check(known_title, NoParams),
    "known-number": Check(known_number, NoParams),
    "consistent-citations": Check(consistent_citations, NoParams),
    "repealed-document": Check(repealed_document, NoParams),
    "personal-data": Check(personal_data, PersonalData),
    "foreign-properties": Check(foreign_properties, NoParams),
    "left-behind": Check(left_behind, LeftBehind),
    "carried-along": Check(carried_along, Carrying),
    "repeated-clause": Check(repeated_clause, Repetition),
    "repeated-paragraph": Check(repeated_paragraph, Recurrence),
    "foreign-unit": Check(foreign_unit, NoParams),
    "abbreviations": Check(abbreviations, Abbreviations),
    "title-variants": Check(title_variants, NoParams),
    "narrow-marks": Check(narrow_marks, NoParams),
    "paragraph-end": Check(paragraph_end, NoParams),
    "near-twin": Check(near_twin, NoParams),
    "paired-marks": Check(paired_marks, NoParams),
}
"""Name in rule files → check."""
