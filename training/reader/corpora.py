"""What each stage is trained on, and what it is checked on."""
import random
from pathlib import Path

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


def teacher(trees_share: int = 12, names_share: int = 40):
    """Sentences of each epoch of a teacher of acts and statements: all our labels, half of them with other names, and a thin
    share of trees and names."""
    from . import labels
    from .renamed import Names
    trees, names = list(trees_train()), list(names_train())
    others = Names(names)

    def epoch(e: int):
        rng = random.Random(e)
        ours = [s if rng.random() < 0.5 else others.other(s, rng) for s in labels.sentences((data.TRAIN,))]
        replay = [s for i, s in enumerate(trees) if i % trees_share == e % trees_share]
        return ours + replay + [s for s in names if s.set != "gmb" or s.n % names_share == e % names_share]

    return trees, epoch


def taught():
    """The sentences that a teacher scores, always in this order: all of GMB that is trained on and not labelled, mixed; our labels;
    the same with other names. The first teach most, so a teacher may stop after them."""
    from . import labels
    from .renamed import Names
    names = list(names_train())
    others, rng = Names(names), random.Random(11)
    ours = list(labels.sentences((data.TRAIN,)))
    seen = {(s.doc, s.n) for s in ours}
    wide = [s for s in names if s.set == "gmb" and (s.doc, s.n) not in seen]
    rng.shuffle(wide)
    return wide, ours, [others.other(s, rng) for s in ours]


def distilled(folder: Path, label_lists: dict, parts: int = 28, wide_parts: int = 6):
    """Sentences of each epoch of a pupil: our labels once, half of them with other names, marked pairs, a share of trees and names, and
    another share of the sentences that a teacher alone has read."""
    from . import pairs
    from . import taught as scores
    trees, names = list(trees_train()), list(names_train())
    wide, ours, again = taught()
    given = scores.give(folder, [*wide, *ours, *again], label_lists)
    wide = [s for s in wide if s.taught is not None]

    def epoch(e: int):
        rng = random.Random(e)
        marked = [p for s in again for p in pairs.of(s, rng)]
        return ([a if rng.random() < 0.5 else b for a, b in zip(ours, again)] + marked + [s for i, s in enumerate(trees) if i % 5 == e % 5]
                + [s for s in names if s.set != "gmb" or s.n % parts == e % parts] + wide[e % wide_parts:: wide_parts])

    return given, epoch


def labelled_dev():
    from . import labels
    return list(labels.sentences(("dev",)))
