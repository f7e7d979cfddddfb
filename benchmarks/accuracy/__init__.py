"""How accurate reportlint is, measured on documents whose numbers are tied by hand: `python -m benchmarks.accuracy`.

`bases` loads the documents and their declared relations, `evaluate` decides with arithmetic of its own whether a change
contradicts one of them, `mutate` makes changes that must be found, `neutral` such that must not, `oracle` lints before
and after, `report` counts.
"""
