# What people do with this repository; `make` alone lists it.
SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
# Debian's pkg-config file for MagickWand names flags that SwiftPM drops, with two harmless warnings.
RELEASE = $(SWIFT) build -c release --static-swift-stdlib

.PHONY: help demo test build install uninstall samples model bench format lint docs clean

help:
	@echo "make demo              install what is missing, build, classify samples/, show the result"
	@echo "make test              install what is missing, run all tests"
	@echo "make build             the release binary, Swift's runtime linked in"
	@echo "make install PREFIX=…  binary, manual page and shell completions (default $(PREFIX))"
	@echo "make samples           draw samples/ anew"
	@echo "make model             train the shipped weights anew from MNIST alone"
	@echo "make bench             measure against other tools"
	@echo "make docs              the library's documentation"
	@echo "make format lint       Swift's own formatter"

demo: build
	@mkdir -p .build/demo
	@rm -f .build/demo/gallery.html
	@BIN=$$($(RELEASE) --show-bin-path) && \
	$$BIN/digits classify samples --format table --gallery .build/demo/gallery.html
	@echo
	@echo "Look at it: $(CURDIR)/.build/demo/gallery.html"

build:
	@.ci/setup
	$(RELEASE) --product digits

test:
	@.ci/setup test
	$(SWIFT) test --parallel

samples:
	@.ci/setup
	$(SWIFT) run -c release make-samples samples --force

bench:
	Benchmarks/run

docs:
	DIGITS_DOCS=1 $(SWIFT) package generate-documentation --target DigitReading

format:
	$(SWIFT) format --in-place --recursive Sources Tests Benchmarks Package.swift

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Benchmarks Package.swift

clean:
	$(SWIFT) package clean
