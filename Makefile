PORT ?= 8501
PYTHON ?= python3
BIN = .venv/bin

.PHONY: run test bench

run: .venv/run
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/python -m geodata check
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

bench: .venv/test
	$(BIN)/python -m benchmarks.run

.venv/run: requirements.txt constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --requirement requirements.txt
	touch $@

.venv/test: requirements-dev.txt .venv/run
	$(BIN)/pip install --quiet --requirement requirements-dev.txt
	touch $@
