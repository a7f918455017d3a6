#!/usr/bin/env python3
"""A client with one defect, for the rig that judges strangers: it starts a right one, given as arguments, and misbehaves beside it.

timer: opens a conversation at the backend every eight seconds, without a click.
beyond: speaks to an address beyond this machine every eight seconds.
"""
import json
import os
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request

EVERY = 8
defect, client = sys.argv[1], subprocess.Popen(sys.argv[2:])


def capture():
    request = urllib.request.Request(
        os.environ["X80_BACKEND_URL"] + "api/ext/conversations",
        json.dumps({"channel": "whatsapp", "title": "Ana Lima"}).encode(),
        {"Authorization": "Bearer " + os.environ["X80_TOKEN"], "Content-Type": "application/json"},
    )
    urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request)


def leave():
    socket.create_connection(("192.0.2.1", 443), timeout=1)


ended = threading.Event()
threading.Thread(target=lambda: (client.wait(), ended.set()), daemon=True).start()
while not ended.wait(EVERY):
    try:
        {"timer": capture, "beyond": leave}[defect]()
    except (OSError, urllib.error.URLError) as refused:
        print(f"refused: {refused}", file=sys.stderr)
sys.exit(client.returncode)
