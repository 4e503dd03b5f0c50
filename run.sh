#!/usr/bin/env bash
# Sets up what is needed and then builds or tests. Works on a fresh Debian machine that has
# Python 3.11 or newer and reaches the package registries; a second run installs nothing.
#
#   ./run.sh build [options of build.py]    the site and the handbooks, into output/
#   ./run.sh test [options of pytest]       style, types and tests
#   ./run.sh prepare                        only what build needs, for pipelines
#
# System packages come from apt (with sudo where needed), Python packages go into .venv/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

say() { printf '== %s\n' "$*"; }

need_packages() {
  local missing=()
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  say "Installing system packages: ${missing[*]}"
  local root=()
  [ "$(id -u)" -eq 0 ] || root=(sudo)
  # No package may start a service of its own, as nginx would: for as long as it takes.
  local policy=/usr/sbin/policy-rc.d made_policy=
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | "${root[@]}" tee "$policy" >/dev/null
    "${root[@]}" chmod +x "$policy"
    made_policy=1
  fi
  "${root[@]}" apt-get update -qq
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  [ -z "$made_policy" ] || "${root[@]}" rm -f "$policy"
}

find_python() {
  local name
  for name in python3.11 python3.12 python3.13 python3 python; do
    if command -v "$name" >/dev/null &&
       "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$name"; return
    fi
  done
  echo "Python 3.11 or newer is needed." >&2; exit 1
}

# $1: what to install of this project, e.g. ".[excel]" or ".[dev,excel]"
need_venv() {
  local python stamp
  python=$(find_python)
  if [ ! -x .venv/bin/python ]; then
    "$python" -c 'import ensurepip' 2>/dev/null || need_packages python3-venv
    say "Creating .venv"
    "$python" -m venv .venv
  fi
  stamp="$1 $(cat pyproject.toml constraints.txt | sha256sum | cut -c1-16)"
  if [ "$(cat .venv/stamp 2>/dev/null || true)" != "$stamp" ]; then
    say "Installing Python packages into .venv"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check \
      --constraint constraints.txt --editable "$1"
    echo "$stamp" > .venv/stamp
  fi
}

press=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)
command=${1:-build}
[ $# -eq 0 ] || shift
case $command in
  build)
    need_packages "${press[@]}"
    need_venv '.[excel]'
    say "Building the site and the handbooks"
    .venv/bin/python build.py "$@"
    ;;
  prepare)
    need_packages "${press[@]}"
    need_venv '.[excel]'
    ;;
  test)
    need_packages "${press[@]}" chromium git libatomic1 nginx-light openssl qpdf poppler-utils strace
    need_venv '.[dev,excel]'
    say "Style"
    .venv/bin/ruff check .
    .venv/bin/ruff format --check .
    say "Types"
    .venv/bin/mypy
    say "Tests"
    .venv/bin/python -m pytest "$@"
    ;;
  *)
    sed -n '2,9p' "${BASH_SOURCE[0]}" | sed 's/^# \{0,1\}//'
    exit 2
    ;;
esac
