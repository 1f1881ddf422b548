import numpy as np
import pytest
import torch

from reader import data, pointing, sides
from reader.model import Biaffine

TOLD = "Afghan officials say a bomb in Kabul wounded nine .".split()


def test_the_words_of_a_side_are_found_by_the_resolvers_own_names():
    told = sides.told(TOLD)
    assert told[0] == {"AFG"} and told[6] == {"AFG"} and not told[3]
    assert sides.told(["the", "United", "States"])[1:] == [frozenset({"USA"})] * 2
    assert "UN" in sides.told(["the", "Security", "Council"])[2]


def test_a_mention_points_at_what_tells_its_side_at_itself_or_at_nobody():
    found = dict(sides.targets(TOLD, [(0, 2, "AFG"), (8, 9, "AFG"), (3, 5, None)]))
    assert found[8] == [1, 7], "nine of Kabul, by the officials' word"
    assert found[1] == [1, 7]
    assert found[3] == found[4] == [sides.ROOT]
    assert dict(sides.targets(["He", "left"], [(0, 1, "FRA")])) == {0: [1]}, "told elsewhere"


def test_the_shorter_of_two_mentions_speaks_for_its_words():
    words = "the spokesman of the Russian ministry".split()
    found = dict(sides.targets(words, [(0, 6, None), (3, 6, "RUS")]))
    assert found[1] == [sides.ROOT] and found[5] == [5]


def test_a_head_learns_to_point():
    torch.manual_seed(2)
    rng = np.random.default_rng(2)
    mark = rng.normal(size=12)
    def sentence(k):
        rows = rng.normal(size=(6, 12)) * 0.3
        rows[k] += mark  # the word that tells the side
        return rows.astype(np.float16), [(4, [k])]
    items = [sentence(1 + i % 3) for i in range(60)]
    head = Biaffine(12, 8, 1, 0.0)
    before = pointing.right(head, items)
    opt = torch.optim.Adam(head.parameters(), lr=0.02)
    for _ in range(60):
        loss = pointing.off(head, items)
        opt.zero_grad()
        loss.backward()
        opt.step()
    assert pointing.right(head, items) > max(0.95, before)


def test_the_labels_carry_their_sides():
    try:
        data.shared()
    except FileNotFoundError:
        pytest.skip("no ../shared beside the checkout")
    from reader import labels
    dev = [s for s in labels.sentences(("dev",)) if s.set == "own"]
    assert any(s.frames.sides for s in dev)
    assert all(0 <= p <= len(s.words) for s in dev for _, at in s.frames.sides for p in at)
