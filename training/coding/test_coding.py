"""Tests of the tools on texts of our own: `python3 -m unittest coding.test_coding` from training/. Needs no ../shared."""

import collections
import contextlib
import csv
import io
import pathlib
import unittest
import unittest.mock

from . import agreement, checks, plan, sheets, sources

HERE = pathlib.Path(__file__).parent


class Detokenising(unittest.TestCase):

    def test_the_shared_cases_hold(self):
        """The same table is read by the Java side, so that both make one text of a sentence."""
        with (HERE / "detokenise-cases.tsv").open(encoding="utf-8", newline="") as rows:
            cases = list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))
        self.assertGreater(len(cases), 10)
        for case in cases:
            self.assertEqual(case["text"], sources.detokenise(case["tokens"].split(" ")), case["tokens"])


class FindingWords(unittest.TestCase):

    def sentence(self, *tokens):
        return sources.Sentence("gmb", "gmb-000001", 1, sources.detokenise(tokens), tokens)

    def test_whole_tokens_only_and_in_order(self):
        s = self.sentence("The", "army", "said", "the", "rebels", "had", "n't", "said", "so", ".")
        self.assertEqual([(2, 3), (7, 8)], sources.find(s, "said"))
        self.assertEqual([(5, 7)], sources.find(s, "hadn't"))
        self.assertEqual([], sources.find(s, "rebel"))

    def test_characters_respect_word_borders_and_typed_quotation_marks(self):
        s = sources.Sentence("own", "x", 1, "“No,” said No­ra’s aide.".replace("\u00ad", ""), None, 10)
        self.assertEqual([(11, 13)], sources.find(s, "No"))
        self.assertEqual("“No,”", sources.words(s, *sources.find(s, '"No,"')[0]))


class Splitting(unittest.TestCase):

    def test_titles_initials_and_quotations(self):
        text = "Talks fail\n\nGen. A. Horvat met Mrs. Okoye in the U.S. capital. “We part,” he said. 3 April brought more."
        spans = sources.split_sentences(text)
        self.assertEqual(["Talks fail", "Gen. A. Horvat met Mrs. Okoye in the U.S. capital.", "“We part,” he said.", "3 April brought more."],
                         [text[s:e] for s, e in spans])


class Compiling(unittest.TestCase):
    """On an article of our own, whose text stands in the project."""

    doc = "own-art-02"

    def compile(self, *labels):
        n = len(plan.sentences("own", self.doc))
        lines = [f"@@ own {self.doc}"]
        for i in range(1, n + 1):
            lines += [f"@ {i} -"] if i != 4 else ["@ 4", *labels]
        compiler = sheets.Compiler("t.a.sheet", "a")
        return compiler, compiler.compile("\n".join(lines))

    def test_defaults_are_worked_out(self):
        compiler, records = self.compile('S src=Gaspard Ndikumwenayo{BDI/REB person} | cue=said | c="We will talk, … hands tied,"',
                                         "E AGREE | talk | a=We{BDI/REB}")
        self.assertEqual([], compiler.faults)
        record = next(r for r in records if r["n"] == 4)
        statement, event = record["statements"][0], record["events"][0]
        self.assertEqual(("direct", "named"), (statement["kind"], statement["source_kind"]))
        self.assertEqual(("asserted", "s1"), (event["modality"], event["said"]))
        self.assertEqual(["pronoun", "name"], [m["how"] for m in record["mentions"]])
        self.assertEqual([], checks.faults_of(record))

    def test_a_fault_says_place_expected_found_and_what_to_do(self):
        compiler, _ = self.compile("E AGREED | talk")
        self.assertIn("t.a.sheet:6: type 'AGREED': expected one of AGREE", compiler.faults[0])
        compiler, _ = self.compile("E AGREE | tallk")
        self.assertIn("“tallk” do not stand in sentence 4", compiler.faults[0])

    def test_an_unfinished_document_is_refused(self):
        compiler = sheets.Compiler("t.a.sheet", "a")
        compiler.compile(f"@@ own {self.doc}\n@ 1 -")
        self.assertIn("is not whole", compiler.faults[0])


class Checking(unittest.TestCase):

    def record(self):
        sentence = plan.sentences("own", "own-art-02")[0]
        return {"set": "own", "doc": "own-art-02", "n": 1, "start": 0, "end": len(sentence.text), "unit": "char", "mix": "chosen", "coder": "a",
                "mentions": [], "events": [], "statements": []}

    def test_a_sound_record_passes(self):
        self.assertEqual([], checks.faults_of(self.record()))

    def test_faults_are_seen(self):
        bad = self.record() | {"events": [{"id": "e1", "type": "AGREE", "trigger": {"start": 8, "end": 900}, "modality": "planned",
                                           "actors": ["m7"], "recipients": []}]}
        found = " ".join(checks.faults_of(bad))
        self.assertIn("outside the sentence", found)
        self.assertIn("mention m7 does not exist", found)
        self.assertIn("never planned", found)


class TheLabelsAsTheyStand(unittest.TestCase):

    def faults(self):
        said = io.StringIO()
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
            code = checks.check()
        return code, said.getvalue()

    def test_every_line_is_sound(self):
        """Form, splits, whole blocks; and the texts, where ../shared is there."""
        self.assertEqual((0, ""), self.faults())

    def test_the_form_is_checked_where_the_texts_are_absent(self):
        with unittest.mock.patch.object(sources, "shared", lambda: None), unittest.mock.patch.object(checks.countries, "known", set()):
            self.assertEqual((0, ""), self.faults())

    def test_the_held_out_parts_are_large_enough(self):
        sentences, articles = collections.Counter(), collections.Counter()
        for path in checks.files():
            docs = {}
            for record in checks.read(path):
                split = plan.splits()[record["set"], record["doc"]]
                sentences[split] += 1
                if record["doc"].startswith(("GUM_news", "own-art")):
                    docs[record["doc"]] = split
            articles.update(docs.values())
        for split in ("dev", "calibration", "test"):
            self.assertGreaterEqual(sentences[split], 400, split)
            self.assertGreaterEqual(articles[split], 10, split)


class Agreement(unittest.TestCase):

    def test_kappa(self):
        self.assertEqual(1.0, agreement.kappa([("x", "x"), ("y", "y")]))
        self.assertAlmostEqual(0.0, agreement.kappa([("x", "x"), ("x", "y"), ("y", "x"), ("y", "y")]))


if __name__ == "__main__":
    unittest.main()
