"""The head ``side`` for a reader that is otherwise trained: fitted on what its encoder gives, and nothing else of it moves."""
import json
import random
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from . import corpora, labelsets, predict, train
from . import labels as ours
from .model import Biaffine
from .renamed import Names

COPIES = 2  # of each sentence, with other names in them, beside the sentence itself
DROPOUT = 0.3


def rows_of(model, pieces, sentences) -> list[tuple[np.ndarray, list]]:
    """What the encoder makes of the root and the words, in half precision, and the targets, of each sentence that has any."""
    some = [s for s in sentences if s.frames.sides and len(s.words) < train.WINDOW]
    out = [None] * len(some)
    for chunk, x in predict.torch_words(model, pieces, [s.words for s in some]):
        for k, i in enumerate(chunk):
            out[i] = x[k, : len(some[i].words) + 1].half().numpy(), some[i].frames.sides
    return out


def off(head: Biaffine, items) -> torch.Tensor:
    """Mean negative log share that the head gives to the right positions, over all words of mentions in the batch."""
    width = max(len(x) for x, _ in items)
    x = torch.zeros(len(items), width, items[0][0].shape[1])
    blocked = torch.ones(len(items), width, dtype=torch.bool)
    sentence, word, fits = [], [], []
    for k, (rows, sides) in enumerate(items):
        x[k, : len(rows)] = torch.from_numpy(rows).float()
        blocked[k, : len(rows)] = False
        for w, positions in sides:
            fit = torch.zeros(width, dtype=torch.bool)
            fit[torch.tensor(positions)] = True
            sentence.append(k)
            word.append(w + 1)
            fits.append(fit)
    scores = head(x, x)[..., 0].masked_fill(blocked[:, None, :], -1e4)[torch.tensor(sentence), torch.tensor(word)]
    found = F.log_softmax(scores, dim=-1)
    return -torch.logsumexp(found.masked_fill(~torch.stack(fits), -1e4), dim=-1).mean()


def right(head: Biaffine, items) -> float:
    """Share of the words of mentions whose best position is a right one."""
    same = total = 0
    with torch.no_grad():
        for rows, sides in items:
            x = torch.from_numpy(rows).float()[None]
            best = head(x, x)[0, :, :, 0].argmax(-1)
            same += sum(int(best[w + 1]) in positions for w, positions in sides)
            total += len(sides)
    return same / max(1, total)


def fit(begin: Path, to: Path, epochs: int = 10, rate: float = 1e-3, budget: int = 48, threads: int = 2, seed: int = 1) -> dict:
    """Writes the reader of ``begin`` with a head ``side`` to ``to``; returns what its looks at dev and calibration gave."""
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    model, labels, state = train.load(begin)
    pieces = train.pieces_of(begin)
    others, rng = Names(list(corpora.names_train())), random.Random(seed)
    sentences = list(ours.sentences(("train",)))
    copies = [others.other(s, rng, share=0.7) for _ in range(COPIES) for s in sentences]
    items = rows_of(model, pieces, sentences + copies)
    held = {part: rows_of(model, pieces, list(ours.sentences((part,)))) for part in ("dev", "calibration")}
    head = Biaffine(2 * model.shape.hidden, model.shape.role, 1, DROPOUT)
    opt = torch.optim.AdamW(head.parameters(), lr=rate, weight_decay=0.01)
    steps, step = epochs * (len(items) // budget), 0
    looks = []
    for epoch in range(epochs):
        order = sorted(range(len(items)), key=lambda i: len(items[i][0]) + rng.random() * 4)
        todo = [order[i: i + budget] for i in range(0, len(order), budget)]
        rng.shuffle(todo)
        total = 0.0
        for some in todo:
            for g in opt.param_groups:
                g["lr"] = rate * max(0.02, 1 - step / steps)
            loss = off(head, [items[i] for i in some])
            opt.zero_grad()
            loss.backward()
            opt.step()
            step += 1
            total += loss.item()
        head.eval()
        looks.append({"epoch": epoch, "loss": round(total / len(todo), 3), **{k: round(100 * right(head, v), 1) for k, v in held.items()}})
        head.train()
        print(json.dumps(looks[-1]), flush=True)
    model.sizes["side"] = 1
    model.side = head.eval()
    train.save(to, model, None, {**state, "side": looks[-1]})
    labelsets.save(to / "labels.json", labels | {"side": labelsets.frame_labels()["side"]})
    return looks[-1]
