# `make run` and `make test` set up everything they need from a bare checkout.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help run test lint format bench messages screenshot clean

help:
	@echo "make run        set everything up and serve the archive with sample data (PORT=$(PORT))"
	@echo "make test       set everything up and run the tests, with coverage"
	@echo "make lint       ruff, types, templates, spelling, migrations"
	@echo "make format     format code and templates"
	@echo "make bench      the figures that matter, on real reports if they are beside the checkout"
	@echo "make messages   collect the texts to translate"
	@echo "make screenshot draw the README's picture from the sample data"

# A stamp a list of requirements, so that a second start installs nothing.
$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.txt constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements.txt requirements-dev.txt constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/run.stamp

# What is built from the sources: catalogues of translations, web fonts.
archive/locale/%/LC_MESSAGES/django.mo: archive/locale/%/LC_MESSAGES/django.po | $(VENV)/run.stamp
	$(BIN)/pybabel --quiet compile --input-file $< --output-file $@ --locale $*

CATALOGUES := $(patsubst %.po,%.mo,$(wildcard archive/locale/*/LC_MESSAGES/django.po))

$(VENV)/fonts.stamp: archive/management/commands/build_fonts.py $(VENV)/run.stamp
	$(BIN)/python manage.py build_fonts
	@touch $@

# The manifest that names every static file: collected anew only when one has changed.
staticfiles/staticfiles.json: $(shell find static -type f) $(VENV)/fonts.stamp
	$(BIN)/python manage.py collectstatic --noinput --verbosity 0
	@touch $@

BUILT := $(CATALOGUES) $(VENV)/fonts.stamp

run: $(VENV)/run.stamp $(BUILT) staticfiles/staticfiles.json
	$(BIN)/python manage.py bootstrap --sample
	@echo "Masar is at http://localhost:$(PORT)/ (Arabic) and http://localhost:$(PORT)/en/ (English)."
	@echo "Editors sign in at http://localhost:$(PORT)/admin/. Stop with Ctrl+C."
	PORT=$(PORT) $(BIN)/gunicorn

test: $(VENV)/dev.stamp $(BUILT)
	$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal --cov --cov-report=term $(ARGS)

lint: $(VENV)/dev.stamp $(BUILT)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djade --check $$(git ls-files '*.html')
	$(BIN)/codespell
	$(BIN)/mypy
	$(BIN)/python manage.py makemigrations --check --dry-run

format: $(VENV)/dev.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djade $$(git ls-files '*.html')

bench: $(VENV)/dev.stamp $(BUILT)
	$(BIN)/python -m tests.bench $(ARGS)

messages: $(VENV)/run.stamp
	$(BIN)/python manage.py makemessages --locale ar --no-obsolete --no-wrap --ignore=.venv

screenshot: $(VENV)/dev.stamp $(BUILT)
	$(BIN)/python -m tests.screenshot

clean:
	rm -rf $(VENV) staticfiles static-built archive/locale/*/LC_MESSAGES/*.mo
