PORT ?= 8501
PYTHON ?= python3
BIN = .venv/bin

.PHONY: run test js bench

run: .venv/run
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: .venv/test js
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python -m geodata check
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

js:
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory node_modules/.package-lock.json && npm run --silent lint && npm test --silent; \
	else echo "npm is not here: the scripts of the browser are not checked"; fi

bench: .venv/test
	$(BIN)/python -m benchmarks.run

.venv/run: requirements.txt constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --requirement requirements.txt
	touch $@

.venv/test: requirements-dev.txt .venv/run
	$(BIN)/pip install --quiet --requirement requirements-dev.txt
	touch $@

node_modules/.package-lock.json: package.json package-lock.json
	npm ci --no-audit --no-fund
	touch $@
