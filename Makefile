# The workflow, executable: `make` alone prints the targets.
# Everything is set up by the targets themselves; what they need is python3 (3.11 or later) with pip, git and make.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help install demo test check lint types unit compiled versions compiled-others soak image bench cost sbom format lock debian clean

# Python 3.11 is what everything else runs on.
OTHERS := 3.12 3.13
# Tests wait longer than they compute: three for each core; no more than eight, for each has a PostgreSQL of its own.
WORKERS := $(shell cores=$$(getconf _NPROCESSORS_ONLN); echo $$((cores > 2 ? 8 : 3 * cores)))
# Whoever has nothing left takes over from others; tests/dealing.py has the long ones begin early.
SHARED := -n $(WORKERS) --dist worksteal
UV := .tools/bin/uv
RUN := $(UV) run --frozen --no-sync
export UV_PROJECT_ENVIRONMENT := .venv
export UV_PYTHON_DOWNLOADS := never
# What properties draw in CI is the same each time: sets are gone through in the order of their hashes.
export PYTHONHASHSEED := 0
# What one process has compiled the others read, whatever a machine says of it: tests start hundreds of programs.
unexport PYTHONDONTWRITEBYTECODE

help: ## print the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

$(UV): .ci/uv.txt
	python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --require-hashes --upgrade --target .tools -r .ci/uv.txt
	@touch $@

.venv/.installed: $(UV) pyproject.toml uv.lock
	$(UV) sync --frozen --all-groups --all-extras --compile-bytecode --quiet
	@touch $@

install: .venv/.installed ## set up .venv with exactly what uv.lock names

demo: install ## the main job on loopback, in half a minute: a story from alert to end
	$(RUN) meteo-douane demo

debian: ## install the Debian packages that some tests need, where that is possible
	.ci/debian-packages

test: install debian ## everything that CI runs
	# No time is measured in these.
	$(MAKE) --no-print-directory --jobs=2 --output-sync=target image types lint compiled compiled-others
	# Two months at once have a core each: beside the image they take twice as long.
	$(MAKE) --no-print-directory soak cost versions unit

check: lint types unit ## what must be green before a commit

lint: install
	$(UV) lock --check --quiet
	$(RUN) ruff check --quiet .
	$(RUN) ruff format --check --quiet .

types: install
	$(RUN) mypy

unit: install
	$(RUN) pytest $(SHARED) -m "not soak and not image"

# A first run has each worker rewrite the assertions of all tests; this does it once for all of them.
compiled: install
	$(RUN) pytest -n 0 --collect-only -q | tail -n 1

compiled-%: .venv-%/.installed
	.venv-$*/bin/python -m pytest -n 0 --collect-only -q | tail -n 1

compiled-others: $(UV)
	for version in $(OTHERS); do if .ci/python $$version &> /dev/null; then $(MAKE) --no-print-directory compiled-$$version; fi; done

versions: $(UV) ## the tests on the other versions of Python, as far as they are here or (CI=true) to be had
	for version in $(OTHERS); do if .ci/python $$version > /dev/null; then $(MAKE) --no-print-directory unit-$$version; fi; done

.PRECIOUS: .venv-%/.installed
.venv-%/.installed: $(UV) pyproject.toml uv.lock
	UV_PROJECT_ENVIRONMENT=.venv-$* $(UV) sync --frozen --all-groups --all-extras --compile-bytecode --quiet --python "$$(.ci/python $*)"
	@touch $@

unit-%: .venv-%/.installed
	.venv-$*/bin/python -m pytest $(SHARED) -m "not soak and not image and not one_python" --hypothesis-profile=others

soak: install ## the program in simulated months in which everything fails, in minutes; another lot: SOAK_SEED=7 make soak
	MALLOC_ARENA_MAX=1 $(RUN) pytest -n 2 -m soak tests/soak  # one heap, as in the unit: memory is measured

image: install ## build the image without an engine and start it; boot a systemd and install the service there; as root
	$(RUN) pytest -n 0 -m image tests/packaging

.PHONY: .venv-bench
.venv-bench: $(UV)
	UV_PROJECT_ENVIRONMENT=$@ $(UV) sync --frozen --no-default-groups --no-editable --reinstall-package meteo-douane --compile-bytecode --quiet

bench: install .venv-bench ## measure what the program costs, beside the barest way to do the same
	BENCH_PYTHON=.venv-bench/bin/python $(RUN) python -m bench

cost: install .venv-bench ## the rows of bench that hold on any machine: ratios of CPU, bytes and rows; three minutes
	BENCH_PYTHON=.venv-bench/bin/python $(RUN) python -m bench unchanged_readings at_rest a_long_past

sbom: $(UV) ## write what an installation brings along, with hashes and licences, to dist/sbom.cdx.json (CycloneDX)
	@mkdir -p dist
	.ci/sbom dist/sbom.cdx.json

format: install ## let ruff put the code in order
	$(RUN) ruff check --fix --quiet . || true
	$(RUN) ruff format --quiet .

lock: $(UV) ## write uv.lock anew from pyproject.toml
	$(UV) lock

clean: ## remove what the targets made
	rm -rf .venv .venv-* .tools .mypy_cache .ruff_cache .pytest_cache .hypothesis dist
