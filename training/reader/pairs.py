"""Marked pairs: two spans of a sentence, and what the first does to the second (PLOVER type and modality, or no act)."""
import random
from dataclasses import dataclass

from .data import IGNORE
from .labelsets import NO_ACT
from .pieces import ACTOR, RECIPIENT
from .spans import from_bio


@dataclass
class Pair:
    """A sentence with the words of an actor and of a recipient marked."""
    words: list[str]
    marks: dict[int, int]
    type: str
    modality: str


def marks(actor: tuple[int, int] | None, recipient: tuple[int, int] | None) -> dict[int, int]:
    """Marks of the words of two half-open spans; where they overlap the recipient's stands."""
    out = {w: ACTOR for w in range(*actor)} if actor else {}
    out.update({w: RECIPIENT for w in range(*recipient)} if recipient else {})
    return out


def of(s, rng: random.Random | None = None, strangers: float = 0.5):
    """Pairs of a labelled sentence: those of its events, and now and then two mentions between which nothing is told."""
    told = set()
    for e in s.frames.events:
        spans = lambda role: [at for k, at in e["roles"] if k == role]
        for a in spans("actor") or [None]:
            for r in spans("recipient") or [None]:
                if (a or r) and (a, r, e["type"]) not in told:
                    told.add((a, r, e["type"]))
                    yield Pair(s.words, marks(a, r), e["type"], e["modality"])
    if rng is None:
        return
    known = {(a, r) for a, r, _ in told}
    mentions = sorted({at for pair in known for at in pair if at} | {(a, b) for a, b, _ in from_bio(s.frames.actor)})
    apart = lambda a, r: a[1] <= r[0] or r[1] <= a[0]
    others = [(a, r) for a in mentions for r in mentions if apart(a, r) and (a, r) not in known]
    rng.shuffle(others)
    for a, r in others[:2]:
        if rng.random() < strangers:
            yield Pair(s.words, marks(a, r), NO_ACT, IGNORE)
