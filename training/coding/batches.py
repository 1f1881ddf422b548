"""Writing the selection, the splits and the batches that coders take."""

import pathlib
import sys

from . import plan, select_sentences, sheets, sources

SIZE = 60


def write(folder) -> int:
    rows = select_sentences.draw()
    lines = ["set\tdoc\tmix\tcue\tfirst\tlast"] + ["\t".join(map(str, (s, d, m, c, f, l))) for s, d, m, c, _, f, l in sorted(rows)]
    sources.LABELS.mkdir(exist_ok=True)
    plan.SELECTION.write_text("\n".join(lines) + "\n", encoding="utf-8")
    plan.SPLITS.write_text("".join("\t".join(r) + "\n" for r in select_sentences.split_rows(rows)), encoding="utf-8")
    if folder:
        cut(rows, pathlib.Path(folder))
    return 0


def cut(rows, folder):
    folder.mkdir(parents=True, exist_ok=True)
    piles, done = {}, []
    ordered = select_sentences.interleave(rows)
    for position, row in enumerate(ordered):
        piles.setdefault(row[0], []).append((position, row))
        if sum(r[6] - r[5] + 1 for _, r in piles[row[0]]) >= SIZE:
            done.append(piles.pop(row[0]))
    done += piles.values()
    done.sort(key=lambda pile: sum(p for p, _ in pile) / len(pile))
    index = ["| batch | set | sentences | natural | coder a | double (coder b) |", "|---|---|---|---|---|---|"]
    double, counts = [], {}
    for number, pile in enumerate(done, 1):
        set_name = pile[0][1][0]
        counts[set_name] = counts.get(set_name, 0) + 1
        name = f"{number:02d}-{set_name}"
        blocks = [row for _, row in pile]
        total = sum(r[6] - r[5] + 1 for r in blocks)
        natural = sum(r[6] - r[5] + 1 for r in blocks if r[2] == "natural")
        (folder / (name + ".txt")).write_text("\n\n".join(sheets.print_doc(r[0], r[1]) for r in blocks) + "\n", encoding="utf-8")
        twice = counts[set_name] % 10 == 4 or (set_name == "re3d" and counts[set_name] == 1)
        twice = twice and total > 40
        if twice:
            double.append(name)
        index.append(f"| {name} | {set_name} | {total} | {natural} | | {'yes' if twice else ''} |")
    (folder / "INDEX.md").write_text("\n".join(index) + "\n", encoding="utf-8")
    (folder / "double.txt").write_text("\n".join(double) + "\n", encoding="utf-8")
    print(f"{len(done)} batches, {len(double)} of them twice", file=sys.stderr)
