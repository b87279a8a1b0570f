#!/usr/bin/env bash
# Hypothesis' pytest plugin takes care not to import Hypothesis where no test uses it, and then imports all of
# it in its terminal summary (pytest_terminal_summary: `from hypothesis.internal.observability import _WROTE_TO`).
# So every pytest run pays for it, about half a second to a second of CPU, even one of a single plain test.
#
# Seen with hypothesis 6.170.15, pytest 9.2.0, Python 3.13:
#   before the summary: False
#   after the summary: True
# Way around: unregister the plugin `hypothesispytest` in pytest_sessionfinish where "hypothesis" is not in
# sys.modules. Exits non-zero once a run without property tests no longer imports it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet pytest==9.2.0 hypothesis==6.170.15

cat >conftest.py <<'PY'
import sys

def pytest_sessionfinish():
    print("\nbefore the summary:", "hypothesis" in sys.modules)

def pytest_unconfigure():
    print("\nafter the summary:", "hypothesis" in sys.modules)
PY
echo 'def test_plain(): assert True' >test_plain.py

venv/bin/python -m pytest -q -s test_plain.py | tee said
grep -q "before the summary: False" said
grep -q "after the summary: True" said
