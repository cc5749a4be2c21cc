# What a person does with this project. Each target works alone on a fresh machine with Swift 6.3.

headroom := .build/release/headroom
# The toolchain's own linker takes half the time, and has nothing to warn of in Swift's libraries.
lld := $(if $(filter Linux,$(shell uname -s)),-Xswiftc -use-ld=lld)
# Swift's own libraries stand in the program where they can: it starts in half the time, and
# needs no Swift where it runs.
# At a fixed address it starts without moving a hundred thousand pointers, as that of `make dist` does.
static := $(if $(lld),--static-swift-stdlib $(lld) -Xlinker -no-pie)
# Names for a profile stay; lines for a debugger would take a seventh of the time to compile.
swift_build := swift build -c release -debug-info-format none $(static) --product
# Toolchains without Swift for WebAssembly, such as Xcode's, build a program whose pages say nothing of
# what-if.
wasm_library := $(dir $(realpath $(shell command -v swiftc)))../lib/swift/embedded/wasm32-unknown-none-wasm
what_if := $(if $(wildcard $(wasm_library)),.build/what-if/module.o)
# The package manager does not know what the linker is given: a program with another module goes first.
what_if_program = @$(if $(what_if),if [ $(what_if) -nt $(1) ]; then rm -f $(1); fi,\
  echo "this toolchain has no Swift for WebAssembly: pages will not answer what-if questions")

PREFIX ?= /usr/local
DESTDIR ?=
version := $(shell sed -n 's/.*static let number = "\(.*\)"/\1/p' Sources/CLI/Version.swift)
commit := $(shell git rev-parse --short=12 HEAD 2>/dev/null)

.PHONY: site test lint format bench browser fuzz edits flink observe blocks mutate check wasm libcmark clean install uninstall dist deb image

## The handbook: content/ to site/.
site: $(headroom)
	$(headroom) build

# The first time, what-if's module is made beside the modules of the program, and then linked to them.
$(headroom): libcmark FORCE
	@$(if $(what_if),$(MAKE) --no-print-directory -j2 $(what_if) $(if $(wildcard $(headroom)),,modules))
	$(call what_if_program,$(headroom))
	$(swift_build) headroom $(what_if:%=-Xlinker %)
FORCE:

.PHONY: modules
modules:
	@$(swift_build:product=target) headroom $(what_if:%=-Xlinker %)

## All tests, or those of `only=SiteTests`. Without lines for a debugger they are built in less time.
only ?=
test: libcmark
	swift test -debug-info-format none $(lld) $(if $(only),--filter '$(only)')

lint:
	swift format lint --strict --recursive Sources Tests Package.swift

format:
	swift format --in-place --recursive Sources Tests Package.swift

# In memory where the system has a folder for it: a disk's file system takes its own time, and
# another from run to run.
bench_folder := $(if $(wildcard /dev/shm/.),/dev/shm,$(or $(TMPDIR),/tmp))
bench: $(headroom)
	$(swift_build) floor
	$(swift_build) bench
	TMPDIR=$(bench_folder) .build/release/bench

## What only a browser can tell: the keyboard alone, hostile strings, edits under serve.
CHROMIUM ?= $(firstword $(foreach name,chromium chromium-browser google-chrome,$(shell command -v $(name))))
browser_python := .build/browser/bin/python
browser: $(headroom)
	@test -x $(browser_python) || python3 -m venv .build/browser
	@$(browser_python) -c 'import playwright, yaml' 2>/dev/null || .build/browser/bin/pip install --quiet playwright pyyaml
	@test -n "$(CHROMIUM)" || .build/browser/bin/playwright install --with-deps chromium
	CHROMIUM=$(CHROMIUM) $(browser_python) Tests/Browser/keyboard.py site
	CHROMIUM=$(CHROMIUM) $(browser_python) Tests/Browser/search.py site
	CHROMIUM=$(CHROMIUM) $(browser_python) Tests/Browser/aloud.py site
	CHROMIUM=$(CHROMIUM) $(browser_python) Tests/Browser/letters.py site
	CHROMIUM=$(CHROMIUM) $(browser_python) Tests/Browser/languages.py $(headroom)
	CHROMIUM=$(CHROMIUM) $(browser_python) Tests/Browser/hostile.py $(headroom)
	CHROMIUM=$(CHROMIUM) $(browser_python) Tests/Browser/serve.py $(headroom)
	CHROMIUM=$(CHROMIUM) $(browser_python) Tests/Browser/what_if.py $(headroom)

## Random edits of the fixtures, for `seconds`: a failure names its seed and keeps its input.
seconds ?= 60
seed ?= 1
fuzz: $(headroom)
	$(swift_build) fuzz
	.build/release/fuzz --seconds $(seconds) --seed $(seed)

## Random edits of a site with many pages, each build compared with one that knows nothing of the last.
edits: $(headroom)
	python3 Tests/Machine/edits.py $(headroom) --seed $(seed)

## A real Flink, started with the configuration that is printed for each workload. Skips without Java.
flink: $(headroom)
	python3 Tests/Machine/flink.py $(headroom) --install .build/flink

## Jobs on a real Flink, observed, imported and planned from what they took; needs Java 17. Slow.
observe: $(headroom)
	python3 Tests/Machine/observe.py $(headroom) --install .build/flink

## Every command block of the handbook, run as far as it runs here, and every other block checked: the
## real kubectl and promtool if they are there, Flink from PyPI if there is Java.
blocks_python := .build/blocks/bin/python
blocks: $(headroom)
	@test -x $(blocks_python) || python3 -m venv .build/blocks
	@$(blocks_python) -c 'import yaml, kubernetes_validate' 2>/dev/null || .build/blocks/bin/pip install --quiet pyyaml kubernetes-validate
	$(blocks_python) Tests/Machine/blocks.py $(headroom) --install .build/flink

## Which small mistakes the tests notice: the list of Tests/Mutation, or `random=30 seed=7`.
random ?=
mutate: libcmark
	python3 Tests/Mutation/mutate.py $(if $(random),--random $(random)) $(if $(filter command environment,$(word 1,$(origin seed))),--seed $(seed)) $(mutate)

## Everything that must hold before a change lands.
check: test lint $(headroom)
	$(headroom) build --check

## What-if: the engine and the report run in the reader's browser too, as a WebAssembly module of
## Embedded Swift, which has no runtime. `make site` puts it into the program. The sources are compiled
## as one module: what the page can't reach is left out before it costs time to optimize.
wasm_modules := Amounts Diagnostics Markup Sizing Workloads Charts Pages Report WhatIf
wasm_parts := memory numbers characters
wasm_target := wasm32-unknown-none-wasm
# A function stands in place of its call only where it is much shorter. Counting a reference is not, and
# would stand in thousands of places. A long function takes in no others, and has one place to trap.
wasm_inlining := -inline-threshold=-30
wasm_short := -Xllvm -sil-inline-overall-caller-block-limit=10 -Xfrontend -mergeable-traps
# These passes take time and make the module slightly larger.
wasm_left_out := -Xllvm \
  -sil-disable-pass=loop-invariant-code-motion,bcopts,early-codemotion,jumpthread-simplify-cfg
toolchain_clang := $(dir $(realpath $(shell command -v swiftc)))clang
wasm_clang := $(toolchain_clang) --target=$(wasm_target) -Oz
# Beside the modules of the program it has time: the last of them wait for each other, and leave a core.
wasm_later := nice -n 5
wasm_swift := $(wasm_later) swiftc -target $(wasm_target) -enable-experimental-feature Embedded -wmo -Osize \
  -Xllvm $(wasm_inlining) $(wasm_short) $(wasm_left_out) -parse-as-library -swift-version 6 -module-name WhatIf \
  -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault
# What the compiler optimized already is left to the linker, which sees all of it.
wasm_optimize := $(wasm_later) $(wasm_clang) -Xclang -disable-llvm-passes -flto=full
wasm_c := $(wasm_clang) -mbulk-memory -ffreestanding -fno-builtin -nostdlib
wasm_link := wasm-ld --gc-sections --no-entry --strip-all --compress-relocations -O3 --lto-O2 \
  -mllvm -enable-merge-functions -mllvm $(wasm_inlining) -z stack-size=262144
wasm_objects := .build/what-if/swift.o $(wasm_parts:%=.build/what-if/c-%.o)
wasm: .build/what-if/module.o

.build/what-if/module.o: Sources/WebAssembly/embedded.c .build/what-if/module.parts.gz
	@$(toolchain_clang) -fPIC -c $< -o $@

# Taken apart first, so that it compresses better.
.build/what-if/module.parts.gz: .build/what-if/module.wasm .build/what-if/parts
	.build/what-if/parts < $< | gzip -9n > $@
	@echo "what-if: $$(wc -c < $<) bytes, $$(wc -c < $@) compressed"

.build/what-if/parts: Sources/WebAssembly/parts.c
	@mkdir -p .build/what-if
	@$(if $(filter Darwin,$(shell uname -s)),cc,$(toolchain_clang)) -O1 $< -o $@

.build/what-if/module.wasm: $(wasm_objects)
	$(wasm_link) -o $@ $^

# The compiler and every option. What another compiler or other options made is made again: the
# module has the same bytes wherever it is built.
.build/what-if/options: FORCE
	@mkdir -p .build/what-if
	@printf '%s\n' '$(wasm_swift)' '$(wasm_optimize)' '$(wasm_c)' '$(wasm_link)' "$$(swiftc --version 2>&1)" > $@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

wasm_sources := $(sort $(foreach module,$(wasm_modules),\
  $(wildcard $(addprefix Sources/$(module)/,*.swift */*.swift */*/*.swift))))
# A folder is newer once a file was taken out of it.
wasm_folders := $(sort $(dir $(wasm_sources)))
wasm_one_module := Sources/WebAssembly/one-module.awk

# The compiler can't write what the linker optimizes; clang makes it of the compiler's text.
.build/what-if/swift.o: $(wasm_sources) $(wasm_folders) $(wasm_one_module) .build/what-if/options
	@echo "what-if: compiling"
	@rm -rf .build/what-if/sources && mkdir -p .build/what-if/sources
	@awk -v modules='$(wasm_modules)' -v folder=.build/what-if/sources -f $(wasm_one_module) $(wasm_sources)
	@$(wasm_swift) -emit-ir .build/what-if/sources/*.swift -o .build/what-if/swift.ll
	@$(wasm_optimize) -c .build/what-if/swift.ll -o $@

.build/what-if/c-%.o: Sources/WebAssembly/%.c .build/what-if/options
	@$(wasm_c) -c $< -o $@

## The program with its completions and manual page, below PREFIX.
install: libcmark $(what_if)
	$(call what_if_program,$(headroom))
	HEADROOM_COMMIT=$(commit) $(swift_build) headroom $(what_if:%=-Xlinker %)
	@$(MAKE) --no-print-directory place from=$(headroom) to=$(DESTDIR)$(PREFIX)
	@echo "installed headroom $(version) in $(DESTDIR)$(PREFIX)"

uninstall:
	rm -f $(addprefix $(DESTDIR)$(PREFIX)/,$(placed))

placed := bin/headroom share/man/man1/headroom.1 share/bash-completion/completions/headroom \
  share/zsh/site-functions/_headroom share/fish/vendor_completions.d/headroom.fish

.PHONY: place
place:
	@mkdir -p $(dir $(addprefix $(to)/,$(placed)))
	install -s -m 755 $(from) $(to)/bin/headroom
	@$(from) manual > $(to)/share/man/man1/headroom.1
	@$(from) --generate-completion-script bash > $(to)/share/bash-completion/completions/headroom
	@$(from) --generate-completion-script zsh > $(to)/share/zsh/site-functions/_headroom
	@$(from) --generate-completion-script fish > $(to)/share/fish/vendor_completions.d/headroom.fish

## An archive for machines without Swift and libcmark: all libraries are inside the program.
dist_name = headroom-$(version)-$(shell uname -s | tr A-Z a-z)-$(shell uname -m)
dist_build := .build/dist-build
# What the compiler and the linker note of a build differs with its folder, and nothing reads it.
dist_strip := $(if $(static),-R .swift_modhash -R .note.gnu.build-id)
# The folder's own path would stand in the program: in assertions, and in debugging information.
dist_options := $(if $(static),-Xswiftc -static-executable) \
  -Xswiftc -file-prefix-map -Xswiftc $(CURDIR)=. -Xcc -ffile-prefix-map=$(CURDIR)=.
commit_date := $(shell TZ=UTC git show --no-patch --format=%cd --date=format-local:%Y-%m-%dT%H:%M:%SZ HEAD 2>/dev/null)
dist: libcmark $(what_if)
	@rm -rf .build/dist && mkdir -p .build/dist/$(dist_name) .build/pc
	@# A folder with only libcmark's archive, so that the linker can't take the shared library.
	@set -e; cd .build/pc; libdir=$$(pkg-config --variable=libdir libcmark); ln -sf "$$libdir/libcmark.a" libcmark.a; \
	printf 'Name: libcmark\nDescription: CommonMark\nVersion: %s\nLibs: -L%s -lcmark\nCflags: %s\n' \
	  "$$(pkg-config --modversion libcmark)" "$$PWD" "$$(pkg-config --cflags libcmark)" > libcmark.pc
	$(call what_if_program,$(dist_build)/release/headroom)
	PKG_CONFIG_PATH=$(CURDIR)/.build/pc HEADROOM_COMMIT=$(commit) $(swift_build) headroom \
	  --scratch-path $(dist_build) $(dist_options) $(what_if:%=-Xlinker %)
	strip $(dist_strip) -o .build/dist/headroom $(dist_build)/release/headroom
	@$(MAKE) --no-print-directory place from=.build/dist/headroom to=.build/dist/$(dist_name)
	@cp LICENSE .build/dist/$(dist_name)/
	.ci/sbom '$(version)' '$(commit)' '$(commit_date)' > .build/dist/$(dist_name)/headroom.spdx.json
	@cp .build/dist/$(dist_name)/headroom.spdx.json .build/dist/$(dist_name).spdx.json
	@# The same bytes for the same program, whoever packs it.
	cd .build/dist && tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -cf - $(dist_name) | gzip -n9 > $(dist_name).tar.gz \
	  && sha256sum $(dist_name).tar.gz > $(dist_name).tar.gz.sha256
	@ls -l .build/dist/$(dist_name).tar.gz .build/dist/headroom

## A Debian package of the same program. It needs nothing; what it may call is suggested.
deb_arch = $(shell dpkg --print-architecture)
deb_name = headroom_$(version)_$(deb_arch)
deb: dist
	@rm -rf .build/deb && mkdir -p .build/deb/DEBIAN .build/deb/usr/share/doc/headroom
	@cp -r .build/dist/$(dist_name)/bin .build/dist/$(dist_name)/share .build/deb/usr/
	@cp LICENSE .build/deb/usr/share/doc/headroom/copyright
	@gzip -n9 .build/deb/usr/share/man/man1/headroom.1
	@# Debian's zsh looks for the completions of packages here, and below /usr in no other folder.
	@mkdir .build/deb/usr/share/zsh/vendor-completions \
	  && mv .build/deb/usr/share/zsh/site-functions/_headroom .build/deb/usr/share/zsh/vendor-completions/ \
	  && rmdir .build/deb/usr/share/zsh/site-functions
	@printf '%s\n' 'Package: headroom' 'Version: $(version)' 'Architecture: $(deb_arch)' \
	  'Maintainer: The Headroom authors <headroom@example.com>' 'Section: doc' 'Priority: optional' \
	  'Suggests: bash-completion, git, graphviz, rclone, awscli' \
	  'Description: capacity handbook for Apache Flink' \
	  ' Reads workload definitions and Markdown, sizes the workloads, and writes a static site.' \
	  > .build/deb/DEBIAN/control
	@chmod -R u=rwX,go=rX .build/deb
	SOURCE_DATE_EPOCH=$(shell git show --no-patch --format=%ct HEAD 2>/dev/null || echo 0) \
	  dpkg-deb --root-owner-group --build .build/deb .build/dist/$(deb_name).deb

## A container image with the same program, by whichever of the two is installed.
image: dist
	@rm -rf .build/image && mkdir -p .build/image && cp -r .build/dist/$(dist_name) .build/image/headroom
	@tool=$$(command -v podman || command -v docker) || { echo "install podman or docker" >&2; exit 1; }; \
	  $$tool build --file .ci/Containerfile --tag headroom:$(version) .build/image

## The one system library: Debian's libcmark-dev, Homebrew's cmark.
libcmark:
	@pkg-config --exists libcmark 2>/dev/null || ls /usr/include/cmark.h >/dev/null 2>&1 || $(MAKE) install-libcmark
install-libcmark:
	@if command -v brew >/dev/null; then brew install cmark pkg-config; \
	elif [ "$$(id -u)" = 0 ]; then apt-get update && apt-get install -y libcmark-dev pkg-config; \
	else sudo apt-get update && sudo apt-get install -y libcmark-dev pkg-config; fi

clean:
	rm -rf .build
