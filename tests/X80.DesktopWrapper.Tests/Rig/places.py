"""Prints what a program shows, as the accessibility bus tells it: one JSON line a widget with its role, name and place in the window. Prints
nothing where a widget went away meanwhile: half of what is shown is not what is shown."""
import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

DEEPEST = 30

# Milliseconds. A program that is busy answers late; by default it would be taken for gone after less than one second.
PATIENCE = 10_000


def walk(widget, depth):
    if depth > 0:  # The program itself has no place.
        box = widget.get_extents(Atspi.CoordType.WINDOW)
        place = {"role": widget.get_role_name(), "name": widget.get_name()}
        yield json.dumps({**place, "x": box.x, "y": box.y, "width": box.width, "height": box.height})
    for at in range(widget.get_child_count() if depth < DEEPEST else 0):
        child = widget.get_child_at_index(at)
        if child is not None:
            yield from walk(child, depth + 1)


Atspi.set_timeout(PATIENCE, PATIENCE)
desktop = Atspi.get_desktop(0)
try:
    for at in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(at)
        if program is not None and program.get_process_id() == int(sys.argv[1]):
            print("\n".join(list(walk(program, 0))))
except GLib.GError as gone:
    print(f"gone: {gone}", file=sys.stderr)
