"""Waiting for something to become true, with a deadline."""

import time


def until(what: str, look, seconds: float = 15.0):
    """What `look` returns as soon as that is true; fails when it does not become true in time."""
    deadline = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {seconds:g} s: {what}")
        time.sleep(0.02)
