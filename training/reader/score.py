"""Scores against gold layers; counts, so that intervals can be drawn by resampling sentences."""
from collections import defaultdict

import numpy as np

from .data import IGNORE
from .spans import from_bio


def tree_counts(gold, read) -> dict:
    n = len(gold.words)
    uas = sum(a == b for a, b in zip(gold.head, read.head))
    las = sum(a == b and x == y for a, b, x, y in zip(gold.head, read.head, gold.deprel, read.deprel))
    ulas = sum(a == b and x.split(":")[0] == y.split(":")[0] for a, b, x, y in zip(gold.head, read.head, gold.deprel, read.deprel))
    same = lambda name: sum(a == b for a, b in zip(getattr(gold, name), getattr(read, name)))
    return {"words": n, "upos": same("upos"), "xpos": same("xpos"), "feats": same("feats"), "lemma": same("lemma"),
            "uas": uas, "las": las, "las_universal": ulas}


def span_counts(gold: list, found: list) -> dict:
    g, f = set(gold), set(found)
    return {"gold": len(g), "found": len(f), "right": len(g & f)}


def name_counts(gold, read) -> dict:
    tags = ["O" if t == "*" else t for t in gold.names]
    masked = [t == "*" for t in gold.names]
    found = [s for s in read.names if not any(masked[s[0]:s[1]])]
    return span_counts(from_bio(tags), found)


def kind_counts(gold, read) -> dict:
    wanted = ("person", "organization", "place", "event", "time")
    head = lambda kinds: [(i, k) for i, k in enumerate(kinds) if k in wanted]
    return span_counts(head(gold.kinds), head(read.kinds))


def frame_counts(gold, read) -> dict[str, dict]:
    """Counts of every event and statement layer; roles and modality are those of triggers (cues) that were found."""
    g, f = gold.frames, read
    out = {}
    trigger = lambda events, typed: {(*e["trigger"], e["type"]) if typed else e["trigger"] for e in events}
    out["trigger"] = _sets(trigger(g.events, False), trigger(f.events, False))
    out["trigger_type"] = _sets(trigger(g.events, True), trigger(f.events, True))
    overlap = lambda a, b: a[0] < b[1] and b[0] < a[1]
    pairs, taken = [], set()
    for e in f.events:
        for k, x in enumerate(g.events):
            if k not in taken and x["type"] == e["type"] and overlap(x["trigger"], e["trigger"]):
                taken.add(k)
                pairs.append((x, e))
                break
    out["event_overlap"] = {"gold": len(g.events), "found": len(f.events), "right": len(pairs)}
    out["modality"] = {"words": len(pairs), "same": sum(x["modality"] == e["modality"] for x, e in pairs)}
    links = lambda events: {(*e["trigger"], k, *at) for e in events for k, at in e["roles"]}
    out["links"] = _sets(links(g.events), links(f.events))
    for role in ("actor", "recipient", "place", "date"):
        keep = lambda links: {x for x in links if x[2] == role}
        out["link_" + role] = _sets(keep(links(g.events)), keep(links(f.events)))
    under = [(x, e) for x, e in pairs]
    out["roles_given_event"] = _sets({(i, *r) for i, (x, _) in enumerate(under) for r in x["roles"]},
                                     {(i, *r) for i, (_, e) in enumerate(under) for r in e["roles"]})
    out["cue"] = _sets({s["cue"] for s in g.statements if s["cue"]}, {s["cue"] for s in f.statements if s["cue"]})
    for role in ("source", "content", "addressee"):
        spans = lambda ss: sorted({at for s in ss for k, at in s["roles"] if k == role})
        a, b = spans(g.statements), spans(f.statements)
        out[role] = _sets(set(a), set(b))
        # overlap as PolNeAR-like scores take it: a span is right in so far as its words are covered
        words = lambda spans_: {w for x, y in spans_ for w in range(x, y)}
        out[role + "_words"] = _sets(words(a), words(b))
    said = [(w, v) for w, v in enumerate(g.stance) if v != IGNORE and (w == 0 or g.stance[w - 1] == IGNORE or g.stance[w - 1] != v)]
    if f.stance:
        out["stance"] = _sets({(w, v) for w, v in said if v != "-"}, {(w, f.stance[w]) for w, _ in said if f.stance[w] != "-"})
    if g.sides and "side" in f.scores:
        best = f.scores["side"].argmax(-1)
        out["side"] = {"words": len(g.sides), "same": sum(int(best[w]) in at for w, at in g.sides)}
    out["actor"] = _sets({(a, b) for a, b, _ in from_bio(g.actor)}, {(a, b) for a, b, _ in f.actors})
    return out


def frame_rates(gold, reads) -> dict[str, dict]:
    """Rates of every layer of ``frame_counts`` over the sentences."""
    layers = {}
    for g, r in zip(gold, reads):
        for k, c in frame_counts(g, r).items():
            layers.setdefault(k, []).append(c)
    return {k: rates(cs) for k, cs in layers.items()}


def _sets(g, f):
    return {"gold": len(g), "found": len(f), "right": len(g & f)}


def rates(counts: list[dict], of: str = "words") -> dict:
    total = defaultdict(int)
    for c in counts:
        for k, v in c.items():
            total[k] += v
    if "gold" in total or "found" in total:
        return f1(total)
    return {k: round(100 * v / max(1, total[of]), 2) for k, v in total.items() if k != of}


def f1(t: dict) -> dict:
    p, r = t["right"] / max(1, t["found"]), t["right"] / max(1, t["gold"])
    return {"precision": round(100 * p, 2), "recall": round(100 * r, 2), "f1": round(100 * 2 * p * r / max(1e-9, p + r), 2),
            "gold": int(t["gold"]), "found": int(t["found"]), "right": int(t["right"])}


def interval(counts: list[dict], key: str, draws: int = 1000, seed: int = 7) -> list[float]:
    """95 % interval of a rate by resampling the units (sentences or documents) with replacement."""
    if not counts:
        return []
    names = sorted({k for c in counts for k in c})
    table = np.array([[c.get(k, 0) for k in names] for c in counts], dtype=np.float64)
    rng = np.random.default_rng(seed)
    drawn = rng.multinomial(len(counts), np.full(len(counts), 1 / len(counts)), size=draws) @ table
    values = sorted(rates([dict(zip(names, row))])[key] for row in drawn)
    return [values[int(0.025 * draws)], values[int(0.975 * draws) - 1]]
