import itertools
import random

import numpy as np
import pytest

from reader import lemma, pieces, spans, tokens, tree


def words(text):
    return [w for _, _, w in tokens.words(text)]


def test_words_are_cut_as_the_treebanks_cut_them():
    assert words("The U.S.-led coalition didn't say whether Ankara's anti-war MPs cannot vote.") == [
        "The", "U.S.", "-", "led", "coalition", "did", "n't", "say", "whether", "Ankara", "'s", "anti-war", "MPs", "can", "not", "vote", "."]
    assert words("Gen. Ilie Popa paid $5.2bn (about 40%) at 10:30 a.m. on 12/5/2009...") == [
        "Gen.", "Ilie", "Popa", "paid", "$", "5.2", "bn", "(", "about", "40", "%", ")", "at", "10:30", "a.m.", "on", "12/5/2009", "..."]


def test_every_character_but_blanks_is_in_one_word():
    rng = random.Random(5)
    alphabet = "ab.'’-–$%/,:()\"“”!? \n1290ÉßçU.S.@#"
    for _ in range(300):
        text = "".join(rng.choice(alphabet) for _ in range(rng.randrange(40)))
        at = 0
        for start, end, word in tokens.words(text):
            assert text[start:end] == word and word
            assert not text[at:start].strip()
            at = end
        assert not text[at:].strip()


def test_sentences_end_at_full_stops_but_not_at_titles():
    text = 'Mr. Sand met Gen. Roe in the U.S. on Monday. "It was useful," he said. They left at 5 p.m. The talks go on.'
    assert [text[a:b] for a, b in tokens.sentences(text)] == [
        "Mr. Sand met Gen. Roe in the U.S. on Monday.", '"It was useful," he said.', "They left at 5 p.m.", "The talks go on."]


@pytest.mark.parametrize("form, want", [("Parties", "party"), ("was", "be"), ("Iraq", "Iraq"), ("stopped", "stop"), ("The", "the"), ("n't", "not")])
def test_lemma_scripts_turn_the_form_into_the_lemma(form, want):
    assert lemma.apply(lemma.script(form, want), form) == want


def test_a_script_longer_than_the_form_leaves_it():
    assert lemma.apply("l-5+y", "Cut") == "cut"


def test_bio_there_and_back():
    found = [(0, 2, "PER"), (2, 3, "PER"), (4, 6, "ORG")]
    assert spans.from_bio(spans.to_bio(7, found)) == found


def test_best_path_never_opens_with_an_inside_tag_and_is_the_best():
    labels = ["O", "B-X", "I-X", "B-Y", "I-Y"]
    rng = np.random.default_rng(3)
    for _ in range(60):
        n = int(rng.integers(1, 5))
        scores = rng.normal(size=(n, 5))
        path = spans.best_path(scores, labels)
        legal = [p for p in itertools.product(range(5), repeat=n)
                 if all(spans.allowed(labels[a] if i else "O", labels[b]) for i, (a, b) in enumerate(zip((0, *p), p)))]
        total = lambda p: sum(scores[i][c] for i, c in enumerate(p))
        assert tuple(path) in legal
        assert total(path) == pytest.approx(max(map(total, legal)))


def test_the_tree_is_the_best_with_one_root():
    rng = np.random.default_rng(1)
    for _ in range(60):
        n = int(rng.integers(2, 6))
        scores = rng.normal(size=(n, n))
        heads = tree.decode(scores)
        trees = [t for t in ([0, *h] for h in itertools.product(range(n), repeat=n - 1))
                 if all(t[d] != d for d in range(1, n)) and tree.is_tree(t)]
        value = lambda t: sum(scores[d][t[d]] for d in range(1, n))
        assert tree.is_tree(heads)
        assert value(heads) == pytest.approx(max(map(value, trees)))


@pytest.mark.parametrize("word, want", [("army", 1), ("Army", 2), ("NATO", 3), ("McCain", 4), ("A", 5), ("2003", 6), ("%", 7), ("U.S.", 3), ("3rd", 1)])
def test_casing(word, want):
    assert pieces.casing(word) == want


def test_basic_split_drops_accents_and_parts_punctuation():
    assert pieces.basic_split("Çağlar's") == ["caglar", "'", "s"]


def test_the_lexicon_keeps_sure_forms_only(tmp_path):
    from reader.data import Sentence
    s = Sentence("x", "d", 1, ["Killed", "leaves", "leaves", "Rome"], upos=["VERB", "NOUN", "NOUN", "PROPN"], lemma=["kill", "leaf", "leave", "Rome"])
    table = lemma.lexicon([s])
    assert table == {("killed", "VERB"): "kill"}
    lemma.write_lexicon(tmp_path / "l.tsv", table)
    assert lemma.read_lexicon(tmp_path / "l.tsv") == table


def test_intervals_hold_the_rate_and_narrow_with_more_units():
    from reader import score
    few = [{"gold": 4, "found": 4, "right": r} for r in (1, 2, 3, 4)]
    low, high = score.interval(few, "f1")
    assert low <= score.rates(few)["f1"] <= high
    narrow = score.interval(few * 50, "f1")
    assert narrow[1] - narrow[0] < high - low
