"""Loaders of the reference texts. They are read from the shared folder and never copied.

Every loader yields ``Sentence`` records; a layer that a set does not carry is ``None`` and its loss is masked.
"""
import csv
import gzip
import hashlib
import io
import json
import os
import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from . import tokens
from .spans import to_bio

FEATURES = ("Case", "Degree", "Gender", "Mood", "Number", "NumType", "Person", "Polarity", "Poss", "PronType",
            "Tense", "VerbForm", "Voice")
GUM_GENRES = ("news", "interview", "court", "bio", "voyage", "academic")
NAMES = {"per": "PER", "org": "ORG", "geo": "PLACE", "gpe": "NATION", "tim": "DATE", "eve": "EVENT",
         "art": "MISC", "nat": "MISC"}
KINDS = {"person": "person", "organization": "organization", "place": "place", "event": "event", "time": "time",
         "object": "object", "abstract": "abstract", "animal": "other", "plant": "other", "substance": "other"}
IGNORE = "*"  # a tag whose loss is masked


@dataclass
class Sentence:
    """Words of one sentence with the layers that its set carries (lists as long as ``words``)."""
    set: str
    doc: str
    n: int
    words: list[str]
    upos: list[str] | None = None
    xpos: list[str] | None = None
    lemma: list[str] | None = None
    feats: list[str] | None = None
    head: list[int] | None = None  # 0 is the root, words count from 1
    deprel: list[str] | None = None
    names: list[str] | None = None
    kinds: list[str] | None = None
    mentions: list[tuple[int, int, str]] | None = None
    frames: object = None  # events and statements, see labels.py
    taught: object = None  # a teacher's scores over the words, see taught.py
    source: list[int] = field(default_factory=list)  # token of the set's own table for each word


def shared() -> Path:
    """The folder of reference data: ``ENTENTE_SHARED``, or ``shared`` beside or above the project."""
    if os.environ.get("ENTENTE_SHARED"):
        return Path(os.environ["ENTENTE_SHARED"])
    here = Path(__file__).resolve()
    for parent in here.parents:
        for candidate in (parent / "shared", parent.parent / "shared"):
            if (candidate / "data" / "README.md").exists():
                return candidate
    raise FileNotFoundError("no folder ../shared with data/README.md found; set ENTENTE_SHARED to it")


def annotation() -> Path:
    return shared() / "data" / "annotation"


def _open(path: Path):
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else open(path, encoding="utf-8")


def read_conllu(path: Path, set_: str):
    """Sentences of a CoNLL-U file: plain integer ids only (no multi-word lines, no empty nodes)."""
    doc, n, rows = path.stem, 0, []
    with _open(path) as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id"):
                doc = line.split("=", 1)[1].strip()
                n = 0
            elif line.startswith("#"):
                continue
            elif not line:
                if rows:
                    n += 1
                    yield _conllu(set_, doc, n, rows)
                rows = []
            else:
                cells = line.split("\t")
                if cells[0].isdigit():
                    rows.append(cells)
    if rows:
        yield _conllu(set_, doc, n + 1, rows)


def _conllu(set_, doc, n, rows):
    s = Sentence(set_, doc, n, [r[1] for r in rows], source=list(range(len(rows))))
    s.upos = [r[3] for r in rows]
    s.xpos = [r[4] for r in rows]
    s.lemma = [r[2] for r in rows]
    s.feats = [key_features(r[5]) for r in rows]
    s.head = [int(r[6]) for r in rows]
    s.deprel = [r[7] for r in rows]
    s.mentions = [r[9] for r in rows]  # raw MISC, read by gum()
    return s


def key_features(feats: str) -> str:
    """The features that coding needs, joined in UD's own order."""
    if feats == "_":
        return "_"
    kept = [f for f in feats.split("|") if f.split("=")[0] in FEATURES]
    return "|".join(kept) if kept else "_"


def ewt(part: str):
    for s in read_conllu(annotation() / "ewt" / f"{part}.conllu.gz", "ewt"):
        s.mentions = None
        yield s


def pud():
    for s in read_conllu(annotation() / "pud.conllu", "pud"):
        s.mentions = None
        yield s


_ENTITY = re.compile(r"\((\d+)(?:\[[^\]]*\])?-([a-z]+)([^()]*)(\))?|(\d+)(?:\[[^\]]*\])?\)")


def gum(genres=GUM_GENRES):
    for path in sorted((annotation() / "gum").glob("GUM_*.conllu")):
        if path.stem.split("_")[1] not in genres:
            continue
        for s in read_conllu(path, "gum"):
            s.mentions = gum_mentions(s.mentions)
            s.kinds = kinds_of(s)
            s.names = names_of(s)
            yield s


def gum_mentions(misc: list[str]) -> list[tuple[int, int, str]]:
    """Half-open spans with GUM's entity type; a mention that crosses the sentence's end is left out."""
    open_, found = [], []
    for i, cell in enumerate(misc):
        entity = next((f[7:] for f in cell.split("|") if f.startswith("Entity=")), "")
        for m in _ENTITY.finditer(entity):
            if m.group(1):
                if m.group(4):
                    found.append((i, i + 1, m.group(2)))
                else:
                    open_.append((m.group(1), i, m.group(2)))
            else:
                for j in range(len(open_) - 1, -1, -1):
                    if open_[j][0] == m.group(5):
                        _, start, kind = open_.pop(j)
                        found.append((start, i + 1, kind))
                        break
    return sorted(found)


def head_of(head: list[int], start: int, end: int) -> int:
    """The first word of the span whose head lies outside it."""
    for i in range(start, end):
        if not start < head[i] <= end:
            return i
        if head[i] - 1 == i:
            return i
    return start


def kinds_of(s: Sentence) -> list[str]:
    """Kind of the mention that each word heads; where one word heads several, the smallest."""
    kinds = ["O"] * len(s.words)
    for start, end, kind in sorted(s.mentions, key=lambda m: m[0] - m[1]):
        h = next((i for i in range(start, end) if not (start + 1 <= s.head[i] <= end)), start)
        kinds[h] = KINDS.get(kind, "other")
    return kinds


NAMED = {"person": "PER", "organization": "ORG", "place": "PLACE"}


def names_of(s: Sentence) -> list[str]:
    """Names inside GUM's mentions of persons, organisations and places: the run of proper nouns about the head, of an organisation
    with what hangs on it by "of". A state is a place, as in GMB, where GUM
    calls it an organisation because it acts. What may be a name or date of another kind (capitals, figures, times) is masked."""
    spans, taken = [], set()
    known = countries()
    times = {w for start, end, kind in s.mentions if kind == "time" for w in range(start, end)}
    capital = lambda i: s.words[i][:1].isupper() and s.upos[i] != "DET"
    heads = {}
    for start, end, kind in s.mentions:
        heads[next((i for i in range(start, end) if not (start + 1 <= s.head[i] <= end)), start), start, end] = kind
    for (h, start, end), kind in sorted(heads.items(), key=lambda m: m[0][1] - m[0][2]):
        if kind not in NAMED or s.upos[h] != "PROPN" or h in taken or (kind == "person" and s.xpos[h] == "NNPS"):
            continue
        a, b = h, h + 1
        while a > start and capital(a - 1):
            a -= 1
        while b < end and s.upos[b] == "PROPN":
            b += 1
        while kind == "organization" and b + 1 < end and s.words[b] == "of" and "PROPN" in s.upos[b + 1: b + 3]:
            b += 1 + s.upos[b + 1: b + 3].index("PROPN")
            while b < end and s.upos[b] == "PROPN":
                b += 1
        if kind == "person":
            a = max([a, *(e for (_, i, e), k in heads.items() if a <= i < e <= h and k != "person")])
            a = next(i for i in range(a, h + 1) if s.upos[i] != "ADJ")
        if kind == "organization" and " ".join(s.words[a:b]).lower().removeprefix("the ") in known:
            kind = "place"
        if not taken & set(range(a, b)):
            taken |= set(range(a, b))
            spans.append((a, b, NAMED[kind]))
    tags = to_bio(len(s.words), sorted(spans))
    other = lambda i: s.upos[i] in ("PROPN", "NUM") or s.words[i][:1].isupper() or i in times
    return [IGNORE if t == "O" and other(i) else t for i, t in enumerate(tags)]


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """Lower-cased English country names (a few common short names besides), to set states apart from nationality words."""
    names = set()
    with open(shared() / "data" / "actors" / "country-codes.csv", encoding="utf-8") as f:
        for row in csv.DictReader(f):
            for column in ("CLDR display name", "UNTERM English Short", "official_name_en"):
                if row.get(column):
                    names.add(row[column].lower())
    return frozenset(names | {"u.s.", "us", "u.k.", "uk", "britain", "russia", "iran", "syria", "south korea", "north korea",
                              "burma", "taiwan", "america", "vietnam", "venezuela", "bolivia"})


def gmb_tokens():
    """(sentence number, tokens, tags, parts of speech) of the GMB table, in its order."""
    with gzip.open(annotation() / "gmb_ner.csv.gz", "rb") as f:
        text = io.TextIOWrapper(f, encoding="utf-8", errors="replace", newline="")
        rows = csv.reader(text)
        next(rows)
        n, words, tags, pos = None, [], [], []
        for row in rows:
            if row[0]:
                if words:
                    yield n, words, tags, pos
                n, words, tags, pos = int(row[0].split(":")[1]), [], [], []
            words.append(row[1])
            pos.append(row[2])
            tags.append(row[3])
        if words:
            yield n, words, tags, pos


def gmb():
    known = countries()
    for n, toks, tags, pos in gmb_tokens():
        yield gmb_sentence(n, toks, tags, pos, known)


def gmb_sentence(n, toks, tags, pos, known) -> Sentence:
    """GMB tokens cut further as UD cuts them; names with nationality words and dates put right."""
    words, source = [], []
    for i, t in enumerate(toks):
        for part in tokens.split_token(t):
            words.append(part)
            source.append(i)
    spans, i = [], 0
    while i < len(toks):
        if tags[i].startswith("B-") or tags[i].startswith("I-"):
            kind, j = tags[i][2:], i + 1
            while j < len(toks) and tags[j] == "I-" + kind:
                j += 1
            start, label = i, NAMES[kind]
            if kind == "tim":
                while start < j - 1 and pos[start] == "IN":
                    start += 1
                if start == j - 1 and pos[start] == "IN":
                    label = None
            if kind == "gpe" and " ".join(toks[i:j]).lower() in known:
                label = "PLACE"
            if label:
                spans.append((start, j, label))
            i = j
        else:
            i += 1
    first = {}
    for w, i in enumerate(source):
        first.setdefault(i, w)
    first[len(toks)] = len(words)
    s = Sentence("gmb", f"gmb-{n:06d}", n, words, source=source)
    at = [(first[a], _without_compound(words, first[a], first[b]), k) for a, b, k in spans]
    s.names = to_bio(len(words), at)
    return s


def _without_compound(words, start, end) -> int:
    """The end of a name without what a hyphen hangs on it: "Ruritanian" of "Ruritanian-led"."""
    while end - start > 2 and words[end - 2] == "-" and words[end - 1].islower():
        end -= 2
    return end


RE3D = {"Person": "PER", "Organisation": "ORG", "Location": "PLACE", "Nationality": "NATION", "Temporal": "DATE"}
RE3D_FOLDERS = ("us_state_department", "centcom", "uk_government")


def re3d_documents():
    """(folder and first eight characters of the id, text, entities (begin, end, type)) of each document."""
    base = shared() / "data" / "events" / "re3d"
    for folder in RE3D_FOLDERS:
        entities = {}
        for line in (base / folder / "entities.json").read_text(encoding="utf-8").splitlines():
            if line.strip():
                e = json.loads(line)
                entities.setdefault(e["documentId"], []).append((e["begin"], e["end"], e["type"]))
        for line in (base / folder / "documents.json").read_text(encoding="utf-8").splitlines():
            if line.strip():
                d = json.loads(line)
                yield f"{folder}-{d['_id'][:8]}", d["text"], sorted(entities.get(d["_id"], []))


PRONOUNS = frozenset("i we you he she it they us them our their his her its this that these those who".split())


def named_as_state(kind: str, words: str, known) -> bool:
    """Whether re3d calls a state an organisation ("the United Kingdom"), which is PLACE here as in GMB."""
    return kind == "Organisation" and words.lower().removeprefix("the ") in known


def re3d():
    """re3d's names; its descriptions ("U.S. service members") and other kinds are masked, not negative."""
    known = countries()
    for doc, text, entities in re3d_documents():
        for n, (a, b) in enumerate(tokens.sentences(text), 1):
            toks = tokens.words(text, a, b)
            if not toks:
                continue
            s = Sentence("re3d", doc, n, [t[2] for t in toks], source=[t[0] for t in toks])
            tags = ["O"] * len(toks)
            for begin, end, kind in entities:
                inside = [i for i, t in enumerate(toks) if begin <= t[0] and t[1] <= end]
                if not inside:
                    continue
                if named_as_state(kind, " ".join(toks[i][2] for i in inside), known):
                    kind = "Location"
                if inside and toks[inside[0]][2].lower() in PRONOUNS:
                    kind = "pronoun"
                named = kind in RE3D and (kind == "Temporal" or all(
                    toks[i][2][:1].isupper() or toks[i][2].lower() in ("the", "of", "and", "al", "-", ".") for i in inside))
                while named and kind != "Temporal" and len(inside) > 1 and toks[inside[0]][2].lower() == "the":
                    inside = inside[1:]
                for k, i in enumerate(inside):
                    tags[i] = (("B-" if k == 0 else "I-") + RE3D[kind]) if named else IGNORE
            s.names = tags
            yield s


# Splits -----------------------------------------------------------------------------------------------------------

GMB_HELD_FROM = 40000
TRAIN = "train"


@lru_cache(maxsize=1)
def splits() -> dict[tuple[str, str], str]:
    """(set, doc) to split, as ``training/splits.tsv`` says (``ENTENTE_SPLITS`` names another file)."""
    path = Path(os.environ.get("ENTENTE_SPLITS", Path(__file__).resolve().parents[1] / "splits.tsv"))
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        if line.strip() and not line.startswith("#"):
            set_, doc, split = line.split("\t")[:3]
            found[set_, doc] = split
    return found


def split_of(set_: str, doc: str, n: int = 0) -> str:
    """The split of a sentence; where the table is silent, GUM documents whose SHA-1 is 0 modulo 8 are dev,
    GMB sentences from 40000 on are dev, and all else is train."""
    said = splits().get((set_, doc))
    if said:
        return said
    if set_ in ("gum", "gum-trees", "re3d", "re3d-entities"):
        return "dev" if int(hashlib.sha1(doc.encode()).hexdigest(), 16) % 8 == 0 else TRAIN
    if set_ == "gmb":
        return "dev" if n >= GMB_HELD_FROM else TRAIN
    return TRAIN
