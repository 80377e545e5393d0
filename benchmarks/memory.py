"""Peak memory of reading the largest file, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys

from benchmarks.measure import ROOT, Measurement, Topic, files

_CHILD = """
import json, pathlib, resource, sys, tracemalloc
import parsers
def peak():
    status = pathlib.Path("/proc/self/status")
    if status.exists():  # getrusage there counts what the parent held when it forked
        line = next(line for line in status.open() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
content = open(sys.argv[1], "rb").read()
before = peak()
for block in parsers.preview(content): pass
parsers.read_content(content)
after = peak()
tracemalloc.start()
for block in parsers.preview(content): pass
parsers.read_content(content)
print(json.dumps([before, after, tracemalloc.get_traced_memory()[1]]))
"""


def measure() -> Topic:
    """What the process holds before and after, and what Python took meanwhile."""
    largest = max(files("submission_txt", "*-submission.txt"), key=lambda path: path.stat().st_size)
    size = largest.stat().st_size / 1e6
    output = subprocess.run(
        [sys.executable, "-c", _CHILD, str(largest)],
        capture_output=True, check=True, cwd=ROOT, text=True,
    ).stdout  # fmt: skip
    before, after, traced = (amount / 1e6 for amount in json.loads(output))
    return Topic(
        "Memory on the largest file",
        f"`{largest.name}`, {size:.1f} MB: read as a filing and turned into blocks, one at a time.",
        (
            Measurement(
                "peak of the process, the file loaded and nothing read", f"{before:.0f} MB"
            ),
            Measurement(
                "peak of the process after reading",
                f"{after:.0f} MB",
                ratio=f"{(after - before) / size:.1f} times the file more",
            ),
            Measurement(
                "peak of Python's own memory while reading",
                f"{traced:.0f} MB",
                ratio=f"{traced / size:.1f} times the file",
            ),
        ),
    )
