#!/usr/bin/env bash
# Write requirements.lock and requirements-build.lock anew from pyproject.toml: every package of the tree with its
# hashes, and no address of an index. Run by `make lock`; needs pip-tools, which it installs in a scratch environment.
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"${PYTHON:-python3}" -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install -qq pip-tools
printf '%s\n' editables 'hatchling>=1.27' 'setuptools>=77' wheel >"$scratch/build.in"
"${PYTHON:-python3}" - >"$scratch/all.in" <<'PY'
import tomllib
from pathlib import Path

project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
print(*project["dependencies"], *project["optional-dependencies"]["test"], sep="\n")
PY
cat "$scratch/build.in" >>"$scratch/all.in"
echo 'soupsieve<3' >>"$scratch/all.in" # from 3 on it wants Python 3.11.5; Debian 12 has 3.11.2
options=(-q --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links --no-emit-trusted-host
    --no-header --no-annotate --strip-extras)
write() { # title, compiled file, target
    { echo "# $1 Made by \`make lock\`."; grep -v -e '^#' -e '^$' -e '^--' "$2"; } >"$3"
}
"$scratch/venv/bin/pip-compile" "${options[@]}" -o "$scratch/all.txt" "$scratch/all.in"
sed -n 's/^\([a-zA-Z0-9_.-]*==[^ ]*\).*/\1/p' "$scratch/all.txt" >"$scratch/constraints.txt"
"$scratch/venv/bin/pip-compile" "${options[@]}" -c "$scratch/constraints.txt" -o "$scratch/build.txt" "$scratch/build.in"
write "The whole tree that newskg is built and tested with, with hashes." "$scratch/all.txt" requirements.lock
write "What builds newskg and the dependencies that come as source, with hashes." "$scratch/build.txt" requirements-build.lock
