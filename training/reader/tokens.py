"""Words and sentences of running text, as EWT and GUM cut them.

All rules and lists are in ``tokens.json``, which the Java tokeniser reads too; FORMAT.md tells how they are applied.
Offsets are those of the text in characters (Python counts code points; the exported parity file is inside the BMP).
"""
import json
import re
from pathlib import Path

READY = True
_DATA = json.loads((Path(__file__).parent / "tokens.json").read_text(encoding="utf-8"))


def _abbreviation_pattern() -> str:
    alternatives = lambda words: "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))
    plain = _DATA["abbreviations"] + _DATA["abbreviations_before_name"]
    unsure = _DATA["ambiguous_abbreviations"]["list"]
    return rf"(?:{alternatives(plain)})\.(?![^\W_])|(?:{alternatives(unsure)})\.(?=\s+(?:\d|[A-Z]))|(?:{alternatives(unsure)})\.(?=,)"


RULES = [(name, re.compile(pattern if pattern is not None else _abbreviation_pattern())) for name, pattern in _DATA["rules"]]
JOINED = frozenset(_DATA["joined"]["rules"])
PREFIXES = frozenset(_DATA["hyphen_prefixes"])
WHOLE = frozenset(_DATA["hyphen_whole"])
CLITICS = tuple(_DATA["clitics"])
CONTRACTIONS = {k: v for k, v in _DATA["contractions"].items()}
APOSTROPHE_WORDS = frozenset(_DATA["apostrophe_words"])
NEVER_ENDS = frozenset(_DATA["never_ends"])
STARTERS = frozenset(_DATA["starters"])
_HYPHENS = "-\u2010\u2011"


def split_token(token: str) -> list[str]:
    """A blank-free token of another tokeniser (GMB's) cut further at its hyphens."""
    return [token[a:b] for a, b in split_hyphens(token)]


def split_hyphens(token: str) -> list[tuple[int, int]]:
    """Offsets of the parts of a token: "U.S.-led" gives U.S. / - / led; "anti-war" and "e-mail" stay whole."""
    whole = [(0, len(token))]
    if token.lower() in WHOLE or "@" in token or "/" in token or "_" in token:
        return whole
    if not any(c.isalpha() for c in token):
        return whole
    parts, start = [], 0
    for i in range(1, len(token) - 1):
        if token[i] not in _HYPHENS or not (token[i - 1].isalnum() or token[i - 1] == ".") or not token[i + 1].isalnum():
            continue
        if token[start:i].lower() in PREFIXES:
            continue
        if start < i:
            parts.append((start, i))
        parts.append((i, i + 1))
        start = i + 1
    parts.append((start, len(token)))
    return parts


def split_clitics(token: str) -> list[tuple[int, int]]:
    """Offsets of a word and its clitics: "didn't" gives did / n't, "cannot" can / not, "government's" government / 's."""
    low = token.lower()
    if low in CONTRACTIONS:
        cuts = [0, *CONTRACTIONS[low], len(token)]
        return list(zip(cuts, cuts[1:]))
    if low in APOSTROPHE_WORDS:
        return [(0, len(token))]
    for clitic in CLITICS:
        if low.endswith(clitic) and len(low) > len(clitic):
            cut = len(token) - len(clitic)
            return split_clitics(token[:cut]) + [(cut, len(token))] if clitic[0] in "'’" else [(0, cut), (cut, len(token))]
    return [(0, len(token))]


def words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, str]]:
    """(start, end, word) of the words in text[start:end], in order; blanks are in none, every other character in one."""
    stop = len(text) if end is None else end
    view = text if stop == len(text) else text[:stop]
    out, at, before = [], start, None
    while at < stop:
        if view[at].isspace():
            at, before = at + 1, None
            continue
        if before in JOINED and view[at] in _HYPHENS and at + 1 < stop and view[at + 1].isalnum():
            out.append((at, at + 1, view[at]))
            at, before = at + 1, None
            continue
        for name, rule in RULES:
            m = rule.match(view, at)
            if m and m.end() > at:
                break
        token, base = m.group(), at
        if name == "word":
            for a, b in split_hyphens(token):
                for c, d in split_clitics(token[a:b]):
                    out.append((base + a + c, base + a + d, token[a + c:a + d]))
        else:
            out.append((base, m.end(), token))
        at, before = m.end(), name
    return out


_BREAK = re.compile(r"\n[ \t]*\n|\n")
_CLOSERS = frozenset(("\"", "'", "''", "”", "’", ")", "]", "»"))
_OPENERS = frozenset(("\"", "'", "''", "``", "“", "‘", "(", "[", "«"))


def sentences(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the sentences; a line break always ends one (join hard-wrapped lines before)."""
    out = []
    begin = 0
    for m in list(_BREAK.finditer(text)) + [None]:
        stop = m.start() if m else len(text)
        out.extend(_in_line(text, begin, stop))
        begin = m.end() if m else stop
    return out


def _in_line(text, begin, stop):
    toks = words(text, begin, stop)
    out, first = [], 0
    i = 0
    while i < len(toks):
        if _ends(text, toks, i):
            j = i + 1
            while j < len(toks) and toks[j][2] in _CLOSERS and toks[j][0] == toks[j - 1][1]:
                j += 1
            out.append((toks[first][0], toks[j - 1][1]))
            first = i = j
        else:
            i += 1
    if first < len(toks):
        out.append((toks[first][0], toks[-1][1]))
    return out


def _ends(text, toks, i) -> bool:
    """Whether the sentence ends with word i (and the closing marks that touch it)."""
    word = toks[i][2]
    if i + 1 == len(toks):
        return True
    j = i + 1
    while j < len(toks) and toks[j][2] in _CLOSERS and toks[j][0] == toks[j - 1][1]:
        j += 1
    if j == len(toks):
        return word in (".", "!", "?", "...", "…") or word[-1] in ".!?"
    if toks[j][0] == toks[j - 1][1]:
        return False  # no blank: still inside
    after = toks[j][2]
    k = j
    while k + 1 < len(toks) and toks[k][2] in _OPENERS:
        k += 1
    after = toks[k][2]
    capital = after[:1].isupper() or after[:1].isdigit() or k > j
    if word in (".", "?", "!") or (len(word) > 1 and set(word) <= set("!?")):
        if word != "." and j > i + 1:
            return capital and after != "I" or after in STARTERS
        return capital
    if word in ("...", "…") or (set(word) == {"."}):
        return capital
    if word.endswith(".") and len(word) > 1 and any(c.isalpha() for c in word):
        bare = word[:-1]
        if bare in NEVER_ENDS or (len(bare) == 1 and bare.isupper()):
            return False
        return after in STARTERS or (j > i + 1 and capital)
    return False
