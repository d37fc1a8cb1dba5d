# Two commands do everything: `make demo` and `make test`. `make check` is what the gate runs.
VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin
# Processes that test side by side, each with the language model (about 1.6 GB); files stay whole, since their tests share what was read.
WORKERS ?= 2
PYTEST := $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.PHONY: demo test check docs quality bench snapshot browser lock clean

demo: $(VENV)/.run
	$(BIN)/dateline demo --archive demo.db

test: $(VENV)/.dev
	$(PYTEST)

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PYTEST)

# The documentation as a site, in the folder site; every warning stops it.
docs: $(VENV)/.dev
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict

# Scores on development data, where it lies beside the project, against the recorded floors.
quality: $(VENV)/.dev
	$(BIN)/python benchmarks/quality.py

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/speed.py --stages
	$(BIN)/python benchmarks/speed.py --copies
	$(BIN)/python benchmarks/desk.py

# What the browser tests need besides Chromium (from your system's packages): the accessibility checker. Without them they are skipped.
browser:
	cd tests/browser && npm ci --ignore-scripts --no-audit --no-fund

# After a change that is meant to change the record: look at the difference before committing it.
snapshot: $(VENV)/.dev
	$(BIN)/python -m pytest --snapshot-update

# New versions of everything, with hashes (needs uv).
lock:
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url -o requirements.lock
	uv pip compile pyproject.toml --group build --group dev --extra cluster --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url -o requirements-dev.lock
	uv pip compile pyproject.toml --group build --group dev --group readers --extra cluster --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url -c requirements-dev.lock -o requirements-readers.lock
	uv pip compile pyproject.toml --group training --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url -c requirements-dev.lock -o requirements-training.lock

$(VENV)/.run: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) --require-hashes --requirement requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	$(PIP) --require-hashes --requirement requirements-dev.lock
	touch $@

# Needs the headers of ICU (libicu-dev) and pkg-config.
$(VENV)/.readers: $(VENV)/.dev requirements-readers.lock
	$(PIP) --require-hashes --requirement requirements-readers.lock
	touch $@

clean:
	rm -rf $(VENV) demo.db demo.db-shm demo.db-wal
