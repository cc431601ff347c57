PORT ?= 8501
PYTHON ?= python3
BIN = .venv/bin
TOOLS = .venv-tools/bin

.PHONY: run test checks types style data small js bench attack soak lock sbom

run: .venv/run
	$(BIN)/streamlit run app.py --server.port $(PORT)

test:
	@# Two at a time, the installing too: each of them has work for one processor.
	$(MAKE) --no-print-directory -j2 checks
	@# Four, also on two processors: half of a test with a browser is waiting for it.
	$(BIN)/python -m pytest -n 4 --dist loadfile --no-loadscope-reorder

checks: .venv/test js types small style data

types: .venv/test
	$(BIN)/mypy

style: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

data: .venv/test
	$(BIN)/python -m geodata check

small: .venv/test
	@# Else every server that a test starts makes the same.
	$(BIN)/python -m pages.parts.shared.small_files

js:
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory node_modules/.package-lock.json && npm run --silent lint && npm test --silent; \
	else echo "npm is not here: the scripts of the browser are not checked"; fi

bench: .venv/test
	$(BIN)/python -m benchmarks.run

attack: .venv/test
	$(BIN)/python -m attack.run

soak: .venv/test
	$(BIN)/python -m attack.soak

lock: .venv-tools/made
	$(TOOLS)/uv pip compile --universal --generate-hashes --no-annotate --no-header --python-version 3.11 \
		--quiet requirements.txt --output-file requirements.lock

sbom: .venv-tools/made
	$(PYTHON) -m venv .venv-sbom
	.venv-sbom/bin/pip install --quiet --require-hashes --requirement requirements.lock
	$(TOOLS)/cyclonedx-py environment .venv-sbom/bin/python --of JSON --output-file sbom.json
	$(TOOLS)/python -m attack.licences sbom.json docs/licenties.md

.venv/run: requirements.txt constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --requirement requirements.txt
	touch $@

.venv/test: requirements-dev.txt .venv/run
	$(BIN)/pip install --quiet --requirement requirements-dev.txt
	touch $@

.venv-tools/made: Makefile
	$(PYTHON) -m venv .venv-tools
	$(TOOLS)/pip install --quiet uv==0.13.9 cyclonedx-bom==7.5.0
	touch $@

node_modules/.package-lock.json: package.json package-lock.json
	npm ci --no-audit --no-fund
	touch $@
