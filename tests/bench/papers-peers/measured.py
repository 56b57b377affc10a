"""What the ways written in Python share: the workload, and how they are measured. It draws nothing."""

import json
import os
import statistics
import sys
import time

FACE = "/usr/share/fonts/truetype/ipamj/ipamjm.ttf"
FOLDER = os.environ["WORKLOAD"]
with open(os.path.join(FOLDER, "blank.pdf"), "rb") as file:
    BLANK = file.read()
with open(os.path.join(FOLDER, "fields.json"), encoding="utf-8") as file:
    PAGES = json.load(file)


def measure(started, bundle, runs):
    """Measures a way of making a bundle of so many sheets and prints what the bench reads."""
    first = bundle(20)
    said = {"first_ms": (time.perf_counter() - started) * 1e3}
    said |= {"bundle_ms": p50(bundle, 20, runs), "form_ms": p50(bundle, 1, runs)}
    said |= {"bundle_bytes": len(first), "form_bytes": len(bundle(1))}
    with open("/proc/self/status", encoding="ascii") as status:
        high = next(line for line in status if line.startswith("VmHWM"))
    said["memory_mb"] = int(high.split()[1]) / 1024
    if len(sys.argv) > 2:
        with open(sys.argv[2], "wb") as out:
            out.write(first)
    print(json.dumps(said))


def p50(bundle, sheets, runs):
    figures = []
    for _ in range(runs):
        at = time.perf_counter()
        bundle(sheets)
        figures.append((time.perf_counter() - at) * 1e3)
    return statistics.median(figures)
