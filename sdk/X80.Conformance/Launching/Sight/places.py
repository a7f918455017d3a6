"""Tells what the programs of a session show, as the accessibility bus tells it. It answers each line of its input by one of its own, and
ends with its input.

Asked {"surface": ""} it answers {"whole": true, "places": [{"role", "name", "x", "y", "width", "height"}]}: the widgets in their order, each
with its place in its window. Of web documents those are shown whose address begins as the surface says, and then nothing else; without one
none is. It is not whole where something went away while it was asked.
Asked {"surface": "", "focus": "Send"} it moves the focus to the first button whose name begins so, too, and tells no places."""
import json
import os
import sys

# What is kept of a widget is brought up to date by a loop that does not run here: a panel that was drawn anew would look as before.
os.environ["ATSPI_NO_CACHE"] = "1"

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

DEEPEST = 40
PAGES = ("document web", "document frame")

# Milliseconds. A program that is busy answers late; by default it would be taken for gone after less than one second.
PATIENCE = 10_000


class Look:
    def __init__(self, surface, focus):
        self.surface, self.focus, self.places, self.whole = surface, focus, [], True

    def at(self, widget, depth, inside):
        """Returns whether the widget to focus was found."""
        try:
            role, name = widget.get_role_name(), widget.get_name()
            if role in PAGES:
                if self.surface == "" or not address(widget).startswith(self.surface):
                    return False
                inside = True
            if depth > 0 and inside and self.take(widget, role, name):  # The program itself has no place.
                return True
            for at in range(widget.get_child_count() if depth < DEEPEST else 0):
                child = widget.get_child_at_index(at)
                if child is None:
                    self.whole = False
                elif self.at(child, depth + 1, inside):
                    return True
        except GLib.GError:  # A widget may go away while it is asked.
            self.whole = False
        return False

    def take(self, widget, role, name):
        if self.focus:
            return name.startswith(self.focus) and "button" in role and widget.grab_focus()
        box = widget.get_extents(Atspi.CoordType.WINDOW)
        self.places.append({"role": role, "name": name, "x": box.x, "y": box.y, "width": box.width, "height": box.height})
        return False


def address(document):
    return document.get_document_iface().get_document_attribute_value("URI") or ""


Atspi.set_timeout(PATIENCE, PATIENCE)
desktop = Atspi.get_desktop(0)
for line in sys.stdin:
    asked = json.loads(line)
    look = Look(asked["surface"], asked.get("focus", ""))
    for at in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(at)
        if program is not None and look.at(program, 0, look.surface == ""):
            break
    print(json.dumps({"whole": look.whole, "places": look.places}), flush=True)
