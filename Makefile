# 初审. `make demo` and `make test` are all that a newcomer needs; both install what is missing first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
REAL ?= ../shared/real

.PHONY: demo test fuzz check coverage accuracy speed hostile samples lock clean

demo: $(READY)
	$(BIN)/python -m sample_docs.demo

test: $(READY)
	bash setup/for_tests.sh
	$(BIN)/pytest -q

# our own parsers on whatever Hypothesis thinks of, for about an hour: make fuzz EXAMPLES=number
EXAMPLES ?= 20000
fuzz: $(READY)
	CHUSHEN_FUZZ_EXAMPLES=$(EXAMPLES) $(BIN)/pytest -q tests/intake/test_fuzzed_parsers.py tests/test_fuzzed_texts.py

# what CI runs before the tests: format, lint, types, and who may import whom
check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# the words and the rules: every line and every branch is tried by their own tests
coverage: $(READY)
	$(BIN)/pytest -q tests/chushen tests/validators --cov=chushen --cov=validators --cov-branch \
		--cov-report=term-missing:skip-covered --cov-fail-under=100

# how often it is right, on labelled real pages and on the samples: make accuracy REAL=folder
accuracy: $(READY)
	$(BIN)/python -m bench.accuracy $(REAL)

# how long it takes, against bare Tesseract over the same pages
speed: $(READY)
	$(BIN)/python -m bench.speed

# every file of a folder through intake, and what became of it: make hostile DIR=folder; without DIR odd files are made
hostile: $(READY)
	$(BIN)/python -m bench.hostile $(DIR)

# draw the samples again; needs the Debian fonts that sample_docs/README.md names
samples: $(READY)
	$(BIN)/python -m sample_docs.draw --samples

# pin every dependency again, with hashes and without addresses
lock:
	uv pip compile pyproject.toml --group dev --group draw --extra s3 --extra redis --extra dask --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-strip-extras --no-header --no-annotate \
		--no-emit-package openvino-telemetry -o requirements.lock

clean:
	rm -rf $(VENV) build

$(READY): requirements.lock pyproject.toml setup/debian.sh
	bash setup/debian.sh
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	# openvino names a package that counts its users and runs without it (docs/decisions/0006)
	! $(BIN)/python -m pip check | grep -v -e 'No broken requirements' -e 'requires openvino-telemetry'
	touch $(READY)
