# The commands of the house. CI runs the same ones.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: setup check quick test browser fix gate docs bench fuzz demo all

# The stamp makes every later call free; it is remade when the dependencies change.
setup: $(VENV)/.stamp

$(VENV)/.stamp: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	touch $@ $(VENV)/.installed

# What running needs, without what developing needs.
$(VENV)/.installed: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest tests/grammar tests/lexicon

quick: check
	$(BIN)/pytest -n 2 -m "not slow"

test: check browser
	$(BIN)/pytest -n 2
	$(BIN)/python scripts/on_postgresql.py $(BIN)/pytest -n 2 tests/web --ignore tests/web/site_pages -m "not sqlite"

# Chromium and a Chinese font: installed where that is possible, else told.
browser:
	scripts/need_browser.sh

fix: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

gate: setup
	$(BIN)/python bench/gate.py

docs: setup
	set -e; for script in scripts/build_glossary.py $(wildcard scripts/build_*_reference.py); do $(BIN)/python $$script; done

# LAC and jieba are there for comparison only, so nothing else installs them.
bench: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group bench
	$(BIN)/python bench/speed.py
	$(BIN)/python bench/pages.py
	$(BIN)/python bench/web.py
	$(BIN)/python bench/linking.py --splink
	$(BIN)/python bench/relinking.py
	$(BIN)/python bench/ledger_pages.py

fuzz: setup
	$(BIN)/python bench/fuzz.py --seconds 60

# REPORTS=path shows your own reports, each folder in a ledger named after it; BIND=127.0.0.1:8001 takes another port.
# Four digits of the whole path keep two folders of one name apart.
BIND ?= 127.0.0.1:8000
LEDGER := sqlite:///$(if $(REPORTS),$(shell basename "$(REPORTS)")-$(shell realpath "$(REPORTS)" | cksum | cut -c1-4),demo).db

# A report that is refused is told; the others are shown all the same.
demo: $(VENV)/.installed
	-$(BIN)/duikou load $(if $(REPORTS),"$(REPORTS)",samples/reports --sample) --ledger "$(LEDGER)"
	$(BIN)/duikou serve --ledger "$(LEDGER)" --bind $(BIND)

all: setup check test gate
