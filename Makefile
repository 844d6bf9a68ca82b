# Everything a person or a machine does with the project. `make` alone lists it.

# The first Python here that is new enough; `make PYTHON=python3.12 serve` chooses another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
HOST ?= 127.0.0.1
PORT ?= 8050
export HOST PORT
# How many processes run the tests; make WORKERS=0 test runs them one after another.
WORKERS ?= auto

BIN := .venv/bin
PIP := $(BIN)/python -m pip install --disable-pip-version-check $(if $(CI),--quiet)
RUNTIME := .venv/.stamp-runtime
DEV := .venv/.stamp-dev

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help serve bundle test test-heavy coverage check lint types validate format data bench lock clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- use -------------------------------------------------------------------------------------------

serve: $(RUNTIME) ## start the dashboard on http://127.0.0.1:8050 (HOST and PORT change it)
	$(BIN)/corridors serve

data: $(RUNTIME) ## build data/*.csv and all else that comes from data/curated and data/raw
	$(BIN)/corridors build

bundle: $(RUNTIME) ## build a small plotly.js for packs and sites (Node.js, or its package from the Python registry)
	@command -v node >/dev/null && command -v npm >/dev/null || $(PIP) --require-hashes -r requirements/bundle.txt
	$(BIN)/python -m app.export.pack.bundle_build

# --- tests and checks ------------------------------------------------------------------------------

test: $(DEV) ## run every test, those in the browser too
	CHROME_PATH="$$($(BIN)/python -m tests.tools.browser)" && export CHROME_PATH && \
		$(BIN)/pytest --numprocesses=$(WORKERS) --dist=worksteal $(ARGS)

test-heavy: ARGS += -m heavy
test-heavy: test ## run the long suites only

coverage: ARGS += --cov --cov-report=term
coverage: test ## run every test and say which lines and branches of app/ none of them reaches

check: lint types validate ## formatter, linter, type checker and the data, as CI runs them

lint: $(DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(DEV)
	$(BIN)/mypy

validate: $(RUNTIME)
	$(BIN)/corridors validate

format: $(DEV) ## format the code and mend what the linter can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(DEV) ## measure speed and sizes; asserts nothing
	$(BIN)/python -m tests.bench

# --- set-up ----------------------------------------------------------------------------------------

.venv/.stamp-venv:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: install it, or name it with make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "$(PYTHON) cannot make a virtual environment: install its venv module (Debian, Ubuntu: apt install python3-venv)." >&2; exit 1; }
	$(PYTHON) -m venv --clear .venv
	@touch $@

$(RUNTIME): .venv/.stamp-venv requirements/build.txt requirements/runtime.txt pyproject.toml
	@echo "Installing the locked dependencies into .venv (some minutes the first time) ..."
	$(PIP) --require-hashes -r requirements/build.txt
	$(PIP) --require-hashes -r requirements/runtime.txt
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): $(RUNTIME) requirements/dev.txt
	@echo "Installing the locked tools for tests and checks ..."
	$(PIP) --quiet --require-hashes -r requirements/dev.txt
	@touch $@

# No index or wheel folder of the machine that locks may leave a trace, so pip's own settings are set aside.
# What is locked stays as it is unless pyproject.toml asks for more; `make lock UPGRADE=1` takes the newest of all.
COMPILE = CUSTOM_COMPILE_COMMAND="make lock" PIP_CONFIG_FILE=/dev/null PIP_FIND_LINKS= PIP_EXTRA_INDEX_URL= \
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host $(if $(UPGRADE),--upgrade)

lock: $(DEV) ## write the lock files in requirements/ anew (UPGRADE=1: with the newest versions)
	$(COMPILE) -o requirements/build.txt requirements/build.in
	$(COMPILE) -o requirements/runtime.txt -c requirements/build.txt pyproject.toml requirements/platforms.in
	$(COMPILE) -o requirements/dev.txt -c requirements/build.txt -c requirements/runtime.txt --extra dev \
		pyproject.toml requirements/platforms.in
	$(COMPILE) -o requirements/bundle.txt requirements/bundle.in
	@command -v npm >/dev/null && npm --prefix requirements/bundle install --package-lock-only --ignore-scripts || \
		echo "npm is not here: requirements/bundle/package-lock.json stays as it is."

clean: ## remove .venv and every cache
	rm -rf .venv .bundle .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage htmlcov build *.egg-info
	find app tests -name __pycache__ -type d -prune -exec rm -rf {} +
