"""What the scripts check with; the port of the server is their argument."""

import sys

PORT = sys.argv[1]


def same(actual, expected, what):
    if actual != expected:
        raise SystemExit(f"{what}: expected {expected!r}, got {actual!r}")


def fails(action, code, what):
    try:
        action()
    except Exception as e:
        if code not in str(e):
            raise SystemExit(f"{what}: expected {code}, got {e}")
    else:
        raise SystemExit(f"{what}: no error")
