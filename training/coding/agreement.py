"""Agreement of two codings of the same sentences, field by field: F1 for what is found, kappa for what is chosen."""

import pathlib
import sys

from . import checks


def read(path):
    return {(r["set"], r["doc"], r["n"]): r for r in checks.read(pathlib.Path(path))}


def overlap(a, b):
    return a["start"] < b["end"] and b["start"] < a["end"]


def pair(xs, ys, fits):
    """Greedy one-to-one pairs: first those that fit best."""
    scored = sorted(((-fits(x, y), i, j) for i, x in enumerate(xs) for j, y in enumerate(ys) if fits(x, y) > 0))
    left, right, pairs = set(), set(), []
    for _, i, j in scored:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((xs[i], ys[j]))
    return pairs


class Score:
    """Counts of what both have and what each has."""

    def __init__(self):
        self.both = self.a = self.b = 0

    def add(self, a, b, both):
        self.a, self.b, self.both = self.a + a, self.b + b, self.both + both

    def sets(self, a, b):
        """Adds two lists of comparable things, with multiplicity."""
        rest, both = list(b), 0
        for x in a:
            if x in rest:
                rest.remove(x)
                both += 1
        self.add(len(a), len(b), both)

    @property
    def f1(self):
        return 2 * self.both / (self.a + self.b) if self.a + self.b else float("nan")


def kappa(pairs):
    """Cohen's kappa of pairs of choices."""
    if not pairs:
        return float("nan")
    observed = sum(x == y for x, y in pairs) / len(pairs)
    labels = {x for p in pairs for x in p}
    chance = sum((sum(x == l for x, _ in pairs) / len(pairs)) * (sum(y == l for _, y in pairs) / len(pairs)) for l in labels)
    return 1.0 if chance == 1 else (observed - chance) / (1 - chance)


def compare(a, b, lists=None):
    """→ (scores by field, kappas by field, differing sentences); the pairs behind the kappas go into `lists`."""
    names = ["event present in sentence", "event type (sentence)", "event type + trigger (overlap)", "event type + trigger (exact)",
             "actor words", "actor code", "recipient words", "recipient code", "actor and recipient codes with type", "modality with type",
             "place", "date", "statement (content overlap)", "statement source", "statement cue", "statement content (exact)",
             "statement kind", "stance with target", "mention words", "mention with code"]
    scores = {n: Score() for n in names}
    chosen = {"type of paired events": [], "modality of paired events": [], "code of the same words": [],
              "kind of the same words": [], "source kind of paired statements": [], "stance of paired targets": []}
    different = []
    for key in a:
        x, y = a[key], b[key]
        mx, my = ({m["id"]: m for m in r["mentions"]} for r in (x, y))
        ex, ey = x["events"], y["events"]

        def span(s):
            return (s["start"], s["end"])

        scores["event present in sentence"].add(bool(ex), bool(ey), bool(ex) and bool(ey))
        scores["event type (sentence)"].sets([e["type"] for e in ex], [e["type"] for e in ey])
        scores["event type + trigger (exact)"].sets([(e["type"], span(e["trigger"])) for e in ex], [(e["type"], span(e["trigger"])) for e in ey])
        pairs = pair(ex, ey, lambda p, q: (4 if p["type"] == q["type"] else 0) + (2 if overlap(p["trigger"], q["trigger"]) else 0)
                     + len({span(mx[m]) for m in p["actors"]} & {span(my[m]) for m in q["actors"]}) if
                     p["type"] == q["type"] or overlap(p["trigger"], q["trigger"]) else 0)
        same = [(p, q) for p, q in pairs if p["type"] == q["type"]]
        scores["event type + trigger (overlap)"].add(len(ex), len(ey), sum(overlap(p["trigger"], q["trigger"]) for p, q in same))
        scores["modality with type"].add(len(ex), len(ey), sum(p["modality"] == q["modality"] for p, q in same))

        def roles(e, ms):
            return (sorted(str(ms[m].get("code")) for m in e["actors"]), sorted(str(ms[m].get("code")) for m in e["recipients"]))
        scores["actor and recipient codes with type"].add(len(ex), len(ey), sum(roles(p, mx) == roles(q, my) for p, q in same))
        chosen["type of paired events"] += [(p["type"], q["type"]) for p, q in pairs if overlap(p["trigger"], q["trigger"])]
        chosen["modality of paired events"] += [(p["modality"], q["modality"]) for p, q in same]
        for role in ("actor", "recipient"):
            for p, q in same:
                scores[f"{role} words"].sets([span(mx[m]) for m in p[role + "s"]], [span(my[m]) for m in q[role + "s"]])
                scores[f"{role} code"].sets([mx[m].get("code") for m in p[role + "s"]], [my[m].get("code") for m in q[role + "s"]])
        for part in ("place", "date"):
            for p, q in same:
                scores[part].add(part in p, part in q, part in p and part in q and overlap(p[part], q[part]))
        sx, sy = x["statements"], y["statements"]
        spairs = pair(sx, sy, lambda p, q: (min(p["content"]["end"], q["content"]["end"]) - max(p["content"]["start"], q["content"]["start"]))
                      + (1000 if "cue" in p and "cue" in q and overlap(p["cue"], q["cue"]) else 0) if overlap(p["content"], q["content"]) else 0)
        scores["statement (content overlap)"].add(len(sx), len(sy), len(spairs))
        scores["statement content (exact)"].add(len(sx), len(sy), sum(span(p["content"]) == span(q["content"]) for p, q in spairs))
        scores["statement kind"].add(len(sx), len(sy), sum(p["kind"] == q["kind"] for p, q in spairs))
        scores["statement source"].sets([span(mx[s["source"]]) for s in sx if "source" in s], [span(my[s["source"]]) for s in sy if "source" in s])
        scores["statement cue"].sets([span(s["cue"]) for s in sx if "cue" in s], [span(s["cue"]) for s in sy if "cue" in s])
        chosen["source kind of paired statements"] += [(p.get("source_kind"), q.get("source_kind")) for p, q in spairs]
        for p, q in spairs:
            ax, ay = ({span(ms[t["mention"]]): t["stance"] for t in s.get("about", [])} for s, ms in ((p, mx), (q, my)))
            scores["stance with target"].sets(list(ax.items()), list(ay.items()))
            chosen["stance of paired targets"] += [(ax[k], ay[k]) for k in ax.keys() & ay.keys()]
        wx, wy = {span(m): m for m in x["mentions"]}, {span(m): m for m in y["mentions"]}
        scores["mention words"].sets(list(wx), list(wy))
        scores["mention with code"].sets([(k, m.get("code")) for k, m in wx.items()], [(k, m.get("code")) for k, m in wy.items()])
        for k in wx.keys() & wy.keys():
            chosen["code of the same words"].append((wx[k].get("code"), wy[k].get("code")))
            chosen["kind of the same words"].append((wx[k]["kind"], wy[k]["kind"]))

        def essence(r, ms):
            return (sorted((e["type"], e["modality"], roles(e, ms)) for e in r["events"]), sorted((span(s["content"]), s["kind"]) for s in r["statements"]))
        if essence(x, mx) != essence(y, my):
            different.append(key)
    if lists is not None:
        lists.update(chosen)
    return scores, {k: (kappa(v), len(v)) for k, v in chosen.items()}, different


def merge(scores, more):
    """Adds the counts of one comparison to those of others."""
    for name, s in more.items():
        scores.setdefault(name, Score()).add(s.a, s.b, s.both)


def tables(scores, choices):
    print("| field | first | second | both | F1 |\n|---|---|---|---|---|")
    for name, s in scores.items():
        print(f"| {name} | {s.a} | {s.b} | {s.both} | {s.f1:.2f} |")
    print("\n| choice | pairs | kappa |\n|---|---|---|")
    for name, (k, n) in choices.items():
        print(f"| {name} | {n} | {k:.2f} |")


def pooled() -> int:
    """The tables of AGREEMENT.md: every doubly coded batch, and all of them together."""
    folder = checks.sources.LABELS / "double"
    total, lists, rows, sentences, differ = {}, {}, [], 0, 0
    for path in sorted(folder.glob("*.a.jsonl")):
        other = path.with_name(path.name.replace(".a.jsonl", ".b.jsonl"))
        if not other.exists():
            continue
        a, b = read(path), read(other)
        a, b = {k: a[k] for k in a if k in b}, {k: b[k] for k in a if k in b}
        pairs = {}
        scores, _, different = compare(a, b, pairs)
        merge(total, scores)
        for name, more in pairs.items():
            lists.setdefault(name, []).extend(more)
        sentences, differ = sentences + len(a), differ + len(different)
        coders = "/".join(sorted({r["coder"] for r in a.values()})) + " and " + "/".join(sorted({r["coder"] for r in b.values()}))
        f = [scores[n].f1 for n in ("event type (sentence)", "event type + trigger (overlap)", "actor code", "recipient code", "modality with type",
                                    "statement source", "statement cue", "statement content (exact)")]
        rows.append(f"| {path.name.removesuffix('.a.jsonl')} | {coders} | {len(a)} | {len(different)} | " + " | ".join(f"{x:.2f}" for x in f) + " |")
    print(f"{sentences} sentences coded twice, {differ} differ in an event (type, modality, codes) or a statement (content, kind)\n")
    tables(total, {k: (kappa(v), len(v)) for k, v in lists.items()})
    print("\n| batch | coders | sentences | differ | type | type and trigger | actor code | recipient code | modality | source | cue | content |")
    print("|" + "---|" * 12)
    print("\n".join(rows))
    return 0


def report(path_a, path_b, differences=False) -> int:
    a, b = read(path_a), read(path_b)
    common = [k for k in a if k in b]
    if not common:
        print(f"{path_a} and {path_b} have no sentence in common: expected two codings of one batch", file=sys.stderr)
        return 1
    a, b = {k: a[k] for k in common}, {k: b[k] for k in common}
    scores, kappas, different = compare(a, b)
    print(f"{len(common)} sentences; {len(different)} differ in an event (type, modality, codes) or a statement (content, kind)\n")
    tables(scores, kappas)
    if differences:
        for key in different:
            print()
            print("\n".join(["A " + line for line in checks.show_lines(a[key])] + ["B " + line for line in checks.show_lines(b[key])[1:]]))
    return 0
