"""What the written texts say of themselves holds: threads, dates and pairs point to their words, days fall on their weekdays."""

import csv
import datetime
import json
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
OWN = ROOT / "training" / "labels" / "own"
SAMPLES = ROOT / "samples"
KINDS = {"offer", "pledge", "demand", "threat", "ultimatum", "agreement", "programme", "accusation"}
STEPS = {"opened", "response", "progress", "outcome"}
OUTCOMES = {"kept", "partly kept", "broken", "lapsed", "withdrawn", "threat carried out"}
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


class Samples(unittest.TestCase):
    def setUp(self):
        self.index = json.loads((SAMPLES / "samples.json").read_text(encoding="utf-8"))
        self.truth = json.loads((SAMPLES / "threads.json").read_text(encoding="utf-8"))
        self.texts = {s["id"]: (SAMPLES / s["file"]).read_text(encoding="utf-8") for s in self.index["samples"]}

    def test_every_dispatch_is_listed_and_is_what_the_list_says(self):
        self.assertEqual(sorted(p.name for p in SAMPLES.glob("*.txt")), sorted(s["file"] for s in self.index["samples"]))
        for s in self.index["samples"]:
            text, day = self.texts[s["id"]], datetime.date.fromisoformat(s["date"])
            title, blank, first = text.split("\n")[:3]
            self.assertTrue(s["fiction"])
            self.assertEqual((title, blank), (s["title"], ""))
            dateline = first.split(" -- ")[0]
            self.assertIn(f"({s['outlet']})", dateline)
            self.assertTrue(f"{day.day} {day:%B %Y}" in dateline or f"{day:%B} {day.day}, {day.year}" in dateline, dateline)
            self.assertIn(s.get("copy_of", s["id"]), self.texts)

    def test_every_step_conflict_and_story_points_to_its_words(self):
        for thread in self.truth["threads"]:
            self.assertIn(thread["kind"], KINDS)
            self.assertEqual(thread["steps"], sorted(thread["steps"], key=lambda s: s["date"]), thread["id"])
            for step in thread["steps"]:
                self.assertIn(step["step"], STEPS)
                self.assertIn(step["words"], self.texts[step["dispatch"]])
        for conflict in self.truth["conflicts"]:
            self.assertGreater(len(conflict["sides"]), 1)
            for side in conflict["sides"]:
                self.assertIn(side["words"], self.texts[side["dispatch"]])
        for story in self.truth["stories"]:
            self.assertLessEqual(story["independent"], len(story["dispatches"]))
            self.assertTrue(set(story["dispatches"]) <= set(self.texts))


class Articles(unittest.TestCase):
    def text(self, doc):
        return (OWN / "texts" / f"{doc}.txt").read_text(encoding="utf-8")

    def test_dates_stand_in_their_text_and_name_their_weekday(self):
        for d in lines(OWN / "articles" / "dates.jsonl"):
            self.assertEqual(d["text"], self.text(d["doc"])[d["start"]:d["end"]])
            for value in d["value"].split("/"):
                self.assertRegex(value, f"^{DAY.pattern}$")
            weekday = WEEKDAY.search(d["text"])
            if weekday and re.fullmatch(r"\d{4}-\d\d-\d\d", d["value"]):
                self.assertEqual(weekday[0], f"{datetime.date.fromisoformat(d['value']):%A}", d)

    def test_threads_have_kinds_steps_and_words(self):
        known = {d["doc"]: d["date"] for d in lines(OWN / "articles" / "documents.jsonl")}
        for thread in lines(OWN / "articles" / "threads.jsonl"):
            self.assertIn(thread["kind"], KINDS)
            self.assertTrue(thread["steps"], thread)
            for step in thread["steps"]:
                self.assertIn(step["step"], STEPS)
                self.assertTrue(step["step"] != "outcome" or step["value"] in OUTCOMES, step)
                self.assertLessEqual(step["date"][:10], known[thread["doc"]], "a step is told, so it lies before the report")
                words = self.text(thread["doc"])[step["start"]:step["end"]]
                self.assertTrue(words and words == words.strip(), step)


class Stories(unittest.TestCase):
    def setUp(self):
        self.reports = {(r["story"], r["report"]): r for p in sorted((OWN / "stories").glob("*.jsonl")) for r in lines(p)}

    def test_pairs_point_to_their_words_and_no_pair_is_both(self):
        with (OWN / "pairs.tsv").open(encoding="utf-8", newline="") as rows:
            pairs = list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))
        seen = {}
        for p in pairs:
            for side in "ab":
                text = self.reports[p["story"], p["report_" + side]]["text"]
                self.assertEqual(p["words_" + side], text[int(p["start_" + side]):int(p["end_" + side])])
            key = (p["story"], *sorted([(p["report_a"], p["start_a"]), (p["report_b"], p["start_b"])]))
            self.assertEqual(seen.setdefault(key, p["label"]), p["label"], p)
            self.assertIn(p["label"], ("same", "different"))
            self.assertTrue(p["note"])
        self.assertGreaterEqual(len(pairs), 300)

    def test_same_is_transitive(self):
        with (OWN / "pairs.tsv").open(encoding="utf-8", newline="") as rows:
            pairs = list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))
        act = {}
        def root(x):
            while act.setdefault(x, x) != x:
                x = act[x]
            return x
        ends = [((p["story"], p["report_a"], p["start_a"]), (p["story"], p["report_b"], p["start_b"]), p["label"]) for p in pairs]
        for a, b, label in ends:
            if label == "same":
                act[root(a)] = root(b)
        for a, b, label in ends:
            if label == "different":
                self.assertNotEqual(root(a), root(b), (a, b))


if __name__ == "__main__":
    unittest.main()
