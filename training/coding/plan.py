"""What is to be coded (labels/selection.tsv) and in which split it is (splits.tsv)."""

import csv
import functools
from dataclasses import dataclass

from . import sources

SELECTION = sources.LABELS / "selection.tsv"
SPLITS = sources.TRAINING / "splits.tsv"


@dataclass(frozen=True)
class Entry:
    set: str
    doc: str
    mix: str
    cue: str
    first: int
    last: int


@functools.cache
def selection() -> dict:
    with SELECTION.open(encoding="utf-8", newline="") as rows:
        return {(r["set"], r["doc"]): Entry(r["set"], r["doc"], r["mix"], r["cue"], int(r["first"]), int(r["last"]))
                for r in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)}


@functools.cache
def splits() -> dict:
    with SPLITS.open(encoding="utf-8", newline="") as rows:
        return {(r["set"], r["doc"]): r["split"] for r in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)}


def entry(set_name: str, doc: str) -> Entry:
    if set_name == "own":
        return Entry("own", doc, "chosen", "", 1, len(sources.document("own", doc)))
    try:
        return selection()[set_name, doc]
    except KeyError:
        raise sources.Fault(f"{set_name} {doc} is not in labels/selection.tsv; add a row there first (set, doc, mix, cue, first, last)") from None


@functools.cache
def gmb_numbers() -> dict:
    return {n: e.doc for e in selection().values() if e.set == "gmb" for n in range(e.first, e.last + 1)}


def gmb_doc(n: int):
    return gmb_numbers().get(n)


@functools.cache
def sentences(set_name: str, doc: str) -> tuple:
    if set_name == "gmb":
        e = entry(set_name, doc)
        return tuple(sources.gmb_sentence(n, doc) for n in range(e.first, e.last + 1))
    return sources.document(set_name, doc)
