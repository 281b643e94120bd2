"""Gathers what was measured, and prints it as a table in Markdown."""

import statistics


class Table:
    """Rows of: what, budget, measured, ratio, verdict."""

    def __init__(self, size):
        self.size = size
        self.rows = []

    def add(self, what, measured, *, budget="–", ratio=None, holds=None):
        verdict = "–" if holds is None else "holds" if holds else "**fails**"
        ratio = "–" if ratio is None else f"{ratio:.2f}"
        row = (what, budget, measured, ratio, verdict)
        self.rows.append(row)
        print(" | ".join(row), flush=True)

    def write(self):
        print(f"\n## {self.size} references\n")
        print("| what | budget | measured | ratio | verdict |\n|---|---|---|---|---|")
        for row in self.rows:
            print(f"| {' | '.join(row)} |")


def median(values):
    return statistics.median(values)
