# shellcheck shell=bash
# What the scripts share; to be sourced, not run. It leaves the shell in the repository's folder,
# with a Swift that is new enough in PATH.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Debian's packages for building the product, and for the tests that speak to it as its users do.
# shellcheck disable=SC2034
product_packages=(libcurl4-openssl-dev libmicrohttpd-dev libsqlite3-dev libsodium-dev pkg-config)
# shellcheck disable=SC2034
test_packages=(chromium curl python3 python3-venv ruby ruby-faraday)

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

# install_packages PACKAGE…: installs those that are missing.
install_packages() {
    local missing=() package as_root=()
    command -v dpkg-query >/dev/null || {
        say "This is no Debian: make sure that you have what Debian calls $*."
        return
    }
    for package in "$@"; do
        [[ $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) == 'install ok installed' ]] ||
            missing+=("$package")
    done
    ((${#missing[@]} > 0)) || return 0
    if ((EUID != 0)); then
        command -v sudo >/dev/null ||
            fail "As root, run: apt-get update && apt-get install -y ${missing[*]}"
        as_root=(sudo)
    fi
    say "Installing ${missing[*]} …"
    local log
    log=$(mktemp)
    as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -qq)
    if ! { "${as_root[@]}" update && "${as_root[@]}" install -y --no-install-recommends "${missing[@]}"; } \
        >"$log" 2>&1 </dev/null; then
        cat "$log" >&2
        rm -f "$log"
        fail "These packages could not be installed: ${missing[*]}"
    fi
    rm -f "$log"
}

# prepare_python: makes .venv with the packages of script/requirements.txt.
prepare_python() {
    local made=.venv/requirements.txt
    ! cmp -s script/requirements.txt "$made" || return 0
    say 'Preparing .venv …'
    # Debian's Python, because python3-venv is made for it.
    local python=/usr/bin/python3
    [[ -x $python ]] || python=python3
    rm -rf .venv
    "$python" -m venv .venv
    .venv/bin/pip install --quiet --disable-pip-version-check -r script/requirements.txt
    cp script/requirements.txt "$made"
}

# find_swift: puts Swift 6.3 or later into PATH, or says what is missing.
find_swift() {
    local folder version
    if ! command -v swift >/dev/null; then
        for folder in /usr/bin /usr/local/bin /opt/swift/usr/bin "${HOME:-}/.local/share/swiftly/bin"; do
            [[ ! -x $folder/swift ]] || { PATH=$folder:$PATH && break; }
        done
    fi
    command -v swift >/dev/null ||
        fail 'Swift is missing: install Swift 6.3 or later from https://www.swift.org/install.'
    version=$(swift --version 2>&1 | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
    if ((${version%%.*} * 1000 + ${version##*.} < 6003)); then
        fail "Swift $version is too old: install Swift 6.3 or later from https://www.swift.org/install."
    fi
}

# build_release PRODUCT: builds it as it is used. Swift's libraries become a part of the executable:
# it runs where no Swift is installed, and calls them directly (docs/performance.md).
build_release() {
    swift build -c release --static-swift-stdlib --product "$1" --quiet >&2
}

# closing_lines LOG: what failed in a run of the tests, and the runner's last word.
closing_lines() {
    grep -A 1 -E 'recorded an issue|error:' "$1" | grep -v '^--$' | tail -n 40 || true
    grep -E 'Test run with .* (passed|failed)|Executed [1-9][0-9]* tests?' "$1" || true
}

find_swift
