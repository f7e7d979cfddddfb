# One word for everything a developer does. Needs Python 3.11 or newer with pip, and make; `make` alone lists the words.

PYTHON ?= $(shell for name in python3.11 python3 python; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
REPORT ?= fixtures/project.md

# A bare Debian python3 has no ensurepip; there, the pip outside fills the environment.
environment = $(PYTHON) -m venv --clear $(1) 2>/dev/null || { $(PYTHON) -m venv --clear --without-pip $(1) && \
	$(PYTHON) -m pip --python $(1)/bin/python install --quiet pip; }

.DEFAULT_GOAL := help
.PHONY: help setup demo test programs examples lint check format fixtures schemas docs package bench speed growth accuracy publish fuzz outputs many clean

help: ## list these words
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

setup: $(READY) ## an environment in .venv with the program and all that its tests need

$(READY): pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; name it: make PYTHON=/path/to/python" >&2; exit 1; }
	$(call environment,$(VENV))
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

demo: $(READY) ## check a report that comes with the program: make demo REPORT=fixtures/accounts.pdf
	$(BIN)/reportlint check --exit-zero $(REPORT)

test: $(READY) ## all tests; those that lack a program are left out and named at the end, in CI they fail
	$(BIN)/python -m pytest -n auto -rs $(PYTEST_OPTIONS)

programs: ## install what some tests open results with (Debian, as root): Chromium, LibreOffice, poppler, a font
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; name it: make PYTHON=/path/to/python" >&2; exit 1; }
	$(PYTHON) tests/programs.py --install

lint: $(READY) ## style, format, types, and the layers between the rooms
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

examples: $(READY) ## the examples in the rule files
	$(BIN)/reportlint test

check: lint test examples ## all that must hold before a change is sent

format: $(READY) ## mend what can be mended mechanically
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

fixtures: $(READY) ## write the reports in fixtures/ anew from fixtures/source/
	$(BIN)/python fixtures/generate.py

schemas: $(READY) ## write the schemas that editors use anew
	$(BIN)/reportlint config --schema settings > schemas/reportlint.schema.json
	$(BIN)/reportlint config --schema ignores > schemas/reportlint-ignores.schema.json
	$(BIN)/reportlint config --schema rule > schemas/rule.schema.json

docs: $(READY) ## the documentation site, in build/site
	$(BIN)/python docs/generate.py build/docs
	$(BIN)/python -m mkdocs build --strict --quiet

package: $(READY) ## build sdist and wheel, and try the wheel in an empty environment outside the checkout, the guide too
	rm -rf dist
	$(BIN)/python -m build --outdir dist . >/dev/null
	@set -eu; there=$$(mktemp -d); trap 'rm -rf "$$there"' EXIT; wheel=$$(echo "$(CURDIR)"/dist/*.whl); \
	$(call environment,"$$there/venv"); "$$there/venv/bin/python" -m pip install --quiet "$$wheel"; \
	cp fixtures/project.docx "$$there"; cd "$$there"; set -x; \
	venv/bin/reportlint --version; venv/bin/reportlint check --exit-zero --quiet project.docx; venv/bin/reportlint test; \
	cd "$(CURDIR)"; REPORTLINT_PYTHON="$$there/venv/bin/python" $(BIN)/python -m pytest -q tests/docs/test_guides.py -k newcomer

bench: speed growth accuracy outputs many ## all benchmarks

speed: $(READY) ## how long the user waits, beside what other libraries take
	$(BIN)/python -m benchmarks.speed

growth: $(READY) ## what ten thousand words cost, and how the time grows: with the length of a report, and of texts made to be slow
	$(BIN)/python -m benchmarks.vocabulary
	$(BIN)/python -m benchmarks.families
	$(BIN)/python -m benchmarks.monotony
	$(BIN)/python -m benchmarks.patterns

accuracy: $(READY) ## which planted errors are found, and what is said about reports without any
	$(BIN)/python -m benchmarks.accuracy

publish: $(READY) ## measure the figures of accuracy that the documentation tells
	$(BIN)/python -m benchmarks.accuracy.publish

fuzz: $(READY) ## hundreds of spoilt files: no traceback, no hang, none called clean that was not read
	$(BIN)/python -m benchmarks.fuzz

outputs: $(READY) ## what handing back costs beside checking
	$(BIN)/python -m benchmarks.outputs

many: $(READY) ## what a folder of a thousand small reports costs
	$(BIN)/python -m benchmarks.many

clean: ## remove the environment, caches and what was built
	rm -rf $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests fixtures -name __pycache__ -type d -prune -exec rm -rf {} +
