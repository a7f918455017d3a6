"""Prints what the programs of a session show, as the accessibility bus tells it: one JSON line a widget with its role, name and place in
its window. Given a name, it moves the focus to the first button whose name begins so, and prints nothing. Of web documents those are
shown whose address begins as the second argument says, and then nothing else; without one none is."""
import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

DEEPEST = 40
PAGES = ("document web", "document frame")
focus, surface = sys.argv[1], sys.argv[2]


def address(document):
    return document.get_document_iface().get_document_attribute_value("URI") or ""


def walk(widget, depth, inside):
    """Returns whether the widget to focus was found."""
    try:
        role, name = widget.get_role_name(), widget.get_name()
        if role in PAGES:
            if surface == "" or not address(widget).startswith(surface):
                return False
            inside = True
        if depth > 0 and inside and show(widget, role, name):  # The program itself has no place.
            return True
        for at in range(widget.get_child_count() if depth < DEEPEST else 0):
            child = widget.get_child_at_index(at)
            if child is not None and walk(child, depth + 1, inside):
                return True
    except GLib.GError as gone:  # A widget may go away while it is asked.
        print(f"gone: {gone}", file=sys.stderr)
    return False


def show(widget, role, name):
    if focus != "":
        return name.startswith(focus) and "button" in role and widget.grab_focus()
    box = widget.get_extents(Atspi.CoordType.WINDOW)
    print(json.dumps({"role": role, "name": name, "x": box.x, "y": box.y, "width": box.width, "height": box.height}))
    return False


desktop = Atspi.get_desktop(0)
for at in range(desktop.get_child_count()):
    program = desktop.get_child_at_index(at)
    if program is not None and walk(program, 0, surface == ""):
        break
