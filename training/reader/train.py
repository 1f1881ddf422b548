"""Training: length-bucketed batches, masked losses, checkpoints to go on from."""
import json
import math
import os
import random
import signal
import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from . import labelsets
from .data import IGNORE
from .lemma import script
from .model import Reader, Shape, encoder_files, encoder_shape, load_encoder
from .pairs import Pair
from .pieces import CASING_CLASSES, LOWER, Pieces, casing, INITIAL, SINGLE, UPPER

WINDOW = 160  # word pieces of a training sentence; longer ones are left out
WEIGHTS = {"upos": 0.5, "xpos": 1.0, "feats": 0.5, "lemma": 0.7, "arc": 1.0, "rel": 1.0, "names": 1.0, "kinds": 0.7,
           "trigger": 2.0, "modality": 1.0, "mode": 0.4, "cue": 1.5, "content": 1.0, "source_kind": 0.4, "actor": 1.5, "stance": 1.0,
           "event_role": 2.0, "statement_role": 2.0,
           "pair": 1.5, "pair_modality": 0.5, "side": 1.0, "taught": 1.0}
FRAME_TAGS = ("trigger", "modality", "mode", "cue", "content", "source_kind", "actor", "stance")


class Encoded:
    """A sentence as numbers: pieces, and targets per head (-100 where the loss is masked)."""
    __slots__ = ("ids", "cases", "first", "last", "words", "targets", "head", "deprel", "frames", "tree", "shapes", "size", "pair", "marks", "taught", "sides")

    def __init__(self, s, pieces: Pieces, index):
        self.marks = s.marks if isinstance(s, Pair) else {}
        self.ids, self.cases, self.first, self.last = pieces.sentence(s.words, marks=self.marks)
        self.shapes = [casing(w) for w in s.words]
        self.words = len(s.words)
        self.size = len(self.ids)
        self.targets = {}
        look = lambda name, v: -100 if v == IGNORE else index[name].get(v, -100)
        self.pair = None
        self.taught = None if isinstance(s, Pair) else s.taught
        self.sides = []
        if isinstance(s, Pair):
            self.pair = {"pair": look("pair", s.type), "pair_modality": look("pair_modality", s.modality)}
            self.tree, self.frames = False, None
            return
        self.tree = s.head is not None
        if self.tree:
            for name in ("upos", "xpos", "feats"):
                self.targets[name] = [look(name, v) for v in getattr(s, name)]
            self.targets["lemma"] = [look("lemma", script(w, l)) for w, l in zip(s.words, s.lemma)]
            self.head = list(s.head)
            self.deprel = [look("deprel", v) for v in s.deprel]
        if s.names is not None:
            self.targets["names"] = [look("names", v) for v in s.names]
        if s.kinds is not None:
            self.targets["kinds"] = [look("kinds", v) for v in s.kinds]
        self.frames = None
        if s.frames is not None:
            f = s.frames
            self.sides = f.sides
            for name in FRAME_TAGS:
                self.targets[name] = [look(name, v) for v in getattr(f, name)]
            self.frames = {
                "event_role": [(p, [look("event_role", v) for v in row]) for p, row in f.event_rows],
                "statement_role": [(p, [look("statement_role", v) for v in row]) for p, row in f.statement_rows],
            }

    def recased(self, rng: random.Random):
        """Casing ids, now and then those of an all-capital or a headline writing; whether they are unchanged."""
        draw = rng.random()
        if draw >= 0.08:
            return self.cases, True
        cases = list(self.cases)
        for w, (a, b, c) in enumerate(zip(self.first, self.last, self.shapes)):
            if draw < 0.04:
                new = UPPER if c in (LOWER, INITIAL) and b >= a else c
            else:
                new = INITIAL if c == LOWER else c
            new += CASING_CLASSES * self.marks.get(w, 0)
            cases[a] = new
            for i in range(a + 1, b + 1):
                cases[i] = new + 7
        return cases, False


def batches(items: list[Encoded], budget: int, rng: random.Random) -> list[list[int]]:
    """Indices of sentences of like length, at most ``budget`` pieces with padding, in a random order."""
    order = sorted(range(len(items)), key=lambda i: items[i].size + rng.random() * 3)
    out, current, longest = [], [], 0
    for i in order:
        longest_now = max(longest, items[i].size)
        if current and longest_now * (len(current) + 1) > budget:
            out.append(current)
            current, longest_now = [], items[i].size
        current.append(i)
        longest = longest_now
    if current:
        out.append(current)
    rng.shuffle(out)
    return out


def hidden(e: Encoded, mask_id: int, rng: random.Random, share: float = 0.06) -> list[int]:
    """The pieces with a few of them hidden: the labelled sentences are few and read often, so none is seen twice alike."""
    return [e.ids[0], *(mask_id if rng.random() < share else i for i in e.ids[1:-1]), e.ids[-1]]


def collate(items: list[Encoded], pad: int, rng: random.Random | None, mask_id: int = 103):
    b, n, w = len(items), max(i.size for i in items), max(i.words for i in items) + 1
    ids = torch.full((b, n), pad)
    cases = torch.zeros((b, n), dtype=torch.long)
    mask = torch.zeros((b, n), dtype=torch.bool)
    first = torch.zeros((b, w), dtype=torch.long)
    last = torch.zeros((b, w), dtype=torch.long)
    keep = []
    for k, e in enumerate(items):
        c, same = e.recased(rng) if rng else (e.cases, True)
        keep.append(same)
        ids[k, : e.size] = torch.tensor(hidden(e, mask_id, rng) if rng and (e.frames is not None or e.pair) else e.ids)
        cases[k, : e.size] = torch.tensor(c)
        mask[k, : e.size] = True
        first[k, 1: e.words + 1] = torch.tensor(e.first)
        last[k, 1: e.words + 1] = torch.tensor(e.last)
    return ids, cases, mask, first, last, keep


def losses(model: Reader, items: list[Encoded], pad: int, rng, teacher: Reader | None = None):
    """Mean loss of each head that has a target in the batch; with a teacher also how far its scores lie off (``taught``)."""
    ids, cases, mask, first, last, keep = collate(items, pad, rng)
    x = model.encode(ids, cases, first, last, mask[:, None, None, :])
    b, w, _ = x.shape
    out = {}
    if teacher is not None:
        out["taught"] = taught(model, teacher, items, x, (ids, cases, first, last, mask[:, None, None, :]))
    if any(e.taught is not None for e in items):
        out["taught"] = stored(model, items, x)
    marked = [k for k, e in enumerate(items) if e.pair]
    for name, head in model.pairs.items():
        at = [k for k in marked if items[k].pair[name] >= 0]
        if at:
            rows = x[torch.tensor(at), 0, : model.shape.hidden]
            out[name] = F.cross_entropy(head(rows), torch.tensor([items[k].pair[name] for k in at]))
    for name, head in model.tags.items():
        at, gold = [], []
        for k, e in enumerate(items):
            t = e.targets.get(name)
            if t is None or (name == "lemma" and not keep[k]):
                continue
            for i, v in enumerate(t):
                if v >= 0:
                    at.append(k * w + i + 1)
                    gold.append(v)
        if at:
            rows = x.reshape(b * w, -1)[torch.tensor(at)]
            loss = F.cross_entropy(head(rows), torch.tensor(gold), reduction="sum")
            # modality speaks at triggers only: its mean is over few words
            out[name] = loss / len(at)
    trees = [k for k, e in enumerate(items) if e.tree]
    if trees:
        xt = x[trees] if len(trees) < b else x
        width = max(items[k].words for k in trees) + 1
        xt = xt[:, :width]
        s = model.arc(xt, xt)[..., 0]
        blocked = torch.ones(len(trees), width, dtype=torch.bool)
        gold = torch.full((len(trees), width), -100)
        deps, heads, rels = [], [], []
        for k, t in enumerate(trees):
            e = items[t]
            blocked[k, : e.words + 1] = False
            gold[k, 1: e.words + 1] = torch.tensor(e.head)
            for i in range(e.words):
                if e.deprel[i] >= 0:
                    deps.append(k * width + i + 1)
                    heads.append(k * width + e.head[i])
                    rels.append(e.deprel[i])
        s = s.masked_fill(blocked[:, None, :], -1e4)
        out["arc"] = F.cross_entropy(s.reshape(-1, width), gold.reshape(-1), ignore_index=-100)
        flat = xt.reshape(len(trees) * width, -1)
        r = model.rel.pairs(flat[torch.tensor(deps)], flat[torch.tensor(heads)])
        out["rel"] = F.cross_entropy(r, torch.tensor(rels))
    for name in ("event_role", "statement_role"):
        lefts, rights, gold = [], [], []
        for k, e in enumerate(items):
            if e.frames is None:
                continue
            for p, row in e.frames[name]:
                for i, v in enumerate(row):
                    if v >= 0:
                        lefts.append(k * w + p + 1)
                        rights.append(k * w + i + 1)
                        gold.append(v)
        if gold:
            flat = x.reshape(b * w, -1)
            r = getattr(model, name).pairs(flat[torch.tensor(lefts)], flat[torch.tensor(rights)])
            out[name] = F.cross_entropy(r, torch.tensor(gold))
    if "side" in model.sizes and any(e.sides for e in items):
        out["side"] = pointing(model, items, x)
    return out


def pointing(model: Reader, items: list[Encoded], x):
    """How far the words of mentions are from pointing at any of the words that tell their side."""
    some = [k for k, e in enumerate(items) if e.sides]
    scores = model.side(x[some], x[some])[..., 0]
    rows, right = [], []
    for k, e in zip(range(len(some)), (items[k] for k in some)):
        for word, positions in e.sides:
            row = torch.full((x.shape[1],), float("-inf"))
            row[: e.words + 1] = 0.0
            fits = torch.full((x.shape[1],), float("-inf"))
            fits[torch.tensor(positions)] = 0.0
            rows.append(scores[k, word + 1] + row)
            right.append(fits)
    found = F.log_softmax(torch.stack(rows), dim=-1)
    return -torch.logsumexp(found.masked_fill(torch.stack(right).isneginf(), float("-inf")), dim=-1).mean()


def stored(model: Reader, items: list[Encoded], x):
    """How far the tags and roles lie off a teacher's, by the scores that ``taught.py`` keeps."""
    b, w, _ = x.shape
    flat = x.reshape(b * w, -1)
    kept = [(k, e) for k, e in enumerate(items) if e.taught is not None]
    total = x.sum() * 0

    def off(logits, classes, wanted):
        wanted = torch.from_numpy(np.concatenate(wanted)).float().to(logits.device)
        gathered = F.log_softmax(logits, dim=-1).gather(1, torch.from_numpy(np.concatenate(classes)).long().to(logits.device))
        return -(wanted * gathered).sum() / wanted.sum().clamp(min=1e-3)

    for name in kept[0][1].taught.tags:
        rows = torch.cat([torch.arange(k * w + 1, k * w + 1 + e.words) for k, e in kept])
        classes, wanted = zip(*(e.taught.tags[name] for _, e in kept))
        total = total + WEIGHTS[name] * off(model.tags[name](flat[rows]), classes, wanted)
    for name in kept[0][1].taught.rows:
        told = [(k, e.words, *row) for k, e in kept for row in e.taught.rows[name]]
        if told:
            lefts = torch.cat([torch.full((n,), k * w + at + 1) for k, n, at, _, _ in told])
            rights = torch.cat([torch.arange(k * w + 1, k * w + 1 + n) for k, n, _, _, _ in told])
            total = total + WEIGHTS[name] * off(getattr(model, name).pairs(flat[lefts], flat[rights]), [t[3] for t in told], [t[4] for t in told])
    return total


def taught(model: Reader, teacher: Reader, items: list[Encoded], x, inputs):
    """Divergence of the tags and arcs from the teacher's, over the words of whole sentences (marked pairs are left out)."""
    with torch.no_grad():
        y = teacher.encode(*inputs)
    real = torch.zeros(x.shape[:2], dtype=torch.bool)
    for k, e in enumerate(items):
        real[k, 1: e.words + 1] = not e.pair
    if not real.any():
        return x.sum() * 0
    total = 0
    for name, head in model.tags.items():
        if name in teacher.tags:
            with torch.no_grad():
                wanted = F.softmax(teacher.tags[name](y[real]), dim=-1)
            total = total - (wanted * F.log_softmax(head(x[real]), dim=-1)).sum(-1).mean() * WEIGHTS[name]
    blocked = torch.ones(x.shape[:2], dtype=torch.bool)
    for k, e in enumerate(items):
        blocked[k, : e.words + 1] = False
    with torch.no_grad():
        wanted = F.softmax(teacher.arc(y, y)[..., 0].masked_fill(blocked[:, None, :], -1e4), dim=-1)
    arcs = F.log_softmax(model.arc(x, x)[..., 0].masked_fill(blocked[:, None, :], -1e4), dim=-1)
    return total - (wanted * arcs).sum(-1)[real].mean()


def thinned(weights: dict, kept: list[int]) -> dict:
    """The weights of a reader that keeps only the encoder layers ``kept``, in their order."""
    out = {}
    for k, v in weights.items():
        if k.startswith("encoder.layers."):
            _, _, i, rest = k.split(".", 3)
            if int(i) in kept:
                out[f"encoder.layers.{kept.index(int(i))}.{rest}"] = v
        else:
            out[k] = v
    return out


def optimizer(model: Reader, lr_encoder: float, lr_heads: float):
    model.encoder.words.weight.requires_grad_(False)
    groups = {"encoder": [], "encoder-plain": [], "heads": [], "heads-plain": []}
    for name, p in model.named_parameters():
        if p.requires_grad:
            side = "encoder" if name.startswith("encoder.") and "casings" not in name else "heads"
            groups[side + ("-plain" if p.ndim < 2 else "")].append(p)
    return torch.optim.AdamW([
        {"params": groups["encoder"], "lr": lr_encoder, "weight_decay": 0.01},
        {"params": groups["encoder-plain"], "lr": lr_encoder, "weight_decay": 0.0},
        {"params": groups["heads"], "lr": lr_heads, "weight_decay": 0.01},
        {"params": groups["heads-plain"], "lr": lr_heads, "weight_decay": 0.0},
    ], betas=(0.9, 0.98), fused=True)


def save(folder: Path, model, opt, state):
    """Writes the checkpoint beside and then renames it, so that a killed run leaves a whole one."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "checkpoint.pt"
    torch.save({"model": model.state_dict(), "optimizer": opt.state_dict() if opt else None, "state": state,
                "describe": model.describe()}, str(target) + ".part")
    os.replace(str(target) + ".part", target)


def load(folder: Path, weights_only_model: bool = True):
    """(model in evaluation mode, label lists, state) of a checkpoint folder."""
    labels = labelsets.load(folder / "labels.json")
    c = torch.load(folder / "checkpoint.pt", map_location="cpu", weights_only=True)
    model = Reader(Shape(**c["describe"]["shape"]), c["describe"]["sizes"])
    model.load_state_dict(c["model"])
    model.eval()
    return model, labels, c["state"]


def pieces_of(folder: Path) -> Pieces:
    """The word pieces of a checkpoint: those of its own ``vocab.txt``, or of the encoder that ships."""
    own = folder / "vocab.txt"
    return Pieces(own if own.exists() else encoder_files() / "vocab.txt")


def average(earlier: Path, later: Path, share: float, target: Path) -> None:
    """Weights between two checkpoints of one course of training (``share`` of the earlier): a little better on what neither saw.
    What the earlier does not have is the later's."""
    new, old = (torch.load(f / "checkpoint.pt", map_location="cpu", weights_only=True) for f in (later, earlier))
    fits = lambda k, v: k in old["model"] and old["model"][k].shape == v.shape
    mixed = {k: (1 - share) * v + share * old["model"][k] if fits(k, v) else v for k, v in new["model"].items()}
    target.mkdir(parents=True, exist_ok=True)
    state = {**new["state"], "averaged": [old["state"]["step"], share]}
    torch.save({"model": mixed, "optimizer": None, "state": state, "describe": new["describe"]}, target / "checkpoint.pt")
    (target / "labels.json").write_bytes((later / "labels.json").read_bytes())


def train(folder: Path, epoch_data, labels, epochs: float, lr_encoder=1e-4, lr_heads=1e-3, warmup=0.06, budget=1100,
          save_every=240, seed=1, begin_from: Path | None = None, check=None, check_every=900, minutes: float | None = None,
          threads: int = 2, steps: int | None = None, still: int = 0, layers: int = 6,
          encoder: Path | None = None, distil: Path | None = None, device: str = "cpu"):
    """Trains into ``folder``, going on from its checkpoint if it has one; told to end (SIGTERM), it writes one first.

    ``epoch_data(e)`` gives the sentences of epoch e. ``minutes``, if given, bounds the run by the clock: the learning
    rate falls to nought when that much training time (of all the runs together) is used up. The lowest ``still`` layers of
    the encoder keep their weights, which saves their backward pass.
    ``layers`` is the depth; with fewer than the reader in ``begin_from`` has, evenly spaced ones are kept. ``encoder`` is another
    pretrained encoder's ONNX file; ``distil`` the folder of a reader whose scores are learned besides the labels.
    """
    torch.set_num_threads(threads)
    torch.set_default_device(device)
    torch.manual_seed(seed)
    folder.mkdir(parents=True, exist_ok=True)
    if encoder and encoder.suffix == ".jar" and not (folder / "vocab.txt").exists():
        from .bundle import SavedBert
        (folder / "vocab.txt").write_text(SavedBert(encoder).vocabulary, encoding="utf-8")
    pieces = pieces_of(folder)
    index = {k: {v: i for i, v in enumerate(vs)} for k, vs in labels.items()}
    sizes = {k: len(v) for k, v in labels.items()}
    shape = encoder_shape(encoder, marked=max(still, Shape.marked)) if encoder else Shape(layers=layers)
    model = Reader(shape, sizes)
    teacher = load(distil)[0] if distil else None
    log = open(folder / "log.jsonl", "a", encoding="utf-8")
    say = lambda **k: (log.write(json.dumps(k) + "\n"), log.flush(), print(json.dumps(k), flush=True))
    state = {"epoch": 0, "batch": 0, "step": 0, "seconds": 0.0}
    opt = optimizer(model, lr_encoder, lr_heads)
    bases = [g["lr"] for g in opt.param_groups]
    for layer in model.encoder.layers[:still]:
        layer.requires_grad_(False)
    if still:
        if still > model.encoder.marked:
            raise ValueError(f"still = {still}: the layers above {model.encoder.marked} read the marks of pairs and must be free")
        for p in (model.encoder.places.weight, model.encoder.casings.weight, *model.encoder.norm.parameters()):
            p.requires_grad_(False)
    if (folder / "checkpoint.pt").exists():
        c = torch.load(folder / "checkpoint.pt", map_location="cpu", weights_only=True)
        model.load_state_dict(c["model"])
        opt.load_state_dict(c["optimizer"])
        state = c["state"]
        say(resumed=state)
    elif begin_from:
        c = torch.load(begin_from / "checkpoint.pt", map_location="cpu", weights_only=True)
        mine = model.state_dict()
        known = c["model"]
        deep = c["describe"]["shape"]["layers"]
        if deep > layers:
            known = thinned(known, [round(i * (deep - 1) / max(1, layers - 1)) for i in range(layers)])
        fit = {k: v for k, v in known.items() if k in mine and mine[k].shape == v.shape}
        model.load_state_dict(fit, strict=False)
        if "encoder.marks.weight" not in fit:
            torch.nn.init.normal_(model.encoder.marks.weight.data[1:], std=0.1)
        say(begun_from=c["state"], fresh=sorted({k.rsplit(".", 1)[0] for k in mine if k not in fit}))
    else:
        load_encoder(model.encoder, encoder or encoder_files() / "model.safetensors")
    labelsets.save(folder / "labels.json", labels)
    per_epoch = None
    clock = last_save = last_check = last_say = time.time()
    before = state["seconds"]
    sums = {}
    done = False
    told = []  # of the wish to end: the step in hand is finished and kept
    earlier = signal.signal(signal.SIGTERM, lambda *_: told.append(True))
    while not done:
        e = state["epoch"]
        if minutes is None and e >= math.ceil(epochs):
            break
        items = [x for x in (Encoded(s, pieces, index) for s in epoch_data(e)) if x.size <= WINDOW]
        todo = batches(items, budget, random.Random(seed * 1000 + e))
        per_epoch = len(todo)
        total = steps or max(1, int(per_epoch * epochs))
        say(epoch=e, sentences=len(items), pieces=sum(i.size for i in items), batches=per_epoch, total=total)
        model.train()
        while state["batch"] < per_epoch:
            rng = random.Random(seed * 7919 + e * 100_003 + state["batch"])
            if minutes is not None:
                progress = (before + time.time() - clock) / (60 * minutes)
            else:
                progress = state["step"] / total
            if progress >= 1:
                done = True
                break
            scale = min(1.0, progress / warmup if warmup else 1.0) * max(0.0, 1 - max(0.0, progress - warmup) / (1 - warmup))
            scale = max(scale, 1e-3)
            for g, base in zip(opt.param_groups, bases):
                g["lr"] = base * scale
            parts = losses(model, [items[i] for i in todo[state["batch"]]], pieces.pad, rng, teacher)
            loss = sum(WEIGHTS[k] * v for k, v in parts.items())
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.grad is not None], 2.0)
            opt.step()
            state["batch"] += 1
            state["step"] += 1
            for k, v in parts.items():
                a = sums.setdefault(k, [0.0, 0])
                a[0] += v.item()
                a[1] += 1
            now = time.time()
            state["seconds"] = before + now - clock
            if now - last_say > 60:
                say(step=state["step"], total=total, progress=round(progress, 4), minutes=round(state["seconds"] / 60, 1),
                    lr=round(scale, 4), **{k: round(a / n, 3) for k, (a, n) in sums.items()})
                sums, last_say = {}, now
            if now - last_save > save_every or told:
                save(folder, model, opt, state)
                last_save = time.time()
            if told:
                say(stopped=state)
                sys.exit(143)
            if check and now - last_check > check_every:
                model.eval()
                say(step=state["step"], check=check(model))
                model.train()
                last_check = time.time()
        if not done:
            state["epoch"] += 1
            state["batch"] = 0
    save(folder, model, opt, state)
    signal.signal(signal.SIGTERM, earlier)
    model.eval()
    if check:
        say(final=True, step=state["step"], minutes=round(state["seconds"] / 60, 1), check=check(model))
    (folder / "finished").write_text("yes\n")
    return model
