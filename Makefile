# Everything runs in an environment of its own (.venv); Python 3.11 or later with venv is enough.
# `make` alone lists the targets.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
PYTEST := $(BIN)/python -m pytest
EXAMPLE := examples/nuage-exemple/profile.yaml
SHIPPED := rules seeds schemas examples

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check format-check lint types contracts format explore generate wheel clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

## For everyone

# Exit code 1 is the gate closed, which is what the example shows; any other failure is ours.
demo: $(VENV)/.installed ## Check the invented provider of the README
	@$(BIN)/trustcheck check $(EXAMPLE) || test $$? -eq 1

test: $(VENV)/.dev ## Run the tests
	$(PYTEST) --numprocesses auto

## For contributors

# The tests compare every generated file with what the program would write now.
check: format-check lint types contracts test ## Run every check: format, lint, types, contracts, tests

format-check: $(VENV)/.dev
	$(BIN)/ruff format --check

lint: $(VENV)/.dev
	$(BIN)/ruff check

types: $(VENV)/.dev
	$(BIN)/mypy

contracts: $(VENV)/.dev
	$(BIN)/lint-imports --no-cache

format: $(VENV)/.dev ## Put the code in the house style
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

# The second run of the tests proves that what the first one wrote holds.
WRITE_SCHEMA := from pathlib import Path; from trustcheck.profile.schema import profile_schema_text; \
  Path("schemas/profile.schema.json").write_bytes(profile_schema_text().encode())

explore: $(VENV)/.dev ## Draw new examples for every property: slower, and each run is another
	EXPLORE=1 $(PYTEST) --numprocesses auto

generate: $(VENV)/.dev ## Write the generated files anew: schemas, golden reports, pages, screens
	$(BIN)/python -c '$(WRITE_SCHEMA)'
	$(PYTEST) --quiet --accept
	$(PYTEST) --quiet --numprocesses auto
	git status --short

wheel: $(VENV)/.installed ## Build the wheel into dist/
	rm -rf dist
	$(PIP) wheel --no-deps --wheel-dir dist .
	@for folder in $(SHIPPED); do \
	  $(BIN)/python -m zipfile --list dist/*.whl | grep "^trustcheck/_data/$$folder/" >/dev/null \
	    || { echo "the wheel lacks $$folder/" >&2; exit 1; }; \
	done
	@ls dist/*.whl

clean: ## Remove the environment and everything built
	rm -rf $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Environments: a stamp file says what an environment holds, so that the second run is instant.

$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "trustcheck needs Python 3.11 or later: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.installed
	@$(PIP) install --editable '.[dev]'
	@touch $@
