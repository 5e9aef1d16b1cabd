#!/usr/bin/python3
"""Drags files onto a window as a file manager does: xdnd_drop.py WINDOW FILE...

An X11 client of its own that speaks XDND 5 (https://freedesktop.org/wiki/Specifications/XDND): it owns the selection,
moves over the middle of the window, lets go, and serves the files' addresses. (Debian: python3-xlib)
"""

import select
import sys
import time
from pathlib import Path

from Xlib import X, display
from Xlib.protocol import event

VERSION = 5
TIMEOUT_SECS = 10


class Drag:
    def __init__(self, window_id, files):
        self.display = display.Display()
        self.atom = self.display.intern_atom
        root = self.display.screen().root
        self.target = self.display.create_resource_object("window", window_id)
        if not self.target.get_full_property(self.atom("XdndAware"), X.AnyPropertyType):
            sys.exit("the window takes no drops")
        self.source = root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
        self.source.set_selection_owner(self.atom("XdndSelection"), X.CurrentTime)
        self.addresses = "".join(Path(file).resolve().as_uri() + "\r\n" for file in files).encode()

    def run(self):
        self.send("XdndEnter", VERSION << 24, self.atom("text/uri-list"), 0, 0)
        for step in range(3):
            self.send("XdndPosition", 0, self.middle(step), X.CurrentTime, self.atom("XdndActionCopy"))
            status = self.serve_until("XdndStatus")
        if not status.data[1][1] & 1:
            sys.exit("the window refuses the files")
        self.send("XdndDrop", 0, X.CurrentTime, 0, 0)
        self.serve_until("XdndFinished")

    def middle(self, step):
        """The window's middle on the screen and a little beside it, as XdndPosition packs it."""
        size = self.target.get_geometry()
        root = self.display.screen().root
        corner = root.translate_coords(self.target, size.width // 2 + step, size.height // 2 + step)
        return corner.x << 16 | corner.y

    def send(self, name, *data):
        message = event.ClientMessage(
            window=self.target, client_type=self.atom(name), data=(32, [self.source.id, *data])
        )
        self.target.send_event(message)
        self.display.flush()

    def serve_until(self, name):
        """Answers requests for the files until the window sends the message `name`, and returns that."""
        end = time.monotonic() + TIMEOUT_SECS
        while time.monotonic() < end:
            while self.display.pending_events():
                received = self.display.next_event()
                if received.type == X.SelectionRequest:
                    self.serve(received)
                elif received.type == X.ClientMessage and received.client_type == self.atom(name):
                    return received
            select.select([self.display.fileno()], [], [], 0.05)
        sys.exit(f"the window sends no {name}")

    def serve(self, request):
        is_list = request.target == self.atom("text/uri-list")
        if is_list:
            request.requestor.change_property(request.property, request.target, 8, self.addresses)
        answer = event.SelectionNotify(
            time=request.time,
            requestor=request.requestor,
            selection=request.selection,
            target=request.target,
            property=request.property if is_list else X.NONE,
        )
        request.requestor.send_event(answer)
        self.display.flush()


Drag(int(sys.argv[1], 0), sys.argv[2:]).run()
