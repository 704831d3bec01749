# Everything a user, an editor or a developer runs. Each target installs what it needs into .venv
# first, from the locks in .ci/lock, and again only when a lock or pyproject.toml has changed.

PYTHON ?= python3
# What makes Pelican fail: errors, or warnings as well.
FATAL ?= errors

BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
LOCKS := .ci/lock
UV_COMPILE := $(BIN)/uv --quiet --no-config pip compile pyproject.toml --universal \
	--python-version 3.11 --generate-hashes --no-annotate \
	--custom-compile-command "make lock" --upgrade

.DEFAULT_GOAL := html
.DELETE_ON_ERROR:

.PHONY: html
html: .venv/.runtime  ## Build the site into build/
	$(BIN)/pelican content --settings pelicanconf.py --fatal $(FATAL)

.PHONY: devserver
devserver: .venv/.runtime  ## Serve the site at 127.0.0.1:8000 and rebuild it on every change
	$(BIN)/chancery preview

.PHONY: publish
publish: .venv/.runtime  ## Build the site for publication into build/
	$(BIN)/pelican content --settings publishconf.py --fatal $(FATAL)

.PHONY: clean
clean:  ## Empty build/
	find build -mindepth 1 -maxdepth 1 ! -name .gitignore -exec rm -rf {} +

.PHONY: test
test: .venv/.test  ## Run every test
	$(BIN)/pytest

.PHONY: check
check: .venv/.runtime  ## Check every record and say what is wrong, and where
	$(BIN)/chancery check content

.PHONY: lint
lint: .venv/.dev  ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

.PHONY: bench
bench: .venv/.bench  ## Measure builds and edits beside Hugo and plain Pelican, and write a report
	$(BIN)/python -m benchmarks.bench

.PHONY: audit
audit: .venv/.test .ci/node/node_modules/.package-lock.json  ## Audit the published site with Lighthouse and write a report
	$(BIN)/python -m benchmarks.audit

.PHONY: lock
lock: .venv/.dev  ## Renew the locks with the newest releases that pyproject.toml allows
	$(UV_COMPILE) --group install --output-file $(LOCKS)/runtime.txt
	$(UV_COMPILE) --group test --constraint $(LOCKS)/runtime.txt --output-file $(LOCKS)/test.txt
	$(UV_COMPILE) --group dev --constraint $(LOCKS)/test.txt --output-file $(LOCKS)/dev.txt
	$(UV_COMPILE) --group bench --constraint $(LOCKS)/runtime.txt --output-file $(LOCKS)/bench.txt

.PHONY: help
help:  ## Say what each target does
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1|\2/p' Makefile | \
		while IFS='|' read -r name text; do printf '%-10s %s\n' "$$name" "$$text"; done

# python is a link to the system's own: gone or newer there, the environment is made again.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo 'Chancery needs Python 3.11 or later, and "$(PYTHON)" is not one.' >&2; \
		echo 'Name one that is: make PYTHON=/path/to/python3.11' >&2; \
		exit 1; }
	$(PYTHON) -m venv --clear .venv

.venv/.runtime: $(BIN)/python pyproject.toml $(LOCKS)/runtime.txt
	$(PIP) install --require-hashes --requirement $(LOCKS)/runtime.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.test: .venv/.runtime $(LOCKS)/test.txt
	$(PIP) install --require-hashes --requirement $(LOCKS)/test.txt
	@touch $@

.venv/.dev: .venv/.test $(LOCKS)/dev.txt
	$(PIP) install --require-hashes --requirement $(LOCKS)/dev.txt
	@touch $@

.venv/.bench: .venv/.runtime $(LOCKS)/bench.txt
	$(PIP) install --require-hashes --requirement $(LOCKS)/bench.txt
	@touch $@

.ci/node/node_modules/.package-lock.json: .ci/node/package.json .ci/node/package-lock.json
	npm ci --prefix .ci/node
	@touch $@
