import json

import numpy as np
import pytest
import torch

from reader import export, labelsets, predict
from reader.model import Reader, Shape, encoder_files
from reader.pieces import Pieces


@pytest.fixture(scope="module")
def pieces():
    try:
        return Pieces(encoder_files() / "vocab.txt")
    except ModuleNotFoundError as e:
        pytest.skip(str(e))


@pytest.fixture(scope="module")
def labels():
    return {"upos": ["NOUN", "VERB", "PUNCT"], "xpos": ["NN", "VB"], "feats": ["_"], "lemma": ["k-0+", "l-1+"], "deprel": ["root", "obj", "nsubj"],
            "names": labelsets.bio(labelsets.NAME_LABELS), "kinds": labelsets.KIND_LABELS, **labelsets.frame_labels()}


def test_the_exported_network_gives_what_the_trained_one_gives(tmp_path, pieces, labels):
    torch.manual_seed(4)
    model = Reader(Shape(layers=1), {k: len(v) for k, v in labels.items()}).eval()
    export.export(model, tmp_path / "r.onnx")
    session = export.Session(tmp_path / "r.onnx", labels, pieces)
    sentences = [["Vostria", "'s", "army", "withdrew", "from", "Balti-on-Sea", "."], ["Talks", "failed"], ["No"]]
    for words, want in zip(sentences, predict.torch_scores(model, pieces, sentences)):
        got = session.scores(words)
        for name in ("upos", "names", "trigger", "cue", "actor"):
            np.testing.assert_allclose(got[name], want[name], atol=2e-4)
        np.testing.assert_allclose(got["arc"][1:], want["arc"][1:], atol=2e-4)
        heads = [0] * len(words)
        np.testing.assert_allclose(got["rel"](heads), want["rel"](heads), atol=2e-4)
        np.testing.assert_allclose(got["event_role"]([0]), want["event_role"]([0]), atol=2e-4)
        assert predict.decode(words, got, labels).head == predict.decode(words, want, labels).head


def test_parity_sentences_are_read_as_stored(pieces):
    from reader import report
    shipped = report.OWN.parents[3] / "reader" / "src" / "main" / "resources" / "entente" / "reader"
    stored = report.OWN.with_name("parity.json")
    if not (shipped / "reader.onnx").exists() or not stored.exists():
        pytest.skip("no shipped reader; training/run makes it")
    described = json.loads((shipped / "reader.json").read_text(encoding="utf-8"))
    session = export.Session(shipped / "reader.onnx", described["labels"], Pieces(shipped / "vocab.txt"))
    for want in json.loads(stored.read_text(encoding="utf-8")):
        words = [want["text"][a:b] for a, b in want["words"]]
        got = session.read(words)
        assert [got.upos, got.head, got.deprel, got.lemma] == [want["upos"], want["head"], want["deprel"], want["lemma"]]
        assert [list(s) for s in got.names] == want["names"]
