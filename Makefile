# The recipes of Kakanai: names only. What they do stands in tests/ and installer/.

.DEFAULT_GOAL := help
.PHONY: help run test check package bench soak types

help: ## lists these recipes
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

run: ## installs what is missing, builds, and starts a demonstration counter (without a display: walks it and leaves pictures in out/)
	@tests/run.sh

test: ## installs what is missing and runs every test
	@tests/test.sh

check: ## formatting, lints and types; seconds when warm
	@tests/check.sh

package: ## builds the .deb for the office's machines into out/, and proves that it installs and starts
	@installer/deb/package.sh

bench: ## measures the release build beside its peers; writes out/bench.json
	@tests/bench/bench.sh

soak: ## long seeded runs of the store and its outbox; writes out/soak.json
	@tests/soak.sh

types: ## writes the screen's TypeScript types anew from the command table
	@cargo build -q --workspace --all-targets && target/debug/export-types
