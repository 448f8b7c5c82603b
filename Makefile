# Every target sets itself up: a fresh clone needs nothing but Python 3.11 or newer and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
WORKERS ?= auto

.PHONY: demo test check types unit browser lock clean

demo: $(READY)
	@mkdir -p demo
	@$(BIN)/kg build seeds -o demo/graph.ttl
	@for question in who-met-whom who-said-what what-happened-where; do \
		echo; echo "== $$question"; $(BIN)/kg query demo/graph.ttl $$question || exit 1; \
	done
	@echo
	@$(BIN)/kg view demo/graph.ttl -o demo/page.html
	@echo "graph: demo/graph.ttl"
	@echo "page:  demo/page.html"

test: check types unit

check: $(READY)
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy

unit: $(READY) browser
	$(BIN)/python -m pytest -n $(WORKERS)

# A Chromium and a Chinese font for the tests that open pages; where they can't be had, those tests are skipped by name.
browser:
	@if ! command -v chromium >/dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		(apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends \
			chromium fonts-wqy-zenhei) >/dev/null 2>&1 || echo "no Chromium: browser tests will be skipped"; \
	fi

# Build tools first: one dependency comes as source only and must be built with the locked ones.
$(READY): requirements.lock requirements-build.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -qq --require-hashes -r requirements-build.lock
	$(BIN)/python -m pip install -qq --require-hashes --no-build-isolation -r requirements.lock
	$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --no-index -e .
	@touch $@

lock:
	PYTHON=$(PYTHON) tools/lock.sh

clean:
	rm -rf $(VENV) demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
