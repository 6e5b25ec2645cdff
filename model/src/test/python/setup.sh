#!/usr/bin/env bash
# Makes the Python environment of the reference side in model/target/python (or in the folder given) and prints its
# interpreter; does nothing where requirements.txt has been installed there before.
#
# On Linux pip's torch brings its CUDA libraries (5 GB), although only the processor is used. Where pip knows an index
# that has wheels for processors (PIP_EXTRA_INDEX_URL), it prefers those: 2.15.0+cpu counts as 2.15.0.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
environment=${1:-$here/../../../target/python}
installed=$environment/requirements.installed

if ! cmp -s "$here/requirements.txt" "$installed"; then
  python3 -m venv --clear "$environment"
  "$environment/bin/python" -m pip install --quiet --disable-pip-version-check -r "$here/requirements.txt" >&2
  cp "$here/requirements.txt" "$installed"
fi
echo "$(cd "$environment" && pwd)/bin/python"
