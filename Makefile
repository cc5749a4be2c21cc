# What a person does with this project. Each target works alone on a fresh machine with Swift 6.3.

headroom := .build/release/headroom
swift_build := swift build -c release --product

.PHONY: site test lint format bench check wasm libcmark clean

## The handbook: content/ to site/.
site: $(headroom)
	$(headroom) build

$(headroom): libcmark FORCE
	$(swift_build) headroom
FORCE:

test: libcmark
	swift test

lint:
	swift format lint --strict --recursive Sources Tests Package.swift

format:
	swift format --in-place --recursive Sources Tests Package.swift

bench: libcmark
	$(swift_build) bench
	.build/release/bench

## Everything that must hold before a change lands.
check: test lint wasm $(headroom)
	$(headroom) build --check

## The engine also runs in a browser: it must compile for WebAssembly without a runtime.
wasm:
	@mkdir -p .build/wasm
	cd .build/wasm && swiftc -target wasm32-unknown-none-wasm -enable-experimental-feature Embedded \
	  -wmo -parse-as-library -swift-version 6 -c $(addprefix $(CURDIR)/,$(wildcard Sources/Sizing/*.swift Sources/Sizing/*/*.swift)) -o sizing.o

## The one system library: Debian's libcmark-dev, Homebrew's cmark.
libcmark:
	@pkg-config --exists libcmark 2>/dev/null || ls /usr/include/cmark.h >/dev/null 2>&1 || $(MAKE) install-libcmark
install-libcmark:
	@if command -v brew >/dev/null; then brew install cmark pkg-config; \
	elif [ "$$(id -u)" = 0 ]; then apt-get update && apt-get install -y libcmark-dev pkg-config; \
	else sudo apt-get update && sudo apt-get install -y libcmark-dev pkg-config; fi

clean:
	rm -rf .build
