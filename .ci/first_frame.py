#!/usr/bin/python3
"""Waits for a window's first frame: first_frame.py TITLE STARTED

TITLE is a part of the window's title, STARTED the nanoseconds since 1970 at which its program was started. Prints the
window's id and the milliseconds until its middle showed more than one colour. (Debian: python3-xlib)
"""

import sys
import time

from Xlib import X, display, error

TIMEOUT_SECS = 30
POLL_SECS = 0.002


def windows(window):
    yield window
    for child in window.query_tree().children:
        yield from windows(child)


def title(screen, window):
    name = window.get_full_property(screen.intern_atom("_NET_WM_NAME"), X.AnyPropertyType)
    return name.value.decode(errors="replace") if name else ""


def has_picture(window):
    """Whether one of three rows of pixels has more than one colour; the window must be on the screen there."""
    size = window.get_geometry()
    for quarter in (1, 2, 3):
        left, width, y = size.width // 4, size.width // 2, size.height * quarter // 4
        row = window.get_image(left, y, width, 1, X.ZPixmap, 0xFFFFFFFF).data
        if len({row[at : at + 4] for at in range(0, len(row), 4)}) > 1:
            return True
    return False


def painted(screen, part):
    try:
        for window in windows(screen.screen().root):
            if part in title(screen, window) and window.get_attributes().map_state == X.IsViewable:
                if has_picture(window):
                    return window
    except error.XError:  # a window came or went while it was looked at
        pass
    return None


def main():
    part, started = sys.argv[1], int(sys.argv[2])
    screen = display.Display()
    end = time.monotonic() + TIMEOUT_SECS
    while time.monotonic() < end:
        window = painted(screen, part)
        if window:
            print(window.id, (time.time_ns() - started) // 1_000_000)
            return
        time.sleep(POLL_SECS)
    sys.exit(f"no window called {part!r} with a picture in it")


main()
