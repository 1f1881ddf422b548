import pytest

from reader import data, labels


@pytest.fixture(scope="module", autouse=True)
def shared():
    try:
        data.annotation().stat()
    except FileNotFoundError as e:
        pytest.skip(f"reference data absent: {e}")


def test_ewt_sentences_have_one_root_and_layers_of_equal_length():
    for s, _ in zip(data.ewt("dev"), range(200)):
        assert s.head.count(0) == 1
        assert len(s.words) == len(s.upos) == len(s.lemma) == len(s.deprel)
        assert s.names is None


def test_gum_mentions_lie_in_the_sentence_and_have_heads():
    seen = 0
    for s, _ in zip(data.gum(("news",)), range(100)):
        for start, end, _ in s.mentions:
            assert 0 <= start < end <= len(s.words)
        seen += len(s.mentions)
        assert sum(k != "O" for k in s.kinds) <= len(s.mentions)
    assert seen > 300


def test_gmb_is_cut_like_the_trees_and_keeps_its_names():
    s = data.gmb_sentence(1, ["Ruritanian-led", "forces", "left", "Ruritania", "since", "May", "."],
                          ["B-gpe", "O", "O", "B-geo", "B-tim", "I-tim", "O"], ["JJ", "NNS", "VBD", "NNP", "IN", "NNP", "."], frozenset())
    assert s.words == ["Ruritanian", "-", "led", "forces", "left", "Ruritania", "since", "May", "."]
    assert s.source == [0, 0, 0, 1, 2, 3, 4, 5, 6]
    assert [t for t in s.names if t != "O"] == ["B-NATION", "B-PLACE", "B-DATE"]


def test_label_frames_on_words():
    record = {"set": "gmb", "doc": "x", "n": 1, "unit": "token",
              "mentions": [{"id": "m1", "start": 0, "end": 1, "kind": "state"}, {"id": "m2", "start": 2, "end": 4, "kind": "group"}],
              "events": [{"id": "e1", "type": "ACCUSE", "trigger": {"start": 1, "end": 2}, "modality": "asserted", "actors": ["m1"], "recipients": ["m2"]}],
              "statements": []}
    f = labels.frames_of(record, labels._ByToken([0, 1, 2, 3, 4]))
    assert f.trigger == ["O", "B-ACCUSE", "O", "O", "O"]
    assert f.event_rows == [(1, ["B-actor", "O", "B-recipient", "I-recipient", "O"])]
    assert f.actor == ["B-state", "O", "B-group", "I-group", "O"]


def test_silver_frames_follow_the_tree():
    from reader import silver
    from reader.predict import Reading
    words = "Vostria said rebels attacked Balti on Monday .".split()
    r = Reading(words=words, upos=["PROPN", "VERB", "NOUN", "VERB", "PROPN", "ADP", "PROPN", "PUNCT"],
                xpos=["NNP", "VBD", "NNS", "VBD", "NNP", "IN", "NNP", "."], feats=["_"] * 8,
                lemma=["Vostria", "say", "rebel", "attack", "Balti", "on", "Monday", "."], head=[2, 0, 4, 2, 4, 7, 4, 2],
                deprel=["nsubj", "root", "nsubj", "ccomp", "obj", "case", "obl", "punct"],
                names=[(0, 1, "PLACE"), (4, 5, "PLACE"), (6, 7, "DATE")],
                kinds=["organization", "O", "person", "O", "place", "O", "time", "O"], scores={}, actors=[], events=[], statements=[])
    f = silver.frames(r, silver.table())
    assert f.trigger[3] == "B-ASSAULT"
    assert dict(f.event_rows)[3] == ["O", "O", "B-actor", "O", "B-recipient", "O", "B-date", "O"]
    assert dict(f.statement_rows)[1] == ["B-source", "O", "B-content", "I-content", "I-content", "I-content", "I-content", "O"]
