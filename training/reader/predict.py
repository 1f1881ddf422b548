"""Outputs of a network as arrays per sentence, by PyTorch or by ONNX Runtime, and their decoding."""
from dataclasses import dataclass

import numpy as np
import torch

from . import lemma, spans, tree
from .pieces import Pieces

ARRAYS = ("upos", "xpos", "feats", "lemma", "names", "kinds", "trigger", "modality", "cue", "actor")


@dataclass
class Reading:
    """Decoded layers of one sentence, lists as long as its words."""
    words: list[str]
    upos: list[str]
    xpos: list[str]
    feats: list[str]
    lemma: list[str]
    head: list[int]
    deprel: list[str]
    names: list[tuple[int, int, str]]
    kinds: list[str]
    scores: dict
    actors: list[tuple[int, int, str]]
    events: list[dict]
    statements: list[dict]
    stance: list[str] | None = None


def torch_words(model, pieces: Pieces, sentences: list[list[str]], budget: int = 2000):
    """(sentences of a batch, what the encoder makes of their words) by length; padding changes nothing but speed."""
    encoded = [pieces.sentence(w) for w in sentences]
    order = sorted(range(len(encoded)), key=lambda i: len(encoded[i][0]))
    at = 0
    while at < len(order):
        chunk, longest = [], 0
        while at < len(order) and (not chunk or len(encoded[order[at]][0]) * (len(chunk) + 1) <= budget):
            longest = len(encoded[order[at]][0])
            chunk.append(order[at])
            at += 1
        b, w = len(chunk), max(len(encoded[i][2]) for i in chunk) + 1
        ids = torch.full((b, longest), pieces.pad)
        cases = torch.zeros((b, longest), dtype=torch.long)
        mask = torch.zeros((b, longest), dtype=torch.bool)
        first = torch.zeros((b, w), dtype=torch.long)
        last = torch.zeros((b, w), dtype=torch.long)
        for k, i in enumerate(chunk):
            a, c, f, l = encoded[i]
            ids[k, : len(a)] = torch.tensor(a)
            cases[k, : len(a)] = torch.tensor(c)
            mask[k, : len(a)] = True
            first[k, 1: len(f) + 1] = torch.tensor(f)
            last[k, 1: len(l) + 1] = torch.tensor(l)
        with torch.no_grad():
            yield chunk, model.encode(ids, cases, first, last, mask[:, None, None, :])


def torch_scores(model, pieces: Pieces, sentences: list[list[str]], budget: int = 2000):
    """Raw scores of each sentence, in order."""
    out = [None] * len(sentences)
    for chunk, x in torch_words(model, pieces, sentences, budget):
        with torch.no_grad():
            tags = {name: head(x).cpu().numpy() for name, head in model.tags.items()}
            arcs = model.arc(x, x)[..., 0].cpu().numpy()
            sides = model.side(x, x)[..., 0].cpu().numpy() if "side" in model.sizes else None
        for k, i in enumerate(chunk):
            n = len(sentences[i]) + 1
            scores = {name: v[k, 1:n] for name, v in tags.items()}
            scores["arc"] = arcs[k, :n, :n]
            if sides is not None:
                scores["side"] = sides[k, 1:n, :n]
            one = x[k: k + 1, :n]
            scores["rel"] = lambda heads, one=one: quiet(model.rel.pairs, one[0, 1:], one[0, heads])
            scores["event_role"] = lambda rows, one=one: quiet(model.event_role, one[:, [r + 1 for r in rows]], one[:, 1:])[0]
            scores["statement_role"] = lambda rows, one=one: quiet(model.statement_role, one[:, [r + 1 for r in rows]], one[:, 1:])[0]
            out[i] = scores
    return out


def pair_scores(model, pieces: Pieces, pairs) -> list[dict[str, np.ndarray]]:
    """Scores of the pair heads for each marked pair, one by one."""
    out = []
    for p in pairs:
        ids, cases, first, last = pieces.sentence(p.words, marks=p.marks)
        with torch.no_grad():
            h = model.encoder(torch.tensor([ids]), torch.tensor([cases]), None)[0, 0]
            out.append({name: head(h).cpu().numpy() for name, head in model.pairs.items()})
    return out


def quiet(head, left, right) -> np.ndarray:
    with torch.no_grad():
        return head(left, right).cpu().numpy()


def decode(words: list[str], scores: dict, labels: dict, frames: bool = True, lexicon: dict | None = None) -> Reading:
    """Tags by the best score, tree by ``tree.decode``, names by the best allowed path."""
    best = lambda name: [labels[name][int(i)] for i in np.argmax(scores[name], axis=-1)]
    heads = tree.decode(scores["arc"])[1:]
    rel = scores["rel"](heads)
    bio = lambda name, table: spans.from_bio([labels[name][i] for i in spans.best_path(table, labels[name])])
    relations = [labels["deprel"][int(i)] for i in np.argmax(rel, axis=-1)]
    events, statements = [], []
    if frames and "trigger" in scores:
        triggers = bio("trigger", scores["trigger"])
        rows = [predicate(heads, a, b) for a, b, _ in triggers]
        roles = scores["event_role"](rows) if rows else []
        for (a, b, type_), row, table in zip(triggers, rows, roles):
            events.append({"type": type_, "trigger": (a, b), "modality": best("modality")[row],
                           "mode": best("mode")[row] if "mode" in scores else "-",
                           "roles": [(k, (x, y)) for x, y, k in bio("event_role", table)]})
        cues = bio("cue", scores["cue"])
        rows = [predicate(heads, a, b) for a, b, _ in cues]
        roles = scores["statement_role"](rows) if rows else []
        for (a, b, _), row, table in zip(cues, rows, roles):
            found = bio("statement_role", table)
            statements.append({"cue": (a, b), "source_kind": best("source_kind")[row] if "source_kind" in scores else "*",
                               "roles": one_each(found, table, labels["statement_role"])})
        if "content" in scores:
            told = [at for s in statements for k, at in s["roles"] if k == "content"]
            for a, b, _ in bio("content", scores["content"]):
                if not any(a < y and x < b for x, y in told):
                    statements.append({"cue": None, "source_kind": "*", "roles": [("content", (a, b))]})
    upos = best("upos")
    known = lexicon or {}
    return Reading(
        words=words, upos=upos, xpos=best("xpos"), feats=best("feats"),
        lemma=[known.get((w.lower(), u)) or lemma.apply(s, w) for s, w, u in zip(best("lemma"), words, upos)],
        head=heads, deprel=relations,
        names=bio("names", scores["names"]), kinds=best("kinds"), scores=scores,
        actors=bio("actor", scores["actor"]) if frames and "actor" in scores else [], events=events, statements=statements,
        stance=best("stance") if "stance" in scores else None)


def predicate(heads: list[int], start: int, end: int) -> int:
    """The first word of a span whose head lies outside it: the row at which roles are read."""
    return next((i for i in range(start, end) if not start < heads[i] <= end), start)


def one_each(found, table, labels):
    """Of several spans of one role the one whose tags stand out most against O, summed over its words."""
    def weight(span):
        a, b, k = span
        column = {t: i for i, t in enumerate(labels)}
        return sum(table[w][column[("B-" if w == a else "I-") + k]] - table[w][column["O"]] for w in range(a, b))
    best = {}
    for span in found:
        if span[2] not in best or weight(span) > weight(best[span[2]]):
            best[span[2]] = span
    return [(k, (a, b)) for a, b, k in sorted(best.values())]
