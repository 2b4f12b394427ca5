# One command to run, one to test. Needs Python 3.11 or newer and make; uses uv where it is there.
.DEFAULT_GOAL := help
.PHONY: help env run test check bench screenshots

PYTHON := .venv/bin/python
LOCK := requirements/dev.txt
# Installed once per content of the lock file, whatever its date.
INSTALLED := .venv/installed-$(shell cksum < $(LOCK) | cut -d ' ' -f 1)
TEMPLATES := $(wildcard templates */templates omil_portal/*/templates)
DEPLOY := OMIL_MODE=production OMIL_SECRET_KEY="$$($(PYTHON) -c 'import secrets; print(secrets.token_hex(40))')" \
	OMIL_ALLOWED_HOSTS=omil.example OMIL_SITE_URL=https://omil.example OMIL_EMAIL_URL=smtps://omil.example \
	DATABASE_URL=postgresql://omil@localhost/omil REDIS_URL=redis://localhost/0

help:
	@echo 'make run      the portal on http://127.0.0.1:8000 (PORT=8001 make run, for another port)'
	@echo 'make test     the whole suite          make check    lint, types, arrows, migrations'
	@echo 'make bench    every benchmark          make env      only the environment'

env:
	@test -e $(INSTALLED) && $(PYTHON) -c '' 2>/dev/null || .ci/env $(LOCK) $(INSTALLED)

run: env
	@exec $(PYTHON) -m omil_portal.embedded.run

test: env
	@.ci/test

check: env
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	.venv/bin/djlint --quiet --lint $(TEMPLATES)
	.venv/bin/lint-imports
	$(PYTHON) -m mypy
	$(PYTHON) manage.py makemigrations --check --dry-run
	$(DEPLOY) $(PYTHON) manage.py check --deploy --fail-level WARNING

bench: env
	@$(PYTHON) manage.py bench all $(if $(SCALE),--scale $(SCALE))

screenshots: env
	@$(PYTHON) docs/screenshots.py
