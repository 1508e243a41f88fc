# Each command is one line or one script.
.DEFAULT_GOAL := help
.PHONY: run test dev bench seed help

run: ## build, migrate, seed demo data on first start, serve http://localhost:3000 (PORT, DATA_DIR)
	@scripts/run

test: ## format, lints, house rules, tests on SQLite and PostgreSQL, journeys in a real browser
	@scripts/test

dev: ## rebuild and restart whenever a source file changes
	@scripts/dev

bench: ## what we claim about speed, one figure a line (BENCH_LISTINGS, BENCH_SEARCHED, BENCH_CATALOGUE …)
	@scripts/bench

seed: ## put the demo data into the database
	@scripts/run seed --demo

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## /{ printf "make %-6s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
