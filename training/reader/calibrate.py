"""How readily a word is read as telling an act: one number, set on the calibration split and folded into the network."""
from . import predict, score, spans

GRID = [i / 4 for i in range(13)]


def trigger_bias(model, labels: dict, pieces, sentences) -> float:
    """What is taken off the score of ``O`` so that trigger and type F1 is highest; of equals the least."""
    tags = labels["trigger"]
    tables = [x["trigger"] for x in predict.torch_scores(model, pieces, [s.words for s in sentences])]

    def f1(bias: float) -> float:
        counts = []
        for s, table in zip(sentences, tables):
            shifted = table.copy()
            shifted[:, 0] -= bias
            found = spans.from_bio([tags[i] for i in spans.best_path(shifted, tags)])
            counts.append(score.span_counts([(*e["trigger"], e["type"]) for e in s.frames.events], found))
        return score.rates(counts)["f1"]

    return max(GRID, key=lambda b: (f1(b), -b))


def fold(model, bias: float) -> None:
    """Takes the bias off the trigger head's ``O``."""
    model.tags["trigger"][-1].bias.data[0] -= bias
