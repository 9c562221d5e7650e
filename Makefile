# make site     install what is missing, build sitegen, write Public/
# make guide    build the guide into Documentation/guide/Public
# make test     install what the tests need, run all of them
# make lint     check the style of the sources
# make bench    measure sitegen beside other generators; BENCH_OPTIONS=--quick takes a minute
# make budget   count the instructions of a build, and hold them against the recorded budget
# make install  put sitegen into PREFIX/bin (default /usr/local)

PREFIX ?= /usr/local
SWIFT ?= swift
PYTHON ?= python3

# One program without shared Swift libraries starts twice as fast and can be copied anywhere.
# Types are found by calling for them and not by name, which looks through all conformances: a
# thirteenth of the instructions of a small site.
BUILD = $(SWIFT) build --configuration release --product sitegen --static-swift-stdlib \
  -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
PROGRAM = .build/release/sitegen
VENV = .venv/bin/python
# What publishing is tested with, all on loopback: the program, and its package for Debian and brew;
# the module brings nginx along.
SERVERS = rsync:rsync:rsync sshd:openssh-server:openssh rclone:rclone:rclone \
  nginx:libnginx-mod-http-brotli-static:nginx apache2:apache2-bin:httpd
# The interpreter in .venv is a link to the system's, whose date says nothing.
INSTALLED = .venv/installed
# What makes a part of Public/, in the version that made it.
PROGRAMS = .venv/programs

# Where the other generators are installed.
BENCH = .build/bench

.PHONY: site guide program test lint bench budget install clean libraries browser servers

site: program $(PROGRAMS)
	$(PROGRAM) build

guide: program
	$(PROGRAM) build --strict --site Documentation/guide

program: libraries
	$(BUILD)

test: site browser servers $(INSTALLED)
	PATH="$(CURDIR)/.venv/bin:$$PATH" SITEGEN=$(CURDIR)/$(PROGRAM) $(SWIFT) test
	$(VENV) Tests/LanguageTests/derive.py
	$(VENV) Tests/TemplatesTests/derive.py
	SITEGEN=$(CURDIR)/$(PROGRAM) $(VENV) -B -m pytest Tests/Browser -m 'not quiet' --numprocesses auto
	SITEGEN=$(CURDIR)/$(PROGRAM) $(VENV) -B -m pytest Tests/Browser -m quiet

lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

bench: program $(BENCH)/installed
	@command -v jekyll >/dev/null || for each in jekyll ruby-jekyll-paginate; do \
	  sh .ci/libraries - $$each jekyll; done
	$(BENCH)/bin/python Benchmarks/Site/bench.py --results Benchmarks $(BENCH_OPTIONS)

budget: program
	@command -v valgrind >/dev/null || sh .ci/libraries - valgrind valgrind
	$(PYTHON) Benchmarks/Site/budget.py $(PROGRAM) $(RECORD)

install: program
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/sitegen

clean:
	rm -rf .build .venv

libraries:
	@sh .ci/libraries cmark.h libcmark-dev cmark
	@sh .ci/libraries zlib.h zlib1g-dev zlib
	@[ "$$(uname)" != Linux ] || sh .ci/libraries jemalloc/jemalloc.h libjemalloc-dev jemalloc
	@sh .ci/libraries brotli/encode.h libbrotli-dev brotli
	@command -v rsvg-convert >/dev/null \
	  || { sh .ci/libraries - librsvg2-bin librsvg && sh .ci/libraries - fonts-paratype font-pt-serif; }

# The system's browser, and the Java that the Nu HTML checker runs on.
browser:
	@command -v chromium >/dev/null || sh .ci/libraries - chromium chromium
	@command -v java >/dev/null || sh .ci/libraries - default-jre-headless openjdk

servers:
	@for server in $(SERVERS); do \
	  packages=$${server#*:}; \
	  PATH=$$PATH:/usr/sbin command -v $${server%%:*} >/dev/null \
	    || sh .ci/libraries - $${packages%%:*} $${packages#*:} || exit 1; \
	done

$(INSTALLED): Tests/requirements.txt Tests/Browser/requirements.txt | $(VENV)
	$(VENV) -m pip install --quiet $(addprefix --requirement ,$(filter %.txt,$^))
	touch $(INSTALLED)

$(PROGRAMS): .ci/requirements.txt | $(VENV)
	$(VENV) -m pip install --quiet --requirement .ci/requirements.txt
	touch $(PROGRAMS)

$(VENV):
	@$(PYTHON) -m ensurepip --version >/dev/null 2>&1 || sh .ci/libraries - python3-venv python
	$(PYTHON) -m venv .venv

$(BENCH)/installed: Benchmarks/Site/requirements.txt
	@$(PYTHON) -m ensurepip --version >/dev/null 2>&1 || sh .ci/libraries - python3-venv python
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --requirement Benchmarks/Site/requirements.txt
	touch $(BENCH)/installed
