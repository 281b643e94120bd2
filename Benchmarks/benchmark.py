"""Measures Counterpart, and prints a table of the budgets; see script/benchmark."""

import argparse
import os
import shutil
import sys

import instructions
from dataset import Dataset
from rows import Rows
from table import Table

SIZES = {"10k": 10_000, "1m": 1_000_000, "10m": 10_000_000}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binaries", required=True, help="the folder of the built programs")
    parser.add_argument("--size", choices=SIZES, default="1m")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--only", nargs="*", default=[], help="words that a row's name must have")
    parser.add_argument("--instructions", action="store_true", help="count instructions only")
    parser.add_argument("--folder", default=".build/benchmark")
    options = parser.parse_args()
    folder = os.path.abspath(options.folder)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    try:
        small = Dataset(options.binaries, folder, "small", SIZES["10k"])
        if options.instructions:
            sys.exit(instructions.check(small))
        large = Dataset(options.binaries, folder, options.size, SIZES[options.size])
        table = Table(options.size)
        Rows(small, large, folder, table, options).measure()
        table.write()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
