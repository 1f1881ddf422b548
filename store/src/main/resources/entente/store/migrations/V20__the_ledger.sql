-- The ledger: what the findings of many documents say together. All of it can be made again from the current codings; it is
-- brought up to date for the documents that came, not rebuilt, and is the same whatever the order in which they came.

-- Documents kept before there was a ledger, whose acts are still to be entered.
CREATE TABLE ledger_due (
  document INTEGER PRIMARY KEY REFERENCES document
);
INSERT INTO ledger_due SELECT document FROM document;

-- Every event of a current coding of a dated document, as it is compared. "event" is the row of the first telling of the merged
-- event it belongs to, NULL until it was compared. Lists are joined by "|"; stems are what its sentence is about.
CREATE TABLE act (
  act        INTEGER PRIMARY KEY,
  event      INTEGER,
  document   INTEGER NOT NULL,
  coding     INTEGER NOT NULL,
  id         TEXT NOT NULL,
  reported   TEXT NOT NULL,
  day        TEXT NOT NULL,
  dated      INTEGER NOT NULL,
  type       TEXT NOT NULL,
  modes      TEXT NOT NULL,
  modality   TEXT NOT NULL,
  intensity  REAL NOT NULL,
  actors     TEXT NOT NULL,
  recipients TEXT NOT NULL,
  place      TEXT,
  country    TEXT,
  region     TEXT,
  at         INTEGER NOT NULL,
  cue        TEXT NOT NULL,
  stems      TEXT NOT NULL,
  numbers    TEXT NOT NULL,
  issue      TEXT,
  condition  TEXT,
  deadline   TEXT,
  amount     TEXT,
  lead       INTEGER NOT NULL,
  said       INTEGER NOT NULL
);
CREATE INDEX act_due         ON act (act) WHERE event IS NULL;
CREATE INDEX act_of_event    ON act (event);
CREATE INDEX act_of_document ON act (document);
CREATE INDEX act_of_coding   ON act (coding);
CREATE INDEX act_by_id       ON act (id);

-- Where to look for other tellings of an act: type and a party, by day.
CREATE TABLE act_block (
  block TEXT NOT NULL,
  day   TEXT NOT NULL,
  act   INTEGER NOT NULL,
  PRIMARY KEY (block, day, act)
) WITHOUT ROWID;

-- Events whose tellings have changed by a coding that was superseded; they are put together anew.
CREATE TABLE ledger_gone (
  event INTEGER PRIMARY KEY
);

-- One act, told by one report or by many: "reports" of them, "independent" by themselves. Its row is that of its first telling;
-- "intensity" is the mean score in hundredths.
CREATE TABLE merged (
  event       INTEGER PRIMARY KEY,
  id          TEXT NOT NULL,
  day         TEXT NOT NULL,
  type        TEXT NOT NULL,
  modality    TEXT NOT NULL,
  quad        INTEGER NOT NULL,
  intensity   INTEGER NOT NULL,
  actors      TEXT NOT NULL,
  recipients  TEXT NOT NULL,
  country     TEXT,
  region      TEXT,
  tellings    INTEGER NOT NULL,
  reports     INTEGER NOT NULL,
  independent INTEGER NOT NULL
);
CREATE INDEX merged_by_id  ON merged (id);
CREATE INDEX merged_by_day ON merged (day, event);

-- Merged events by pair of codes and quad class, by week (its Monday) and by month (its first day). Only acts told as done
-- count. "reports" counts the tellings, "intensity" is a sum of hundredths of
-- a score: divide it by 100 times "events".
CREATE TABLE dyad_week (
  source    TEXT NOT NULL,
  target    TEXT NOT NULL,
  week      TEXT NOT NULL,
  quad      INTEGER NOT NULL,
  events    INTEGER NOT NULL,
  reports   INTEGER NOT NULL,
  intensity INTEGER NOT NULL,
  PRIMARY KEY (source, target, week, quad)
) WITHOUT ROWID;
CREATE TABLE dyad_month (
  source    TEXT NOT NULL,
  target    TEXT NOT NULL,
  month     TEXT NOT NULL,
  quad      INTEGER NOT NULL,
  events    INTEGER NOT NULL,
  reports   INTEGER NOT NULL,
  intensity INTEGER NOT NULL,
  PRIMARY KEY (source, target, month, quad)
) WITHOUT ROWID;

-- Merged events by where they happened, domestic ones included; "region" is empty where only the country is known.
CREATE TABLE place_week (
  country   TEXT NOT NULL,
  region    TEXT NOT NULL,
  week      TEXT NOT NULL,
  type      TEXT NOT NULL,
  events    INTEGER NOT NULL,
  reports   INTEGER NOT NULL,
  intensity INTEGER NOT NULL,
  PRIMARY KEY (country, region, week, type)
) WITHOUT ROWID;
CREATE INDEX place_by_week ON place_week (week, country);

-- How many documents were read of each day: a count of nothing on a day with no documents says nothing.
CREATE TABLE day_read (
  day       TEXT PRIMARY KEY,
  documents INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO day_read SELECT day, count(*) FROM document WHERE day IS NOT NULL GROUP BY day;
