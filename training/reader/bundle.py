"""Weights of a BERT that a Java package carries as a TensorFlow saved model, read without TensorFlow.

The jar holds one entry that is itself a zip: ``assets/vocab.txt`` and a tensor bundle, that is ``variables.index``, a sorted
table of protocol buffers that say where each tensor lies, and ``variables.data-00000-of-00001``, the numbers.
"""
import io
import re
import zipfile
from pathlib import Path

import numpy as np
import torch

MAGIC = 0xDB4775248B80FB57  # the last eight bytes of a sorted table
FLOAT = 1


def _varint(b: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        c = b[at]
        at += 1
        value |= (c & 0x7F) << shift
        if c < 0x80:
            return value, at
        shift += 7


def _message(b: bytes) -> dict[int, list]:
    """Fields of a protocol buffer by number: integers, or bytes where the field has a length."""
    out, at = {}, 0
    while at < len(b):
        key, at = _varint(b, at)
        wire = key & 7
        if wire == 0:
            value, at = _varint(b, at)
        elif wire == 2:
            n, at = _varint(b, at)
            value, at = b[at: at + n], at + n
        elif wire in (1, 5):
            n = 8 if wire == 1 else 4
            value, at = int.from_bytes(b[at: at + n], "little"), at + n
        else:
            raise ValueError(f"a field of wire type {wire} in the table of tensors: expected 0, 1, 2 or 5; is the file whole?")
        out.setdefault(key >> 3, []).append(value)
    return out


def _block(b: bytes, handle: bytes):
    """(key, value) of one block; keys give only what differs from the key before."""
    start, at = _varint(handle, 0)
    size, _ = _varint(handle, at)
    if b[start + size] != 0:
        raise ValueError("the table of tensors is compressed; only plain ones are read")
    block = b[start: start + size]
    end = size - 4 - 4 * int.from_bytes(block[-4:], "little")
    key, at = b"", 0
    while at < end:
        shared, at = _varint(block, at)
        own, at = _varint(block, at)
        n, at = _varint(block, at)
        key = key[:shared] + block[at: at + own]
        yield key, block[at + own: at + own + n]
        at += own + n


def entries(index: bytes) -> dict[str, tuple[tuple[int, ...], int, int]]:
    """Shape, first byte and number of bytes of each tensor of 32-bit floats."""
    if int.from_bytes(index[-8:], "little") != MAGIC:
        raise ValueError("variables.index does not end as a sorted table does; is the file whole?")
    footer = index[-48:]
    at = 0
    for _ in range(2):  # past the handle of the table's own notes
        _, at = _varint(footer, at)
    out = {}
    for _, handle in _block(index, footer[at:]):
        for key, value in _block(index, handle):
            m = _message(value)
            if key and m.get(1) == [FLOAT]:
                shape = tuple(_message(d).get(1, [0])[0] for d in _message(m.get(2, [b""])[0]).get(2, []))
                out[key.decode()] = (shape, m.get(4, [0])[0], m[5][0])
    return out


class SavedBert:
    """A jar opened: ``vocabulary`` as text, ``tensors`` by their TensorFlow names without the prefix ``module/``."""

    def __init__(self, jar: Path):
        with zipfile.ZipFile(jar) as outer:
            inner = [i for i in outer.infolist() if i.file_size > 1_000_000]
            if len(inner) != 1:
                raise ValueError(f"{jar}: expected one large entry with a saved model, found {len(inner)}")
            with zipfile.ZipFile(io.BytesIO(outer.read(inner[0]))) as saved:
                self.vocabulary = saved.read("assets/vocab.txt").decode("utf-8")
                index = saved.read("variables/variables.index")
                data = saved.read("variables/variables.data-00000-of-00001")
        self.tensors = {}
        for name, (shape, start, size) in entries(index).items():
            numbers = np.frombuffer(data, dtype="<f4", count=size // 4, offset=start)
            self.tensors[name.removeprefix("module/")] = torch.from_numpy(numbers.reshape(shape).copy())

    def weights(self) -> dict[str, torch.Tensor]:
        """The encoder's weights under the names that PyTorch's BERT gives them, products turned as ``Linear`` keeps them."""
        out = {}
        for name, t in self.tensors.items():
            if not name.startswith("bert/"):
                continue
            n = re.sub(r"layer_(\d+)", r"layer.\1", name.removeprefix("bert/")).replace("/", ".")
            if n.endswith(".kernel"):
                n, t = n.removesuffix("kernel") + "weight", t.t()
            n = n.replace("LayerNorm.gamma", "LayerNorm.weight").replace("LayerNorm.beta", "LayerNorm.bias")
            if n.startswith("embeddings.") and n.endswith("_embeddings"):
                n += ".weight"
            out[n] = t
        return out
