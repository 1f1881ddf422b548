"""What a larger reader, the teacher, makes of sentences, computed once and kept, so that a small one can learn from it.

Teacher and pupil cut words into other pieces, so the scores are over words. Of each score only the likeliest classes are kept.
``folder`` holds ``part-0000.npz`` and so on, in the order of ``corpora.taught``, and a run goes on after the last whole part.

Tags that speak at some words alone (a modality at a trigger) weigh as much as the teacher thinks that they are asked for.
"""
import json
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from . import predict

KEPT = 4
PART = 1000
TAGS = ("trigger", "cue", "content", "actor")  # spoken of at every word
WHERE = {"modality": ("trigger",), "mode": ("trigger",), "source_kind": ("cue",), "stance": ("actor", "content")}
ROWS = {"event_role": "trigger", "statement_role": "cue"}
ASKED = 0.3  # least probability of a trigger (cue) at whose words roles are read


@dataclass
class Scores:
    """Classes and their shares, (words, ``KEPT``) a tag; the shares of a word add up to its weight. Rows are (word, classes, shares)."""
    tags: dict[str, tuple[np.ndarray, np.ndarray]]
    rows: dict[str, list[tuple[int, np.ndarray, np.ndarray]]]


def shares(scores: np.ndarray) -> np.ndarray:
    e = np.exp(scores - scores.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def likeliest(p: np.ndarray, weight=1.0) -> tuple[np.ndarray, np.ndarray]:
    """The ``KEPT`` likeliest classes of each word and their shares, which add up to ``weight``."""
    classes = np.argsort(-p, axis=-1, kind="stable")[:, :KEPT]
    kept = np.take_along_axis(p, classes, -1)
    kept = kept / kept.sum(-1, keepdims=True) * np.asarray(weight).reshape(-1, 1)
    return classes.astype(np.uint8), kept.astype(np.float16)


def of(scores: dict, plain: tuple[str, ...] = TAGS) -> Scores:
    """What is kept of a network's raw scores of one sentence."""
    chance = {name: 1 - shares(scores[name])[:, 0] for name in ("trigger", "cue", "content", "actor")}
    tags = {name: likeliest(shares(scores[name])) for name in plain}
    for name, where in WHERE.items():
        weight = np.prod([chance[w] for w in where], axis=0)
        tags[name] = likeliest(shares(scores[name]), np.where(weight >= ASKED, weight, 0.0))
    rows = {}
    for name, where in ROWS.items():
        at = [int(i) for i in np.flatnonzero(chance[where] >= ASKED)]
        rows[name] = [(i, *likeliest(shares(table), chance[where][i])) for i, table in zip(at, scores[name](at))] if at else []
    return Scores(tags, rows)


def write(path: Path, sentences, found: list[Scores]) -> None:
    """One part: the tables of all sentences end to end."""
    arrays = {"words": np.array(json.dumps([s.words for s in sentences]))}
    for name in found[0].tags:
        for side, what in enumerate(("classes", "shares")):
            arrays[f"{name}.{what}"] = np.concatenate([f.tags[name][side] for f in found])
    for name in ROWS:
        arrays[f"{name}.at"] = np.array([(k, r[0]) for k, f in enumerate(found) for r in f.rows[name]], dtype=np.int32).reshape(-1, 2)
        for side, what in ((1, "classes"), (2, "shares")):
            all_ = [r[side] for f in found for r in f.rows[name]]
            arrays[f"{name}.{what}"] = np.concatenate(all_) if all_ else np.zeros((0, KEPT))
    part = path.with_suffix(".part.npz")
    np.savez_compressed(part, **arrays)
    os.replace(part, path)


def read(path: Path) -> list[tuple[list[str], Scores]]:
    """(words, scores) of each sentence of a part."""
    with np.load(path) as z:
        arrays = {k: z[k] for k in z.files}
    words = json.loads(str(arrays["words"]))
    tags = sorted({k.split(".")[0] for k in arrays if k.endswith(".classes")} - set(ROWS))
    out, start = [], 0
    for w in words:
        end = start + len(w)
        out.append((w, Scores({n: (arrays[f"{n}.classes"][start:end], arrays[f"{n}.shares"][start:end]) for n in tags}, {n: [] for n in ROWS})))
        start = end
    for name in ROWS:
        start = 0
        for k, at in arrays[f"{name}.at"]:
            end = start + len(words[k])
            out[k][1].rows[name].append((int(at), arrays[f"{name}.classes"][start:end], arrays[f"{name}.shares"][start:end]))
            start = end
    return out


def together(a: dict, b: dict, share: float) -> dict:
    """Raw scores of two networks of one sentence as one: the mean of their log shares, ``share`` of it the first's."""
    def mean(x, y):
        log = lambda t: t - t.max(-1, keepdims=True) - np.log(np.exp(t - t.max(-1, keepdims=True)).sum(-1, keepdims=True))
        return share * log(x) + (1 - share) * log(y)

    out = {name: mean(a[name], b[name]) for name in (*TAGS, *WHERE)}
    return out | {name: lambda at, name=name: mean(a[name](at), b[name](at)) for name in ROWS}


def compute(teacher: Path, to: Path, sentences, threads: int = 2, parts: int | None = None, device: str = "cpu",
            beside: Path | None = None, share: float = 0.7) -> None:
    """Writes the parts that are not there yet, at most ``parts`` of them; with ``beside``, of both networks together."""
    import torch

    from . import train
    torch.set_num_threads(threads)
    torch.set_default_device(device)
    to.mkdir(parents=True, exist_ok=True)
    model, labels, _ = train.load(teacher)
    (to / "labels.json").write_text(json.dumps(labels) + "\n", encoding="utf-8")
    pieces = train.pieces_of(teacher)
    second = None
    if beside is not None:
        other, theirs, _ = train.load(beside)
        check(beside, theirs, labels)
        second = other, train.pieces_of(beside)
    done = 0
    for n, start in enumerate(range(0, len(sentences), PART)):
        path = to / f"part-{n:04d}.npz"
        if path.exists():
            continue
        if parts is not None and done == parts:
            break
        some = sentences[start: start + PART]
        words = [s.words for s in some]
        scores = predict.torch_scores(model, pieces, words)
        if second is not None:
            scores = [together(x, y, share) for x, y in zip(scores, predict.torch_scores(*second, words))]
        write(path, some, [of(x) for x in scores])
        done += 1
        print(json.dumps({"part": n, "of": -(-len(sentences) // PART)}), flush=True)


def check(folder: Path, theirs: dict, labels: dict) -> None:
    for name in (*TAGS, *WHERE, *ROWS):
        if theirs[name] != labels[name]:
            raise ValueError(f"{folder}: the labels of {name} there are not those here; teach anew")


def give(folder: Path, sentences, labels: dict) -> int:
    """Sets ``taught`` of the sentences whose part is there; returns how many. Their words and the labels must be those taught."""
    check(folder, json.loads((folder / "labels.json").read_text(encoding="utf-8")), labels)
    given = 0
    for path in sorted(folder.glob("part-????.npz")):
        start = int(path.stem[5:]) * PART
        for s, (words, scores) in zip(sentences[start: start + PART], read(path)):
            if s.words != words:
                raise ValueError(f"{path}: taught '{' '.join(words[:6])} …' where '{' '.join(s.words[:6])} …' is read; "
                                 "the labels changed since: delete the folder and teach anew")
            s.taught = scores
            given += 1
    return given
