# What people do with this repository; `make` alone lists it.
SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
RELEASE = SWIFT=$(SWIFT) .ci/release
# Where the release binary lies; asking takes seconds, so only the commands that need it ask.
BIN = $$($(RELEASE) --show-bin-path 2>/dev/null)
BINDIR = $(DESTDIR)$(PREFIX)/bin
MANDIR = $(DESTDIR)$(PREFIX)/share/man/man1
BASHDIR = $(DESTDIR)$(PREFIX)/share/bash-completion/completions
ZSHDIR = $(DESTDIR)$(PREFIX)/share/zsh/site-functions
FISHDIR = $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
PAGE_SEED = 6
PICTURES = Sources/DigitReading/Documentation.docc/Resources

.PHONY: help demo test build install uninstall manual samples picture page-picture screenshots model bench soak fuzz \
    test-address test-thread test-library api test-spark dist wheel container test-packages test-python format lint \
    architecture drawing docs clean

help:
	@echo "make demo              install what is missing, build, classify samples/, show the result"
	@echo "make test              install what is missing, run all tests"
	@echo "make build             the release binary, Swift's runtime linked in"
	@echo "make install PREFIX=…  binary, manual page and shell completions (default $(PREFIX))"
	@echo "make uninstall         takes them away again"
	@echo "make manual            the manual page alone, in .build/manual"
	@echo "make dist              a tar archive and a Debian package for people without Swift, in .build/dist"
	@echo "make wheel             a Python wheel with the command and the module digits, in .build/dist"
	@echo "make container         a container image with the Debian package, by podman"
	@echo "make samples           draw samples/ anew"
	@echo "make picture           make the README's picture anew; page-picture: that of a page"
	@echo "make screenshots       make the README's pictures of the pages anew (Chromium)"
	@echo "make model             train the shipped weights anew: MNIST, UNIPEN=DIR, fonts"
	@echo "make bench             measure against other tools"
	@echo "make fuzz              feed damaged photos to everything that reads them, FUZZ_SECONDS=$(FUZZ_SECONDS)"
	@echo "make soak              10,000 photos with workers being killed, and ten minutes of each fuzzer"
	@echo "make test-python       the Python module and the notebook, from the installed wheel"
	@echo "make test-packages     the packages in fresh Debian 12, Debian 13 and Ubuntu 24.04 systems"
	@echo "make test-library      the library's examples, built as another package; its public declarations"
	@echo "make api               write schemas/library.txt, the public declarations, anew"
	@echo "make test-spark        the Spark integration on a local cluster"
	@echo "make test-address      all tests under the address sanitizer; test-thread: thread sanitizer"
	@echo "make docs              the library's documentation"
	@echo "make format lint       Swift's own formatter"
	@echo "make architecture      who imports whom, as ARCHITECTURE.md says; drawing: draws its picture anew"
	@echo "make clean             takes away what was built"

demo: build
	@mkdir -p .build/demo
	@$(BIN)/digits classify samples --labels filename --format table --force \
	    --report .build/demo/report.html
	@echo
	@echo "Look at it: $(CURDIR)/.build/demo/report.html"

build:
	@.ci/setup
	$(RELEASE) --product digits

test:
	@.ci/setup test
	DIGITS_TEST=1 $(SWIFT) test --parallel

# The program writes its manual page from what it says about itself.
manual: build
	@mkdir -p .build/manual
	$(BIN)/digits manual >.build/manual/digits.1

install: manual
	install -d $(BINDIR) $(MANDIR) $(BASHDIR) $(ZSHDIR) $(FISHDIR)
	install -s -m 755 $(BIN)/digits $(BINDIR)/digits
	install -m 644 .build/manual/digits.1 $(MANDIR)/digits.1
	$(BINDIR)/digits --generate-completion-script bash >$(BASHDIR)/digits
	$(BINDIR)/digits --generate-completion-script zsh >$(ZSHDIR)/_digits
	$(BINDIR)/digits --generate-completion-script fish >$(FISHDIR)/digits.fish

uninstall:
	rm -f $(BINDIR)/digits $(MANDIR)/digits.1 \
	    $(BASHDIR)/digits $(ZSHDIR)/_digits $(FISHDIR)/digits.fish

# For people who have no Swift; the packages are named after the version.
DIST = .build/dist
dist: manual
	@.ci/setup packages
	@packaging/dist $(BIN)/digits $(DIST)

wheel: build
	@packaging/wheel $(BIN)/digits $(DIST)

container: dist
	podman build --file packaging/Containerfile --tag digits .

test-packages: dist wheel
	@.ci/setup packages
	@Tests/Packages/run $(DIST)

test-python: wheel
	@.ci/setup python
	@.build/python/bin/python -m pip install --quiet --no-deps --force-reinstall $(DIST)/digits-*.whl
	@.build/python/bin/python -m mypy --strict --cache-dir .build/mypy python/digits
	@.build/python/bin/python -m pytest --quiet -p no:cacheprovider python/tests

# The README's picture is a debug sheet as it comes; machines at rest give it sensible milliseconds.
picture: build
	@rm -rf .build/picture
	$(BIN)/digits classify samples/4-closed-ball-pen-ruled.jpg --format table --debug .build/picture
	cp .build/picture/*/sheet.png $(PICTURES)/every-step.png

# A page by this project's own generator, with what was read drawn on it.
page-picture: build
	@rm -rf .build/page
	$(RELEASE) --product make-samples
	$(BIN)/make-samples --pages .build/page --kind table --per-kind 1 --seed $(PAGE_SEED)
	$(BIN)/digits classify .build/page/table-0.jpg --layout page --format text --annotate .build/page/drawn
	cp .build/page/drawn/*.jpg $(PICTURES)/page.jpg

screenshots: build
	@.ci/setup test
	$(RELEASE) --product make-samples
	DIGITS=$(BIN)/digits Benchmarks/screenshots $(PICTURES)

# The unpacked UNIPEN archive train_r01_v07 (doi 10.5281/zenodo.1195803). An interrupted run goes on.
UNIPEN =
WEIGHTS = .build/model/shipped.safetensors
model: build
	@test -d "$(UNIPEN)" || { echo "make model UNIPEN=DIR: the unpacked archive train_r01_v07," \
	    "https://doi.org/10.5281/zenodo.1195803" >&2; exit 64; }
	@mkdir -p .build/model
	@BIN=$$($(RELEASE) --show-bin-path) && \
	{ test -d .build/mnist || $$BIN/digits download-mnist .build/mnist; } && \
	$$BIN/digits train --architecture cnn --data .build/mnist --unipen "$(UNIPEN)" \
	    $$(test -e $(WEIGHTS).state && echo --resume || echo --force) --output $(WEIGHTS) && \
	cp $(WEIGHTS) Sources/CEmbeddedFiles/shipped.safetensors

samples:
	@.ci/setup
	$(SWIFT) run -c release make-samples --output samples

bench: build
	$(RELEASE) --product make-samples
	DIGITS=$(BIN)/digits Benchmarks/run

# A libFuzzer a process: over the bytes of a photo, the two readers of JPEGs, what a worker may say, and each kind
# of file that is read outside the wall; then damaged photos through the real processes. The time is shared equally.
FUZZ = DIGITS_FUZZ=1 $(SWIFT) build -c release --scratch-path .build/fuzz --sanitize fuzzer --sanitize address
FUZZ_SECONDS = 120
FUZZ_FILES = model state idx labels transcript rows
FUZZ_EACH = $$(($(FUZZ_SECONDS) / 10))
fuzz: build
	$(FUZZ) --product fuzz-photos
	$(FUZZ) --product fuzz-coefficients
	$(FUZZ) --product fuzz-answers
	$(FUZZ) --product fuzz-files
	@BIN=$$($(FUZZ) --show-bin-path 2>/dev/null) && Fuzzing/run $$BIN/fuzz-photos $(FUZZ_EACH) && \
	    Fuzzing/run $$BIN/fuzz-coefficients $(FUZZ_EACH) && \
	    Fuzzing/run $$BIN/fuzz-answers $(FUZZ_EACH) && \
	    for kind in $(FUZZ_FILES); do Fuzzing/run $$BIN/fuzz-files $(FUZZ_EACH) $$kind || exit 1; done
	DIGITS=$(BIN)/digits Soak/mutated-photos --seconds $(FUZZ_EACH)

soak: build
	DIGITS=$(BIN)/digits Soak/killed-workers --count 10000
	$(MAKE) fuzz FUZZ_SECONDS=6000

# Leaks at the end are ImageMagick's tables, which live as long as the process. Memory that is refused is
# what a worker's limit is for, and no fault.
# All tests of a run begin at once and take turns on the processors: the four hours after which a test counts as hanging
# are those of the whole run, which takes one to three under a sanitizer.
test-address:
	@.ci/setup test
	DIGITS_TEST=1 ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1 \
	    $(SWIFT) test --scratch-path .build/address --sanitize address --parallel

test-thread:
	@.ci/setup test
	DIGITS_TEST=1 TSAN_OPTIONS="suppressions=$(CURDIR)/.ci/thread-sanitizer.txt allocator_may_return_null=1" \
	    $(SWIFT) test --scratch-path .build/thread --sanitize thread --parallel

# The library as a program in another package uses it, and every public declaration, which is kept in a file.
test-library:
	@.ci/setup
	$(SWIFT) test --package-path Examples/Library --scratch-path .build/library
	@.ci/public-api

api:
	$(SWIFT) build --package-path Examples/Library --scratch-path .build/library --product read
	.ci/public-api --write

test-spark: build
	@.ci/setup spark
	DIGITS=$(BIN)/digits .build/spark/venv/bin/python -m unittest discover -v -s integrations/spark

# One import gives every name, whatever module it is from: so one symbol graph has them all.
DOCC ?= $(shell command -v docc || echo xcrun docc)
docs:
	@.ci/setup
	$(SWIFT) build --package-path Examples/Library --scratch-path .build/library --product read
	.ci/symbol-graph .build/docs/symbols
	$(DOCC) convert Sources/DigitReading/Documentation.docc --warnings-as-errors \
	    --additional-symbol-graph-dir .build/docs/symbols \
	    --fallback-display-name DigitReading --fallback-bundle-identifier DigitReading \
	    --transform-for-static-hosting --hosting-base-path / --output-path .build/docs/DigitReading
	@echo
	@echo "Read it: python3 -m http.server -d .build/docs/DigitReading"
	@echo "then http://localhost:8000/documentation/digitreading/"

format:
	$(SWIFT) format --in-place --recursive Sources Tests Fuzzing Benchmarks Examples Package.swift

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Fuzzing Benchmarks Examples Package.swift

architecture:
	@SWIFT=$(SWIFT) Tests/Architecture/check
	@python3 -B -m unittest discover --quiet -s Tests/Architecture

drawing:
	@SWIFT=$(SWIFT) Tests/Architecture/check --draw

clean:
	$(SWIFT) package clean
