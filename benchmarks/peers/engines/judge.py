"""Judge profiles with one engine: `python judge.py ENGINE CRITERIA FILE-OR-FOLDER`.

Each line of the output is the name of a file and its verdicts, in the order of the criteria; a
criterion that the engine does not express is `-`. It runs in the environment of the engine, so
it imports nothing of the program under test, and nothing that takes long to load.
"""
# ruff: noqa: PTH112, PTH118, PTH208

import os
import sys


def main(engine, criteria, place):
    """Print the verdicts of one file, or of each file of a folder."""
    judge = __import__("by_" + engine).prepare(criteria)
    folder, names = os.path.split(place)[0], [os.path.split(place)[1]]
    if os.path.isdir(place):
        folder, names = place, sorted(os.listdir(place))
    for name in names:
        sys.stdout.write(" ".join((name, *judge(os.path.join(folder, name)))) + "\n")


main(*sys.argv[1:])
