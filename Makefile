# Two commands do everything: `make demo` and `make test`. Both install into .venv first.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
SETS   ?= flores-dev ntrex-a
PAGE   := samples/01-wire-story.txt

.PHONY: demo test lint format samples score-builtin wheel clean

demo: $(VENV)/.run
	$(BIN)/trsum $(PAGE)

test: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto --dist loadscope

lint: $(VENV)/.dev
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

format: $(VENV)/.dev
	$(BIN)/ruff check --fix . && $(BIN)/ruff format .

# The reports beside the pages in samples/, made anew.
samples: $(VENV)/.run
	for page in samples/*.txt; do $(BIN)/trsum -q "$$page" -o "$${page%.txt}.report.md" && $(BIN)/trsum -q "$$page" -o "$${page%.txt}.report.json" || exit 1; done

# EVAL is a folder of test files as models/training/score.py describes them.
score-builtin: $(VENV)/.run
	$(BIN)/python models/training/score.py $(EVAL) $(SETS)

wheel: $(VENV)/.dev
	$(BIN)/python -m pip wheel --no-deps -w dist .

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache

# torch is pinned in pyproject.toml to a release that installs as a small CPU build.
$(VENV)/.run: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "trsum needs Python 3.11 or newer; set PYTHON=python3.11")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.dev: $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@
