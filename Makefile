# The two commands a newcomer needs: `make run` and `make test`. Each sets up what it needs first.
.DEFAULT_GOAL := help
.PHONY: help run test check bench monday year drafts scale fuzz pictures soak replicas setup lock lint unit

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
ROOMS := bot induction knowledge prompts storage

help: ## Show what each command does
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: $(READY) ## Start the companion (the local workspace in a browser, or Slack where tokens are set)
	@$(BIN)/companion serve

test: $(READY) lint ## Every check and test: ruff, mypy, import-linter, pytest
	@echo "Running every test, with SQLite and a real Postgres (about twenty minutes) …"
	@$(BIN)/python -m pytest -q -n 2 --dist loadfile

check: $(READY) lint unit ## Style, types, floors and the quick tests (two and a half minutes)

bench: $(READY) ## Measure quality and speed; prints ratios taken in one run
	@$(BIN)/python -m tests.benchmarks

year: $(READY) ## A year of reminders on a virtual clock: lost, doubled, at a bad time (a quarter of an hour)
	@$(BIN)/python -m tests.benchmarks.year

monday: $(READY) ## A Monday morning of 100 workspaces, 2,000 cohorts and 10,000 people, at a stub of Slack (minutes)
	@$(BIN)/python -m tests.benchmarks.monday

drafts: $(READY) ## Thirty sample inputs drafted; with MODEL=http://host:port/v1 worded by the model there too
	@$(BIN)/python -m tests.benchmarks.drafting $(MODEL)

scale: $(READY) ## Standings of 10,000 and of 50,000 candidates on both databases (three quarters of an hour)
	@$(BIN)/python -m tests.benchmarks.standings

pictures: $(READY) ## Take the README's pictures anew, on the way of its tour (needs Chromium)
	@$(BIN)/python -m pytest -q tests/e2e/test_tour.py --pictures docs/images

fuzz: $(READY) ## Ten thousand bad inputs and as many prying requests, and long sequences of acts (twenty minutes)
	@$(BIN)/python -m pytest -q -n 2 tests/bot/bad_inputs tests/bot/access_fuzz tests/bot/properties --bad-inputs 10000 --effort 20

soak: $(READY) ## Kill the companion 200 times while people log hours: nothing lost, nothing twice (a quarter of an hour)
	@$(BIN)/python -m tests.e2e.soak

replicas: $(READY) ## Posts and digests from three replicas on one Postgres, of which one is killed again and again (ten minutes)
	@$(BIN)/python -m tests.e2e.replicas --minutes 10

setup: $(READY) ## Create .venv with the locked dependencies and the `companion` command

lint: $(READY)
	@echo "Checking style, types and floors …"
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --check --quiet . && $(BIN)/mypy && $(BIN)/lint-imports --no-logo

unit: $(READY)
	@$(BIN)/python -m pytest -q -n 2 -m "not slow and not dialog"

lock: $(READY) ## Resolve the dependencies anew into requirements.txt
	@$(BIN)/uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-header --upgrade --quiet -o requirements.txt

$(READY): pyproject.toml requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "The companion needs Python 3.11 or newer; name one with: make PYTHON=/path/to/python3 …")'
	@echo "Setting up .venv with the locked dependencies (about a minute, once) …"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	@VIRTUAL_ENV=.venv $(BIN)/uv pip sync --quiet --require-hashes requirements.txt
	@VIRTUAL_ENV=.venv $(BIN)/uv pip install --quiet --no-deps -e .
	@touch $(READY)
