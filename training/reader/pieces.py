"""Word pieces of the encoder, and the casing that an uncased one loses.

A word is cut in two passes, as in BERT: a basic split at punctuation, then greedy longest match in ``vocab.txt``.
Casing is a class of the whole word; its first piece carries the class, its further pieces the class plus ``CASINGS``.
"""
import unicodedata
from functools import lru_cache
from pathlib import Path

CLS, SEP, UNK, PAD = "[CLS]", "[SEP]", "[UNK]", "[PAD]"
NONE, LOWER, INITIAL, UPPER, MIXED, SINGLE, DIGIT, SYMBOL = range(8)
CASING_NAMES = ["none", "lower", "initial", "upper", "mixed", "single", "digit", "symbol"]
CASINGS = 7
CASING_CLASSES = 1 + 2 * CASINGS
ACTOR, RECIPIENT = 1, 2  # marks of a pair: a piece of a marked word carries its casing plus CASING_CLASSES times its mark
MARKS = 3
MAX_WORD_CHARS = 100


def casing(word: str) -> int:
    """Class of a word's shape; letters decide, digits only where there is no cased letter."""
    cased = [c for c in word if c.isupper() or c.islower()]
    if not cased:
        return DIGIT if any(c.isdigit() for c in word) else SYMBOL
    upper = sum(c.isupper() for c in cased)
    if upper == 0:
        return LOWER
    if len(cased) == 1:
        return SINGLE
    if upper == len(cased):
        return UPPER
    if upper == 1 and cased[0].isupper():
        return INITIAL
    return MIXED


def _is_punctuation(c: str) -> bool:
    o = ord(c)
    if 33 <= o <= 47 or 58 <= o <= 64 or 91 <= o <= 96 or 123 <= o <= 126:
        return True
    return unicodedata.category(c).startswith("P")


def _is_cjk(c: str) -> bool:
    o = ord(c)
    return (0x4E00 <= o <= 0x9FFF or 0x3400 <= o <= 0x4DBF or 0x20000 <= o <= 0x2A6DF or 0x2A700 <= o <= 0x2CEAF
            or 0xF900 <= o <= 0xFAFF or 0x2F800 <= o <= 0x2FA1F)


def basic_split(word: str, cased: bool = False) -> list[str]:
    """No control characters, every punctuation mark and CJK character alone; lower case and no accents unless ``cased``."""
    text = word if cased else unicodedata.normalize("NFD", word.lower())
    parts, current = [], ""
    for c in text:
        category = unicodedata.category(c)
        if (category == "Mn" and not cased) or category in ("Cc", "Cf", "Cn", "Co") or c == "\ufffd":
            continue
        if c.isspace():
            if current:
                parts.append(current)
            current = ""
        elif _is_punctuation(c) or _is_cjk(c):
            if current:
                parts.append(current)
            parts.append(c)
            current = ""
        else:
            current += c
    if current:
        parts.append(current)
    return parts


class Pieces:
    """The encoder's vocabulary; turns words into piece identifiers. A vocabulary with capitals is a cased encoder's."""

    def __init__(self, vocab: Path):
        self.tokens = Path(vocab).read_text(encoding="utf-8").rstrip("\n").split("\n")
        self.ids = {t: i for i, t in enumerate(self.tokens)}
        self.cls, self.sep, self.unk, self.pad = (self.ids[t] for t in (CLS, SEP, UNK, PAD))
        self.cased = any("A" <= t[:1] <= "Z" for t in self.tokens)
        self.word = lru_cache(maxsize=200_000)(self._word)

    def _word(self, word: str) -> tuple[int, ...]:
        out: list[int] = []
        for part in basic_split(word, self.cased):
            out.extend(self._greedy(part))
        return tuple(out) if out else (self.unk,)

    def _greedy(self, part: str) -> list[int]:
        if len(part) > MAX_WORD_CHARS:
            return [self.unk]
        found, start = [], 0
        while start < len(part):
            end = len(part)
            while end > start:
                piece = part[start:end] if start == 0 else "##" + part[start:end]
                if piece in self.ids:
                    break
                end -= 1
            if end == start:
                return [self.unk]
            found.append(self.ids[piece])
            start = end
        return found

    def sentence(self, words: list[str], casings: list[int] | None = None, limit: int = 16, marks: dict[int, int] | None = None):
        """Piece ids, casing ids, first and last piece of each word; [CLS] first, [SEP] last.

        A word gives at most ``limit`` pieces (a web address would else fill the window). ``marks`` gives words of a pair their mark.
        """
        ids, cases, first, last = [self.cls], [0], [], []
        for i, word in enumerate(words):
            pieces = self.word(word)[:limit]
            c = casings[i] if casings is not None else casing(word)
            first.append(len(ids))
            ids.extend(pieces)
            mark = CASING_CLASSES * marks.get(i, 0) if marks else 0
            cases.append(c + mark)
            cases.extend([c + CASINGS + mark] * (len(pieces) - 1))
            last.append(len(ids) - 1)
        ids.append(self.sep)
        cases.append(0)
        return ids, cases, first, last
