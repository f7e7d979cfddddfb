"""Score tables, what prose says about marks, grades and their bands, scoring rules in words."""
