# make run    build the page and serve it on http://127.0.0.1:8080
# make build  the page, release build, into dist/
# make module the checker for JavaScript, into dist-module/
# make dist   what is handed out, into release/: the folder, hegao.html, zips, checksums, bill of materials
# make reproducible  builds what is handed out twice, from nothing, and compares
# make cms    the examples for content management systems, on http://127.0.0.1:8080
# make test   every check and every test, those in real browsers included
# What is missing is installed in pinned versions; what is there is left alone.

CARGO_BIN := $(or $(CARGO_HOME),$(HOME)/.cargo)/bin
# Servers stand in sbin, which is not in the path of every user.
export PATH := $(CURDIR)/node_modules/.bin:$(CARGO_BIN):$(PATH):/usr/sbin
# Paths of the building machine stay out of the wasm file.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS = --remap-path-prefix=$(or $(CARGO_HOME),$(HOME)/.cargo)=/cargo --remap-path-prefix=$(CURDIR)=/hegao
PORT ?= 8080

.PHONY: run build module dist reproducible cms test tools browsers

run: build
	node scripts/serve.mjs dist $(PORT)

build: tools
	trunk build

module: tools
	node scripts/module.mjs

dist: build module
	node scripts/dist.mjs

reproducible: tools
	sh scripts/reproducible.sh

cms: module
	npm ci --prefix examples/cms --ignore-scripts --no-audit --no-fund
	rm -rf examples/cms/hegao && cp -r dist-module examples/cms/hegao
	node scripts/serve.mjs examples/cms $(PORT)

test: tools browsers
	cargo fmt --check
	cargo clippy --all-targets --features bench -- -D warnings
	cargo clippy --target wasm32-unknown-unknown --bin hegao-page --bin hegao-module --bin hegao-files -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --no-deps
	cargo test
	cargo test --release --features speed --test speed -- --nocapture --test-threads 1
	trunk build
	node scripts/module.mjs
	node scripts/dist.mjs
	node --test --test-reporter=spec tests/module/*.test.mjs
	node --test --test-reporter=spec tests/browser/*.test.mjs
	@echo "make test: every step passed"

tools:
	sh scripts/tools.sh

browsers:
	sh scripts/browsers.sh
