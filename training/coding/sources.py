"""The texts that labels stand off from: sentences of GMB, GUM, re3d and our own, always in the same units."""

import csv
import functools
import gzip
import json
import pathlib
import re
from dataclasses import dataclass

TRAINING = pathlib.Path(__file__).resolve().parent.parent
LABELS = TRAINING / "labels"


class Fault(Exception):
    """Something in a sheet that cannot be stored; says place, expected, found, what to do."""


def shared() -> pathlib.Path | None:
    """The folder of reference data beside the checkout, or None where it is absent."""
    for folder in TRAINING.parents:
        if (folder / "shared" / "data" / "README.md").exists():
            return folder / "shared" / "data"
    return None


@dataclass(frozen=True)
class Sentence:
    """One sentence. `tokens` is None where the unit is the character; `start` is then its place in the document."""
    set: str
    doc: str
    n: int
    text: str
    tokens: tuple | None = None
    start: int = 0

    @property
    def unit(self) -> str:
        return "char" if self.tokens is None else "token"


# ---------------------------------------------------------------- detokenising (the rule list of labels/README.md)

NO_BLANK_BEFORE = {",", ".", ";", ":", "?", "!", ")", "]", "%", "...", "…", "'s", "'S", "n't", "'re", "'ve", "'ll", "'d", "'m",
                   "’s", "”", "’"}
NO_BLANK_AFTER = {"(", "[", "$", "#", "“", "‘"}
BOTH = {"/"}


def joins(tokens) -> list:
    """For each token: whether a blank stands before it in the canonical text."""
    blanks, open_quote, open_single, after = [], False, False, False
    for i, token in enumerate(tokens):
        blank = i > 0 and not after
        after = False
        if token == '"':
            if open_quote:
                blank = False
            else:
                after = True
            open_quote = not open_quote
        elif token == "'":
            if open_single or (i > 0 and tokens[i - 1].endswith("s")):
                blank, open_single = False, False
            else:
                after = open_single = True
        elif token in NO_BLANK_BEFORE:
            blank = False
        elif token in NO_BLANK_AFTER:
            after = True
        elif token in BOTH:
            blank, after = False, True
        blanks.append(blank)
    return blanks


def detokenise(tokens) -> str:
    return "".join((" " if blank else "") + token for blank, token in zip(joins(tokens), tokens))


# ---------------------------------------------------------------- GMB

@functools.cache
def gmb() -> dict:
    """Sentence number → tokens, as the table gives them."""
    table, n = {}, None
    with gzip.open(shared() / "annotation" / "gmb_ner.csv.gz", "rt", encoding="utf-8", newline="") as rows:
        for row in csv.reader(rows):
            if row[0].startswith("Sentence:"):
                n = int(row[0][len("Sentence:"):])
                table[n] = []
            if n is not None:
                table[n].append(row[1])
    return {n: tuple(tokens) for n, tokens in table.items()}


def gmb_sentence(n: int, doc: str) -> Sentence:
    tokens = gmb()[n]
    return Sentence("gmb", doc, n, detokenise(tokens), tokens)


# ---------------------------------------------------------------- GUM

@functools.cache
def gum(doc: str) -> tuple:
    """All sentences of a GUM document; tokens are the rows with plain integer ids."""
    sentences, tokens, text = [], [], ""
    path = shared() / "annotation" / "gum" / (doc + ".conllu")
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# text = "):
            text = line[len("# text = "):]
        elif line and line[0].isdigit():
            cells = line.split("\t")
            if cells[0].isdigit():
                tokens.append(cells[1])
        elif not line and tokens:
            sentences.append(Sentence("gum", doc, len(sentences) + 1, text, tuple(tokens)))
            tokens = []
    return tuple(sentences)


# ---------------------------------------------------------------- re3d and our own: by character

ABBREVIATED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Maj|Capt|Brig|Adm|Sen|Rep|Gov|Prof|St|No|Jr|Sr|vs|Jan|Feb|Aug|Sept|Oct|"
                         r"Nov|Dec|Cmdr|Spc|Pfc|Cpl|Ft|Mt|Inc|Co|Corp|Ltd|U\.S|U\.K|U\.N|a\.m|p\.m|[A-Z]))\.$")
END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9])")


def split_sentences(text: str) -> list:
    """(start, end) of each sentence: lines are cut at . ! ? before a capital or digit, save after an abbreviation."""
    spans, line_start = [], 0
    for line in text.split("\n"):
        begin = 0
        for match in END.finditer(line):
            if ABBREVIATED.search(line[begin:match.end()]):
                continue
            spans.append((line_start + begin, line_start + match.end()))
            begin = match.end()
        spans.append((line_start + begin, line_start + len(line)))
        line_start += len(line) + 1
    trimmed = []
    for start, end in spans:
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        if end > start:
            trimmed.append((start, end))
    return trimmed


@functools.cache
def re3d() -> dict:
    """Document id → text (the title is not part of it)."""
    texts = {}
    for folder in ("centcom", "uk_government", "us_state_department"):
        for line in (shared() / "events" / "re3d" / folder / "documents.json").read_text(encoding="utf-8").split("\n"):
            if line.strip():
                document = json.loads(line)
                texts[folder + "-" + document["_id"][:8]] = document["text"]
    return texts


@functools.cache
def own(doc: str) -> str:
    return (LABELS / "own" / "texts" / (doc + ".txt")).read_text(encoding="utf-8")


def by_character(set_name: str, doc: str, text: str) -> tuple:
    return tuple(Sentence(set_name, doc, i + 1, text[s:e], None, s) for i, (s, e) in enumerate(split_sentences(text)))


def document(set_name: str, doc: str) -> tuple:
    """All sentences of a document; for GMB give the numbers instead (`gmb_sentence`)."""
    match set_name:
        case "gum":
            return gum(doc)
        case "re3d":
            return by_character("re3d", doc, re3d()[doc])
        case "own":
            return by_character("own", doc, own(doc))
    raise ValueError(f"set: expected gum, re3d or own, found {set_name!r}")


# ---------------------------------------------------------------- finding words

UNSEEN = "\u200b\u200c\u200d\u200e\u200f\ufeff"
ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})   # as typed in a sheet

def find(sentence: Sentence, words: str) -> list:
    """Every (start, end) in the sentence's unit where the words stand, whatever the blanks between them."""
    wanted = re.sub(r"\s+", "", words.translate(ALIKE))
    if not wanted:
        return []
    found = []
    if sentence.tokens is not None:
        joined, starts, ends = "", {}, {}
        for i, token in enumerate(sentence.tokens):
            token = re.sub(r"\s+", "", token.translate(ALIKE))
            starts.setdefault(len(joined), i)
            joined += token
            ends[len(joined)] = i + 1
        at = joined.find(wanted)
        while at >= 0:
            if at in starts and at + len(wanted) in ends:
                found.append((starts[at], ends[at + len(wanted)]))
            at = joined.find(wanted, at + 1)
    else:
        squeezed = [(i, c) for i, c in enumerate(sentence.text.translate(ALIKE)) if not c.isspace() and c not in UNSEEN]
        joined = "".join(c for _, c in squeezed)
        at = joined.find(wanted)
        while at >= 0:
            s, e = squeezed[at][0], squeezed[at + len(wanted) - 1][0] + 1
            inside = (s > 0 and sentence.text[s - 1].isalnum() and sentence.text[s].isalnum()) or (
                e < len(sentence.text) and sentence.text[e].isalnum() and sentence.text[e - 1].isalnum())
            if not inside:
                found.append((s + sentence.start, e + sentence.start))
            at = joined.find(wanted, at + 1)
    return found


def words(sentence: Sentence, start: int, end: int) -> str:
    """The words at a span of the sentence's unit."""
    if sentence.tokens is not None:
        return detokenise(sentence.tokens[start:end])
    return sentence.text[start - sentence.start:end - sentence.start]
