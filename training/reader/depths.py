"""Depth, encoder and trees against accuracy: short runs of the same number of steps, side by side (``python -m reader depths``).

Every run reads the same labels, names and a share of trees in one stage, so its scores lie below those of the full course;
only their differences say something. The run ``three`` begins with three layers of a trained reader and learns its scores besides.
"""
import json
import time
from pathlib import Path

from . import corpora, data, labelsets, predict, score


def corpus(with_ewt: bool):
    from . import labels, pairs
    import random
    trees = [s for s in corpora.trees_train() if with_ewt or s.set != "ewt"]
    names = list(corpora.names_train())
    ours = list(labels.sentences((data.TRAIN,)))
    share = max(1, round(len(trees) / 4500))

    def epoch(e: int):
        rng = random.Random(e)
        marked = [p for s in ours for p in pairs.of(s, rng)]
        return ours + marked[::2] + [s for i, s in enumerate(trees) if i % share == e % share] + [s for s in names if s.set != "gmb" or s.n % 20 == e % 20]

    return epoch


def measure(model, labels, pieces) -> dict:
    read = lambda ss: [predict.decode(s.words, x, labels) for s, x in zip(ss, predict.torch_scores(model, pieces, [s.words for s in ss]))]
    ewt, names, ours = list(corpora.trees_dev())[::2], list(corpora.names_dev())[::10], corpora.labelled_dev()
    gum = [s for s in corpora.gum_dev() if s.doc.startswith("GUM_news")]
    start = time.process_time()
    said = read(ewt)
    seconds = time.process_time() - start
    frames = score.frame_rates(ours, read(ours))
    rates = lambda gold, found: score.rates([score.tree_counts(g, r) for g, r in zip(gold, found)])["las"]
    return {"ewt_las": rates(ewt, said), "gum_news_las": rates(gum, read(gum)),
            "gmb_names": score.rates([score.name_counts(g, r) for g, r in zip(names, read(names))])["f1"],
            "trigger_type": frames["trigger_type"]["f1"], "overlap": frames["event_overlap"]["f1"], "links": frames["links"]["f1"],
            "source": frames["source"]["f1"], "content": frames["content"]["f1"],
            "words_a_second": round(sum(len(s.words) for s in ewt) / seconds)}


def run(work: Path, encoder: Path, trained: Path, steps: int, threads: int, wanted: list[str]) -> None:
    """Trains what is not trained yet and prints a line of scores for each run."""
    from . import train
    from .model import encoder_files
    from .pieces import Pieces
    runs = {
        "six": dict(),
        "three": dict(layers=3, begin_from=trained, distil=trained),
        "six without EWT": dict(),
        "twelve": dict(layers=12, encoder=encoder),
    }
    pieces = Pieces(encoder_files() / "vocab.txt")
    for name in wanted or runs:
        folder = work / name.replace(" ", "-")
        trees = [s for s in corpora.trees_train() if name != "six without EWT" or s.set != "ewt"]
        labels = labelsets.load(trained / "labels.json") | labelsets.frame_labels() if name == "three" else labelsets.build(trees)
        if not (folder / "finished").exists():
            train.train(folder, corpus("without" not in name), labels, 99, lr_encoder=1.5e-4, lr_heads=1.5e-3, steps=steps, threads=threads, **runs[name])
        model, labels, state = train.load(folder)
        print(json.dumps({"run": name, "steps": state["step"], "minutes": round(state["seconds"] / 60, 1), **measure(model, labels, pieces)}), flush=True)
