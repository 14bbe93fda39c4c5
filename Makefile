# Everything runs in an environment of its own (.venv); Python 3.11 or later with venv is enough.
# `make` alone lists the targets.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
PYTEST := $(BIN)/python -m pytest
# Tests of one module stay on one processor, where what they share is made once.
TESTS := $(PYTEST) --numprocesses auto --dist worksteal
EVERY := -m "not installs"
EXAMPLE := examples/nuage-exemple/profile.yaml
SECONDS ?= 20
TARGETS := profile criterion ruleset tailoring bods gleif saved waivers baseline project
COVERING := $(addprefix tests/,logic graph ruleset engine rules acceptance)
SHIPPED := rules compiled seeds schemas examples

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check format-check lint types contracts format places thorough explore fuzz coverage \
  mutants generate bench bench-small site wheel clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

## For everyone

# Exit code 1 is the gate closed, which is what the example shows; any other failure is ours.
demo: $(VENV)/.installed ## Check the invented provider of the README
	@$(BIN)/trustcheck check $(EXAMPLE) || test $$? -eq 1

test: $(VENV)/.dev ## Run the tests
	$(TESTS)

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

# What a quick run leaves out: pre-commit, the action and the image, each installed from a clone of
# the last commit. Without a registry those tests are skipped.
places: $(VENV)/.places ## Install and run the action, the hooks and the image as their users do
	$(TESTS) -m "" tests/places

# What a run of all tests tries a decided part of, or not at all; tests/sample.py says how.
thorough: $(VENV)/.dev ## Try everything of what `make test` tries a part of
	THOROUGH=1 $(TESTS) -m "sampled or thorough"

explore: $(VENV)/.dev ## Draw new examples for every property: slower, and each run is another
	EXPLORE=1 $(TESTS) $(EVERY)

# atheris is guided by what a change reaches; it has wheels for Linux, and not for every Python.
fuzz: $(VENV)/.dev ## Feed every reader and format with spoilt files for SECONDS each: make fuzz SECONDS=60
	EXPLORE=1 FUZZ_EXAMPLES=1000 $(TESTS) $(EVERY) tests/hostile
	@if $(PIP) install 'atheris>=3'; then \
	  for target in $(TARGETS); do $(BIN)/python -m tests.hostile.fuzz $$target $(SECONDS) || exit 1; done; \
	else echo "atheris does not install here: only the properties were tried"; fi

coverage: $(VENV)/.dev ## Fail unless the tests take every branch of logic, conditions, graph, engine
	$(BIN)/coverage erase
	THOROUGH=1 $(BIN)/coverage run -m pytest --numprocesses auto $(EVERY) $(COVERING)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

# It works on a copy, build/mutants; what no test can tell is argued in tests/mutants/argued.yaml.
mutants: $(VENV)/.mutants ## Try the tests of MODULE against mutants of it: make mutants MODULE=trustcheck.logic
	$(BIN)/python -m tests.mutants $(MODULE)

# The second run of the tests proves that what the first one wrote holds.
generate: $(VENV)/.dev ## Write the generated files anew: schemas, compiled data, golden reports, pages
	$(BIN)/python -m generate
	$(BIN)/python -m trustcheck.cli.compilation
	$(PYTEST) --quiet --accept
	$(TESTS) --quiet
	git status --short

# Peers go into build/peers, at the versions benchmarks/peers/workshop.py pins.
bench: $(VENV)/.installed ## Time beside peers, and write the tables into docs/performance.md
	$(BIN)/python -m benchmarks.peers --write $(BENCH)
	$(BIN)/python -m benchmarks.cold --write
	$(BIN)/python -m benchmarks.warm --write

bench-small: $(VENV)/.installed ## The same in a minute: few profiles, few rounds, nothing written
	$(BIN)/python -m benchmarks.peers --few 25 --profiles 0 --rounds 3 $(BENCH)
	$(BIN)/python -m benchmarks.cold --rounds 3 --slow-rounds 1
	$(BIN)/python -m benchmarks.warm --profiles 50 --rounds 3

site: $(VENV)/.installed ## Write the rules as pages to browse into build/site
	@mkdir -p build
	$(BIN)/trustcheck rules site --output build/site

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

$(VENV)/.places: $(VENV)/.dev
	@$(PIP) install --editable '.[places]'
	@touch $@

$(VENV)/.mutants: $(VENV)/.dev
	@$(PIP) install --editable '.[mutants]'
	@touch $@
