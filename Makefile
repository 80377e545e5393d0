# Everything runs in a virtual environment of its own; nothing is installed by hand.

PYTHON ?= python3
VENV := .venv
# Twice the processors: tests wait for threads, clocks and other processes.
WORKERS = $(shell $(PYTHON) -c 'import os; print(2 * (os.cpu_count() or 1))')
BIN := $(VENV)/bin
DEMO := .demo/section16.db
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
visidata := 3.4
harlequin := 2.17.0
EDGARTOOLS = $(shell sed -n 's/^bench = \["\(.*\)"\]$$/\1/p' pyproject.toml)

.PHONY: run test lint types contracts pytest thorough goldens docs bench clean

run: $(VENV)/.installed  ## add the sample filings to a demonstration store and explore it
	@$(BIN)/section16 --db $(DEMO) sample_filings

test: lint types contracts pytest  ## everything that CI runs

lint: $(VENV)/.developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.developing
	$(BIN)/mypy

contracts: $(VENV)/.developing
	$(BIN)/lint-imports

pytest: $(VENV)/.developing
	$(BIN)/pytest --numprocesses $(WORKERS) -m 'not thorough'

thorough: $(VENV)/.developing  ## what takes too long for every change
	$(BIN)/pytest --numprocesses $(WORKERS) -m thorough

fuzz: $(VENV)/.developing  ## ten thousand damaged filings
	FUZZ_MUTANTS=10000 $(BIN)/pytest tests/fuzz --numprocesses auto

goldens: $(VENV)/.developing  ## take the screens as they are now for right; then read the diff
	UPDATE_GOLDENS=1 $(BIN)/pytest tests/tui --snapshot-update

docs: $(VENV)/.developing  ## run the commands the README shows, and draw its screens
	$(BIN)/python docs/build.py

bench: $(VENV)/.benching .bench/visidata/.installed .bench/harlequin/.installed  ## measure how fast and how large reading is: benchmarks/RESULTS.md
	$(BIN)/python -m benchmarks.run

clean:
	rm -rf $(VENV) .bench .demo .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/.installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "section16 needs Python 3.11 or later: make PYTHON=python3.12 run"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) --editable .
	@touch $@

$(VENV)/.developing: $(VENV)/.installed
	$(PIP) --editable '.[dev]'
	@touch $@

$(VENV)/.benching: $(VENV)/.installed
	$(PIP) --no-deps $(EDGARTOOLS)
	$(PIP) --editable '.[bench-needs]'
	@touch $@

# What the explorer is measured beside, each in an environment of its own: harlequin may want
# another Textual. Where the package index has them not, the results say so.
.bench/%/.installed: Makefile
	$(PYTHON) -m venv .bench/$*
	-.bench/$*/bin/python -m pip install --quiet --disable-pip-version-check $*==$($*)
	@touch $@
