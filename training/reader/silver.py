"""Silver frames: what a word list and a parsed tree tell of acts and statements, to begin stage 2 with.

They teach the heads the shape of the task on far more newswire than is labelled by hand: that a subject acts, that a
complement of "say" is what is said. Only sure words are tagged; words that might tell an act but are not listed are
masked, not negative. Silver sentences are read in the first part of stage 2 alone; labels made by hand have the last word.
"""
from pathlib import Path

from . import data
from .data import IGNORE
from .labels import Frames, _first
from .spans import to_bio

TABLE = Path(__file__).parent / "silver.tsv"
SUBJECTS = ("nsubj", "nsubj:outer", "csubj")
OUTER = ("AGREE", "CONCEDE", "REQUEST", "REJECT", "THREATEN")  # hold what is asked, promised or refused under them
FUTURE = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}
PERSONS = ("person", "organization")
NOT_IN_NAME = ("acl:relcl", "appos", "parataxis", "punct", "cc", "conj", "advcl", "acl", "dep")


def table(path: Path = TABLE) -> dict[tuple[str, str], str]:
    """(lemma, v or n) to type."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            type_, pos, words = line.split("\t")
            for w in words.split():
                found[w, pos] = type_
    return found


class Tree:
    """A reading with its children; words count from 0 here."""

    def __init__(self, r):
        self.r, self.n = r, len(r.words)
        self.head = [h - 1 for h in r.head]
        self.children = [[] for _ in range(self.n)]
        for d, h in enumerate(self.head):
            if h >= 0:
                self.children[h].append(d)
        self.rel = r.deprel
        self.lemma = [x.lower() for x in r.lemma]

    def under(self, i, but=()) -> set[int]:
        out = {i}
        for c in self.children[i]:
            if self.rel[c] not in but:
                out |= self.under(c, but=tuple(b for b in but if b == "punct"))
        return out

    def of(self, i, *rels):
        return [c for c in self.children[i] if self.rel[c] in rels]

    def phrase(self, i, drop=("case",)) -> tuple[int, int] | None:
        """The noun phrase of a word without what hangs behind it, as one stretch around the word."""
        words = {i}
        for c in self.children[i]:
            if self.rel[c] not in NOT_IN_NAME and self.rel[c] not in drop and self.rel[c] not in ("case", "mark", "nsubj", "cop", "aux", "advmod:emph"):
                words |= self.under(c, but=("punct",))
        return self.stretch(words, i)

    def stretch(self, words, i):
        """The contiguous stretch around word i in which every word is wanted (a mark of punctuation inside does not cut)."""
        a = b = i
        inner = lambda w: w in words or self.r.upos[w] == "PUNCT" and self.r.words[w] in "-'\"“”,.&/"
        while a > 0 and inner(a - 1):
            a -= 1
        while b + 1 < self.n and inner(b + 1):
            b += 1
        while a < i and self.r.upos[a] == "PUNCT":
            a += 1
        while b > i and self.r.upos[b] == "PUNCT":
            b -= 1
        return a, b + 1

    def members(self, i):
        """A phrase and those coordinated with it."""
        return [i, *self.of(i, "conj")]

    def subjects(self, i, depth=0):
        """Own subject, else that of the verb which this one continues."""
        own = self.of(i, *SUBJECTS)
        if own or depth > 3 or self.head[i] < 0:
            return own
        if self.of(i, "nsubj:pass"):
            return []
        if self.rel[i] in ("xcomp", "conj", "advcl") and self.r.upos[self.head[i]] == "VERB":
            return self.subjects(self.head[i], depth + 1)
        if self.rel[i] == "acl:relcl":
            return [self.head[i]]
        return []


def stems(word: str, lemma: str, verb: bool):
    """The lemma, and what the word may come from: the lemma that was read can be wrong."""
    yield lemma
    yield word
    if verb:
        for ending, add in (("ed", ""), ("ed", "e"), ("s", ""), ("es", ""), ("ing", ""), ("ing", "e"), ("ies", "y"), ("ied", "y")):
            if word.endswith(ending) and len(word) > len(ending) + 2:
                yield word[: -len(ending)] + add
    elif word.endswith("s"):
        yield word[:-1]


def frames(r, words_table) -> Frames | None:
    """Silver frames of a reading, or None where it has none."""
    t = Tree(r)
    named = {w: (a, b, k) for a, b, k in r.names for w in range(a, b)}
    type_of = {}
    maybe = set()
    for i in range(t.n):
        verb = r.upos[i] == "VERB" and r.xpos[i].startswith("VB") and t.rel[i] not in ("amod", "compound")
        noun = r.upos[i] == "NOUN"
        if not verb and not noun:
            continue
        found = next((k for w in stems(r.words[i].lower(), t.lemma[i], verb) if (k := words_table.get((w, "v" if verb else "n")))), None)
        if found and found != "cue":
            type_of[i] = found
        else:
            maybe.add(i)
    for i in sorted(type_of):
        h, depth = t.head[i], 0
        while h >= 0 and depth < 3:
            if type_of.get(h) in OUTER and t.rel[i] != "acl:relcl":
                maybe.add(i)
            h, depth = t.head[h], depth + 1
    events = [e for i in sorted(type_of) if i not in maybe and (e := _event(t, i, type_of[i], named))]
    statements = _statements(t, words_table)
    if not events and not statements:
        return None
    trigger = to_bio(t.n, [(*e["trigger"], e["type"]) for e in events])
    trigger = [IGNORE if tag == "O" and i in maybe else tag for i, tag in enumerate(trigger)]
    at_words = lambda key, value: [(w, f[value]) for f in (events if key == "trigger" else statements) if f[key] for w in range(*f[key])]
    cue = to_bio(t.n, [(*s["cue"], "cue") for s in statements])
    cue = [IGNORE if tag == "O" and r.upos[i] == "VERB" and (t.of(i, "ccomp") or t.lemma[i] in _CUES(words_table)) else tag for i, tag in enumerate(cue)]
    content = [tag if tag != "O" or statements else IGNORE for tag in
               to_bio(t.n, sorted(((*at, "content") for s in statements for k, at in s["roles"] if k == "content"), key=lambda x: x[0] - x[1]))]
    return Frames(trigger=trigger, modality=_first(t.n, at_words("trigger", "modality")), mode=[IGNORE] * t.n, cue=cue, content=content,
                  source_kind=[IGNORE] * t.n, actor=[IGNORE] * t.n, stance=[IGNORE] * t.n,
                  event_rows=[(w, to_bio(t.n, [(*at, k) for k, at in e["roles"]])) for e in events for w in range(*e["trigger"])],
                  statement_rows=[(w, to_bio(t.n, [(*at, k) for k, at in s["roles"]])) for s in statements for w in range(*s["cue"])],
                  events=events, statements=statements)


def _CUES(words_table):
    return {w for (w, p), k in words_table.items() if k == "cue"}


def _event(t, i, type_, named):
    r, roles = t.r, []
    aux = {r.words[c].lower() for c in t.of(i, "aux")}
    negated = any(t.lemma[c] in ("not", "never", "n't") for c in t.of(i, "advmod"))
    conditional = bool(aux & {"could", "may", "might"}) or any(t.lemma[c] == "if" for c in t.of(i, "mark"))
    future = bool(aux & {"will", "would", "'ll", "shall"})
    is_actor = lambda w: r.kinds[w] in PERSONS or w in named and named[w][2] in ("PER", "ORG", "NATION", "PLACE")
    span = (i, i + 1)
    if r.upos[i] == "VERB":
        passive = bool(t.of(i, "nsubj:pass"))
        for s in t.subjects(i):
            roles += [("actor", t.phrase(m)) for m in t.members(s)]
        for s in t.of(i, "nsubj:pass"):
            roles += [("recipient", t.phrase(m)) for m in t.members(s) if is_actor(m)]
        for s in t.of(i, "obl:agent"):
            roles += [("actor", t.phrase(m)) for m in t.members(s)]
        if not passive:
            for s in t.of(i, "obj", "iobj"):
                roles += [("recipient", t.phrase(m)) for m in t.members(s) if is_actor(m)]
        if type_ == "CONSULT":
            for s in t.of(i, "obl"):
                if any(t.lemma[c] == "with" for c in t.of(s, "case")):
                    roles += [("actor", t.phrase(m)) for m in t.members(s)]
        if t.of(i, "compound:prt") and t.of(i, "compound:prt")[0] == i + 1:
            span = (i, i + 2)
    else:
        for s in t.of(i, "nmod:poss"):
            if is_actor(s):
                roles.append(("actor", t.phrase(s)))
        for s in t.of(i, "nmod"):
            case = {t.lemma[c] for c in t.of(s, "case")}
            if is_actor(s) and case & {"by"} or is_actor(s) and (type_ == "CONSULT" and "with" in case or "between" in case):
                roles += [("actor", t.phrase(m)) for m in t.members(s)]
            elif is_actor(s) and case & {"on", "against", "of"} and s not in named:
                roles += [("recipient", t.phrase(m)) for m in t.members(s)]
        h = t.head[i]
        if h >= 0 and t.lemma[h] in ("hold", "launch", "carry", "stage", "conduct") and t.rel[i] in ("obj", "nsubj:pass"):
            if h == i - 1 and t.rel[i] == "obj":
                span = (h, i + 1)
            roles += [("actor", t.phrase(m)) for s in t.subjects(h) for m in t.members(s)]
    host = t.head[i] if r.upos[i] == "NOUN" and t.head[i] >= 0 and t.rel[i] in ("obj", "nsubj", "nsubj:pass") else i
    for c in t.children[i] + (t.children[host] if host != i else []):
        if c in named and named[c][2] == "DATE" and t.rel[c] in ("obl", "obl:unmarked", "nmod:unmarked", "nmod", "advmod"):
            roles.append(("date", named[c][:2]))
        elif c in named and named[c][2] == "PLACE" and t.rel[c] in ("obl", "nmod") and any(t.lemma[x] in ("in", "at", "near") for x in t.of(c, "case")):
            roles.append(("place", named[c][:2]))
    roles = [x for x in roles if x[1] and not (x[1][0] < span[1] and span[0] < x[1][1])]
    modality = "negated" if negated else "conditional" if conditional else "asserted"
    if future and modality == "asserted":
        if type_ in FUTURE:
            type_ = FUTURE[type_]
        else:
            modality = "planned"
    kept, seen = [], set()
    for role in roles:
        if role[1] not in seen:
            seen.add(role[1])
            kept.append(role)
    if r.upos[i] == "VERB" and not kept and type_ in ("SUPPORT", "COERCE"):
        return None
    return {"type": type_, "trigger": span, "modality": modality, "mode": "-", "roles": kept}


def _statements(t, words_table):
    cues, out = _CUES(words_table), []
    r = t.r
    for i in range(t.n):
        if r.upos[i] == "VERB" and t.lemma[i] in cues and r.words[i].lower() != "based":
            content = t.of(i, "ccomp")
            if content:
                inner = t.under(content[0]) - {i}
                span = _clause(t, inner, content[0])
            elif t.rel[i] == "parataxis" and t.head[i] >= 0:
                inner = t.under(t.head[i]) - t.under(i)
                span = _clause(t, inner, t.head[i])
            else:
                continue
            who = t.subjects(i)
            roles = [("source", t.phrase(who[0]))] if who and t.phrase(who[0]) else []
            roles.append(("content", span))
            if t.lemma[i] == "tell":
                roles += [("addressee", t.phrase(c)) for c in t.of(i, "obj", "iobj")[:1]]
            if span and all(x and not x[0] <= i < x[1] for _, x in roles):
                out.append({"cue": (i, i + 1), "source_kind": IGNORE, "roles": roles, "kind": None})
        elif r.words[i].lower() == "according" and i + 1 < t.n and r.words[i + 1].lower() == "to":
            source = t.head[i]
            if source < 0 or t.head[source] < 0:
                continue
            inner = t.under(t.head[source]) - t.under(source)
            span, who = _clause(t, inner, t.head[source]), t.phrase(source)
            if span and who and not (who[0] < span[1] and span[0] < who[1]):
                out.append({"cue": (i, i + 2), "source_kind": IGNORE, "roles": [("source", who), ("content", span)], "kind": None})
    return out


def _clause(t, inner, at):
    """The longest stretch of the clause's words; marks of quotation belong to it, commas and the final stop at its rim do not."""
    runs, run = [], []
    for w in range(t.n):
        if w in inner or t.r.upos[w] == "PUNCT" and t.r.words[w] in ",;:-\"“”'" and run:
            run.append(w)
        elif run:
            runs.append(run)
            run = []
    if run:
        runs.append(run)
    best = max(runs, key=len, default=[])
    while best and t.r.words[best[-1]] in (",", ";", ":", ".", "-"):
        best = best[:-1]
    while best and t.r.words[best[0]] in (",", ";", ":", ".", "-"):
        best = best[1:]
    return (best[0], best[-1] + 1) if len(best) > 1 else None


def make(read, most: int, taken) -> list[data.Sentence]:
    """Silver sentences of GMB's training part, evenly drawn, without those that are labelled by hand."""
    words_table, out = table(), []
    names = [s for s in data.gmb() if data.split_of("gmb-entities", s.doc, s.n) == data.TRAIN and s.n not in taken and 6 <= len(s.words) <= 45]
    step = max(1, len(names) // most)
    names = names[::step][:most]
    for s, r in zip(names, read([s.words for s in names])):
        s.frames = frames(r, words_table)
        if s.frames:
            out.append(s)
    return out
