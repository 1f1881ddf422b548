"""What each stage is trained on, and what it is checked on."""
import random

from . import data


def trees_train():
    yield from data.ewt("train")
    for s in data.gum():
        if data.split_of("gum-trees", s.doc) == data.TRAIN:
            yield s


def trees_dev():
    yield from data.ewt("dev")


def gum_dev(genre: str | None = None):
    for s in data.gum():
        if data.split_of("gum-trees", s.doc) == "dev" and (genre is None or s.doc.split("_")[1] == genre):
            yield s


def names_train():
    for s in data.gmb():
        if data.split_of("gmb", s.doc, s.n) == data.TRAIN:
            yield s
    for s in data.re3d():
        if data.split_of("re3d-entities", s.doc) == data.TRAIN:
            yield s


def names_dev():
    for s in data.gmb():
        if data.split_of("gmb", s.doc, s.n) == "dev":
            yield s


def stage1(parts: int = 4):
    """Sentences of each epoch: all trees, re3d, and another ``1/parts`` of GMB every time."""
    trees, names = list(trees_train()), list(names_train())

    def epoch(e: int):
        return trees + [s for s in names if s.set != "gmb" or s.n % parts == e % parts]

    return trees, epoch


def stage2(read=None, repeats: int = 2, parts: int = 28, silver_epochs: int = 1, silver_each: int = 3000):
    """Sentences of each epoch: our labels (``repeats`` times, read anew), a share of trees and names so that these do not
    fade, and in the first ``silver_epochs`` silver frames made with ``read`` (a list of word lists to readings)."""
    from . import labels, pairs, silver
    from .renamed import Names
    trees, names = list(trees_train()), list(names_train())
    others = Names(names)
    extra = []

    def epoch(e: int):
        ours = list(labels.sentences(("train",)))
        replay = [s for i, s in enumerate(trees) if i % 5 == e % 5]
        if read and e < silver_epochs and not extra:
            extra.extend(silver.make(read, silver_epochs * silver_each, {r["n"] for r in labels.records() if r["set"] == "gmb"}))
        some = extra[e::silver_epochs] if e < silver_epochs else []
        rng = random.Random(e)
        again = [others.other(s, rng) for _ in range(repeats - 1) for s in ours]
        marked = [p for s in ours for p in pairs.of(others.other(s, rng), rng)]
        if repeats == 1:
            ours = [s if rng.random() < 0.5 else others.other(s, rng) for s in ours]
        return ours + again + marked + replay + [s for s in names if s.set != "gmb" or s.n % parts == e % parts] + some

    return epoch


def labelled_dev():
    from . import labels
    return list(labels.sentences(("dev",)))
