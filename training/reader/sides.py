"""Which words of a sentence tell the side (state or organisation) of those who act in it: targets of the head ``side``.

A mention's words point at the words that name its side ("Afghan" of "Afghan officials", "Kabul" of "a bomb in Kabul wounded nine"), at
themselves where the side is told elsewhere than in the sentence, and at the root where the labels give no side at all.
The names are those of the resolver's own tables; which of them a mention's side rests on is not labelled, so all that fit are right.
"""
import csv
import gzip
from functools import lru_cache
from pathlib import Path

TABLES = Path(__file__).resolve().parents[2] / "resolve" / "src" / "main" / "resources" / "entente" / "resolve"
LEAST_PEOPLE = 100_000  # of a city whose name counts
LONGEST = 6  # words of a name
ROOT = 0


def rows(name: str):
    open_ = gzip.open if name.endswith(".gz") else open
    with open_(TABLES / name, "rt", encoding="utf-8", newline="") as f:
        yield from csv.DictReader((line for line in f if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)


@lru_cache(maxsize=1)
def names() -> dict[tuple[str, ...], frozenset[str]]:
    """Codes by the words of a name: states with their peoples, capitals and regions, organisations, cities that bear no state's name."""
    found: dict[tuple[str, ...], set[str]] = {}
    country = {r["id"]: r["country"] or r["id"] for r in rows("states.tsv")}
    for r in rows("state-names.tsv"):
        found.setdefault(tuple(r["name"].split()), set()).add(country.get(r["state"], r["state"]))
    for r in rows("organisations.tsv"):
        codes = {c for c in (r["code"], r["parent"], country.get(r["country"], r["country"])) if c}
        for one in (r["code"], r["name"], *(r["aliases"] or "").split("; ")):
            if one:
                found.setdefault(tuple(one.split()), set()).update(codes)
    states = set(found)
    for r in rows("cities.tsv.gz"):
        at = tuple(r["name"].split())
        if at not in states and int(r["population"]) >= LEAST_PEOPLE:
            found.setdefault(at, {r["country"]})  # the most populous of a name stand first
    return {k: frozenset(v) for k, v in found.items()}


def told(words: list[str]) -> list[frozenset[str]]:
    """The codes that each word names, alone or as part of the longest name."""
    known, out, i = names(), [frozenset()] * len(words), 0
    while i < len(words):
        n = next((n for n in range(min(LONGEST, len(words) - i), 0, -1) if tuple(words[i: i + n]) in known), 0)
        for j in range(i, i + n):
            out[j] = known[tuple(words[i: i + n])]
        i += max(n, 1)
    return out


def targets(words: list[str], mentions: list[tuple[int, int, str | None]]) -> list[tuple[int, list[int]]]:
    """(word, positions that it may point at) for the words of mentions (start, end, code); positions count from 1, 0 is the root.
    Of mentions within one another the shorter speaks for its words."""
    codes = told(words)
    pointed: dict[int, list[int]] = {}
    for start, end, code in sorted(mentions, key=lambda m: m[1] - m[0]):
        sides = set(code.split("+")) if code else set()
        here = [i + 1 for i, c in enumerate(codes) if c & sides]
        for w in range(start, end):
            pointed.setdefault(w, here or [w + 1] if sides else [ROOT])
    return sorted(pointed.items())
