# shellcheck shell=bash disable=SC2034 # used by those who source it
# What the scripts beside this file share. Sourced, never run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

RUST_NEEDED=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)

TOOLS=$PWD/target/tools
NODE_BIN=$PWD/end2end/node_modules/.bin
WASM=wasm32-unknown-unknown

# Debian's compiler takes over wherever the usual one is older than the code needs.
version_of() { "$@" --version 2>/dev/null | grep -oE '[0-9]+(\.[0-9]+)+' | head -1; }
at_least() { [ -n "$2" ] && [ "$(printf '%s\n' "$1" "$2" | sort -V | head -1)" = "$1" ]; }
if ! at_least "$RUST_NEEDED" "$(version_of rustc)" && at_least "$RUST_NEEDED" "$(version_of /usr/bin/rustc)"; then
    export PATH=/usr/bin:$PATH
fi

say() { printf '%s\n' "$*"; }

fail() {
    printf '\n%s\n' "$*" >&2
    exit 1
}

# The compiler that has the wasm standard library: the usual one, else Debian's.
wasm_rustc() {
    local rustc
    for rustc in rustc /usr/bin/rustc; do
        if compgen -G "$($rustc --print target-libdir --target $WASM 2>/dev/null)/libstd-*.rlib" >/dev/null; then
            command -v $rustc
            return
        fi
    done
    return 1
}

# quietly WHAT USUALLY COMMAND…: one line about a slow step; its output only if it fails.
quietly() {
    local what=$1 usually=$2 log
    shift 2
    say "$what (usually $usually) …"
    log=$(mktemp)
    if "$@" >"$log" 2>&1; then
        rm -f "$log"
    else
        tail -n 40 "$log" >&2
        rm -f "$log"
        return 1
    fi
}
