"""Labelled sentences with other names in them, so that a frame is not learned with the states that it was told of."""
import copy
import random

from .data import IGNORE
from .spans import from_bio

SWAPPED = ("PLACE", "NATION", "PER")


def _spans(s):
    return [(a, b, k) for a, b, k in from_bio([t if t != IGNORE else "O" for t in s.names or ()]) if k in SWAPPED]


class Names:
    """The names of a set of sentences by kind and number of words."""

    def __init__(self, sentences):
        self.pool: dict[tuple[str, int], list[list[str]]] = {}
        for s in sentences:
            for a, b, kind in _spans(s):
                if all(w[:1].isupper() for w in s.words[a:b]):
                    self.pool.setdefault((kind, b - a), []).append(s.words[a:b])

    def other(self, s, rng: random.Random, share: float = 0.4):
        """The sentence with some names changed for others of their kind and length; one name goes to one other throughout.
        A sentence with a tree stays as it is."""
        if s.names is None or s.head is not None:
            return s
        words, given = list(s.words), {}
        for a, b, kind in _spans(s):
            choice = self.pool.get((kind, b - a))
            if not choice:
                continue
            old = tuple(s.words[a:b])
            if old not in given:
                given[old] = rng.choice(choice) if rng.random() < share else list(old)
            words[a:b] = given[old]
        out = copy.copy(s)
        out.words = words
        out.taught = s.taught if words == s.words else None
        return out
