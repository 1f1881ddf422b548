"""Our event and statement labels (``training/labels``), laid on the reader's words."""
import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from . import data, sides, tokens
from .data import IGNORE, Sentence
from .spans import to_bio


@dataclass
class Frames:
    """Targets of the event and statement heads; lists are as long as the words, rows are (predicate word, tags)."""
    trigger: list[str]
    modality: list[str]
    mode: list[str]
    cue: list[str]
    content: list[str]
    source_kind: list[str]
    actor: list[str]
    stance: list[str]
    event_rows: list[tuple[int, list[str]]]
    statement_rows: list[tuple[int, list[str]]]
    events: list[dict]  # word spans, for scoring
    statements: list[dict]
    sides: list[tuple[int, list[int]]] = field(default_factory=list)  # (word, positions that tell its side), see sides.py


def folder() -> Path:
    return Path(os.environ.get("ENTENTE_LABELS", Path(__file__).resolve().parents[1] / "labels"))


def records():
    """The stored lines of all files but the double codings, each sentence once, in the order of file names."""
    seen = set()
    for path in sorted(folder().rglob("*.jsonl")):
        if "double" in path.parts or "stories" in path.parts:
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.strip():
                continue
            r = json.loads(line)
            key = (r.get("set"), r.get("doc"), r.get("n"), r.get("start"))
            if "events" in r and key not in seen:
                seen.add(key)
                yield r


def frames_of(r: dict, spans_of) -> Frames:
    """Targets of one stored line; ``spans_of(span)`` gives half-open word offsets or None where no word lies inside."""
    n = spans_of.words
    mention = {}
    for m in r["mentions"]:
        at = spans_of(m)
        if at:
            mention[m["id"]] = at
    kinds = {m["id"]: m.get("kind", "unknown") for m in r["mentions"]}
    events, statements = [], []
    for e in r["events"]:
        t = spans_of(e["trigger"])
        if not t:
            continue
        roles = [("actor", mention[m]) for m in e.get("actors", ()) if m in mention]
        roles += [("recipient", mention[m]) for m in e.get("recipients", ()) if m in mention]
        roles += [(k, at) for k in ("place", "date") if k in e and (at := spans_of(e[k]))]
        events.append({"type": e["type"], "trigger": t, "modality": e.get("modality", "asserted"),
                       "mode": (e.get("mode") or ["-"])[0], "roles": roles})
    for s in r["statements"]:
        content = spans_of(s["content"]) if "content" in s else None
        cue = spans_of(s["cue"]) if "cue" in s else None
        roles = [("source", mention[s["source"]])] if s.get("source") in mention else []
        roles += [("content", content)] if content else []
        roles += [("addressee", mention[s["addressee"]])] if s.get("addressee") in mention else []
        statements.append({"cue": cue, "source_kind": s.get("source_kind", IGNORE), "roles": roles, "kind": s.get("kind")})
    at_words = lambda items: [(w, v) for (a, b), v in items for w in range(a, b)]
    tagged = lambda items: _first(n, at_words(items))
    actors = sorted(((at, kinds[m]) for m, at in mention.items()), key=lambda x: (x[0][0], -x[0][1]))
    return Frames(
        trigger=to_bio(n, [(*e["trigger"], e["type"]) for e in events]),
        modality=tagged([(e["trigger"], e["modality"]) for e in events]),
        mode=tagged([(e["trigger"], e["mode"]) for e in events]),
        cue=to_bio(n, [(*s["cue"], "cue") for s in statements if s["cue"]]),
        content=to_bio(n, sorted(((*at, "content") for s in statements for k, at in s["roles"] if k == "content"), key=lambda x: x[0] - x[1])),
        source_kind=tagged([(s["cue"], s["source_kind"]) for s in statements if s["cue"]]),
        actor=to_bio(n, [(*at, k) for at, k in actors]),
        stance=_stances(n, r, mention, spans_of),
        event_rows=[(w, to_bio(n, [(*at, k) for k, at in e["roles"]])) for e in _one_per_word(events, "trigger") for w in range(*e["trigger"])],
        statement_rows=[(w, to_bio(n, [(*at, k) for k, at in s["roles"]])) for s in _one_per_word(statements, "cue") for w in range(*s["cue"])],
        events=events, statements=statements)


def _stances(n, r, mention, spans_of) -> list[str]:
    """How the speaker stands to each actor that reported words hold: a stance, or ``-`` where none was seen; elsewhere masked."""
    told, silent = [], []
    for s in r["statements"]:
        told += [(mention[a["mention"]], a["stance"]) for a in s.get("about", ()) if a["mention"] in mention]
        content = spans_of(s["content"]) if "content" in s else None
        silent += [(at, "-") for at in mention.values() if content and content[0] <= at[0] and at[1] <= content[1]]
    by_size = sorted(told, key=lambda x: x[0][1] - x[0][0]) + silent
    return _first(n, [(w, v) for (a, b), v in by_size for w in range(a, b)])


def _first(n, pairs):
    out = [IGNORE] * n
    for w, v in pairs:
        if out[w] == IGNORE:
            out[w] = v
    return out


def _one_per_word(frames, key):
    """Of frames on overlapping words the first alone: a word has one row."""
    taken, kept = set(), []
    for f in frames:
        if f[key] and not taken & set(range(*f[key])):
            taken |= set(range(*f[key]))
            kept.append(f)
    return kept


class _ByToken:
    def __init__(self, source):
        self.words = len(source)
        self.first, self.after = {}, {}
        for w, i in enumerate(source):
            self.first.setdefault(i, w)
            self.after[i] = w + 1

    def __call__(self, span):
        a, b = span["start"], span["end"]
        return (self.first[a], self.after[b - 1]) if a in self.first and b - 1 in self.after else None


class _ByChar:
    def __init__(self, toks):
        self.toks, self.words = toks, len(toks)

    def __call__(self, span):
        inside = [i for i, (a, b, _) in enumerate(self.toks) if a < span["end"] and b > span["start"]]
        return (inside[0], inside[-1] + 1) if inside else None


def sentences(wanted=("train",)):
    """Labelled sentences of the splits wanted; the trees and names that the sets carry come with them."""
    lines = [r for r in records() if data.split_of(r["set"], r["doc"], r["n"]) in wanted]
    need = {(r["set"], r["doc"], r["n"]) for r in lines}
    known = data.countries()
    numbers = {k[2] for k in need if k[0] == "gmb"}
    gmb = {n: data.gmb_sentence(n, t, tags, pos, known) for n, t, tags, pos in data.gmb_tokens() if n in numbers}
    gum = {(s.doc, s.n): s for s in data.gum() if ("gum", s.doc, s.n) in need}
    texts = {doc: text for doc, text, _ in data.re3d_documents()}
    for r in lines:
        if r["set"] == "gmb":
            base, spans_of = gmb.get(r["n"]), None
        elif r["set"] == "gum":
            base, spans_of = gum.get((r["doc"], r["n"])), None
        else:
            text = texts[r["doc"]] if r["set"] == "re3d" else own_text(r["doc"])
            toks = tokens.words(text, r["start"], r["end"])
            base = Sentence(r["set"], r["doc"], r["n"], [t[2] for t in toks], source=list(range(len(toks))))
            spans_of = _ByChar(toks)
        if base is None or not base.words:
            continue
        base.doc = r["doc"]
        at = spans_of or _ByToken(base.source)
        base.frames = frames_of(r, at)
        base.frames.sides = sides.targets(base.words, [(*x, m.get("code")) for m in r["mentions"] if (x := at(m))])
        yield base


def own_text(doc: str) -> str:
    return (folder() / "own" / "texts" / f"{doc}.txt").read_text(encoding="utf-8")
