# Everything starts here; `make help` says what there is. Nothing but Python 3.12 or later is needed.
.DEFAULT_GOAL := help
PYTHON := .venv/bin/python
ARGS ?=

.PHONY: help demo test check bench up down install proto lock breaking

help:  ## what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: install  ## a district's year, then a province under three laws (ARGS="--lang en --acts 2")
	@$(PYTHON) -m demo $(ARGS)

test: install  ## the tests, on real PostgreSQL and Kafka (ARGS="tests/kernel -k append")
	@$(PYTHON) -m pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

check: install  ## format, lint, types, architecture, contracts
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m pyright
	@if grep -q '^\[tool\.importlinter\]' pyproject.toml; then set -x; .venv/bin/lint-imports; fi
	.venv/bin/buf lint
	@$(MAKE) --no-print-directory breaking
	$(PYTHON) -m deploy.local.contracts --check

breaking:
	@if tag=$$(git describe --tags --abbrev=0 --match 'v*' 2>/dev/null); \
	then set -x; .venv/bin/buf breaking --against ".git#tag=$$tag"; \
	else echo "No release is tagged yet, so there is nothing that the contracts could break."; fi

bench: install  ## the benchmarks, written to build/bench.json
	@$(PYTHON) -m tests.benchmarks $(ARGS)

up: install  ## the local stack and the services, which stay up (ARGS="--brokers 3")
	@$(PYTHON) -m deploy.local up $(ARGS)

down: install  ## stop what make up started
	@$(PYTHON) -m deploy.local down

install:  ## Python and the packages, where that is not done yet
	@deploy/local/bootstrap

proto: install  ## the Python twins of the contracts
	$(PYTHON) -m deploy.local.contracts

lock: install  ## requirements.lock and the pinned servers
	.venv/bin/uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.12 \
		--all-extras -o requirements.lock pyproject.toml
	$(PYTHON) -m deploy.local.relock
