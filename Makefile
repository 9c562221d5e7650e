# make site     install what is missing, build sitegen, write Public/
# make guide    build the guide into Documentation/guide/Public
# make test     install what the tests need, run all of them
# make lint     check the style of the sources
# make install  put sitegen into PREFIX/bin (default /usr/local)

PREFIX ?= /usr/local
SWIFT ?= swift
PYTHON ?= python3

# One program without shared Swift libraries starts twice as fast and can be copied anywhere.
BUILD = $(SWIFT) build --configuration release --product sitegen --static-swift-stdlib
PROGRAM = .build/release/sitegen
VENV = .venv/bin/python
# The interpreter in .venv is a link to the system's, whose date says nothing.
INSTALLED = .venv/installed

.PHONY: site guide program test lint install clean libraries

site: program
	$(PROGRAM) build

guide: program
	$(PROGRAM) build --strict --site Documentation/guide

program: libraries
	$(BUILD)

test: program $(INSTALLED)
	SITEGEN=$(CURDIR)/$(PROGRAM) $(SWIFT) test
	$(VENV) Tests/LanguageTests/derive.py
	$(VENV) Tests/TemplatesTests/derive.py

lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

install: program
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/sitegen

clean:
	rm -rf .build .venv

libraries:
	@sh .ci/libraries cmark.h libcmark-dev cmark

$(INSTALLED): Tests/requirements.txt
	@$(PYTHON) -m ensurepip --version >/dev/null 2>&1 || sh .ci/libraries - python3-venv python
	$(PYTHON) -m venv .venv
	$(VENV) -m pip install --quiet --requirement Tests/requirements.txt
	touch $(INSTALLED)
