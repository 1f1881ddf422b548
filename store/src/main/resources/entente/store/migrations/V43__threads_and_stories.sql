-- Threads and stories, brought up to date for the events that came: the same whatever the order in which they came. All of it can be
-- made again from "act" and "merged". Keys are numbers made of the words of entente.ledger.Threading; days of keys are counted
-- from 1970.

-- Events that are new, changed or gone since threads and stories were last brought up to date; and documents of events that lost a
-- telling, whose stories are put together anew.
CREATE TABLE thread_due (
  event INTEGER PRIMARY KEY
);
CREATE TABLE story_due (
  document INTEGER PRIMARY KEY
);
CREATE TRIGGER merged_comes AFTER INSERT ON merged BEGIN
  INSERT OR IGNORE INTO thread_due VALUES (new.event);
END;
CREATE TRIGGER merged_goes AFTER DELETE ON merged BEGIN
  INSERT OR IGNORE INTO thread_due VALUES (old.event);
END;

-- Events that open a thread, or say again what an earlier one ("again") opened; "root" is the one that opened it.
CREATE TABLE opening (
  event INTEGER PRIMARY KEY,
  day   INTEGER NOT NULL,
  again INTEGER,
  root  INTEGER NOT NULL,
  keys  BLOB NOT NULL
);
CREATE INDEX opening_again   ON opening (again) WHERE again IS NOT NULL;
CREATE INDEX opening_of_root ON opening (root);
CREATE TABLE opening_key (
  key   INTEGER NOT NULL,
  day   INTEGER NOT NULL,
  event INTEGER NOT NULL,
  PRIMARY KEY (key, day, event)
) WITHOUT ROWID;

-- Under which keys an event looks for openings that it may carry further.
CREATE TABLE looking (
  event INTEGER PRIMARY KEY,
  day   INTEGER NOT NULL,
  keys  BLOB NOT NULL
);
CREATE TABLE looking_key (
  key   INTEGER NOT NULL,
  day   INTEGER NOT NULL,
  event INTEGER NOT NULL,
  PRIMARY KEY (key, day, event)
) WITHOUT ROWID;

-- Events that carry an opening further.
CREATE TABLE step (
  event   INTEGER PRIMARY KEY,
  opening INTEGER NOT NULL,
  part    TEXT NOT NULL,
  result  TEXT NOT NULL
);
CREATE INDEX step_of_opening ON step (opening);

-- Threads as lists show them, by the event that opened them; "due" where they have a deadline; codes are joined by "|".
CREATE TABLE thread (
  event  INTEGER PRIMARY KEY,
  id     TEXT NOT NULL,
  kind   TEXT NOT NULL,
  state  TEXT NOT NULL,
  open   INTEGER NOT NULL,
  doers  TEXT NOT NULL,
  others TEXT NOT NULL,
  opened TEXT NOT NULL,
  last   TEXT NOT NULL,
  due    TEXT,
  words  TEXT NOT NULL,
  issue  TEXT,
  steps  INTEGER NOT NULL
);
CREATE INDEX thread_by_id     ON thread (id);
CREATE INDEX thread_by_opened ON thread (opened, id);
CREATE INDEX thread_by_last   ON thread (last, id);
CREATE INDEX thread_by_due    ON thread (due, id) WHERE open AND due IS NOT NULL;
CREATE TABLE thread_party (
  party  TEXT NOT NULL,
  opened TEXT NOT NULL,
  event  INTEGER NOT NULL,
  PRIMARY KEY (party, opened, event)
) WITHOUT ROWID;

-- Which reports tell one happening; "story" is a number that means nothing.
CREATE TABLE story_report (
  document INTEGER PRIMARY KEY,
  story    INTEGER NOT NULL
);
CREATE INDEX story_report_of_story ON story_report (story);
CREATE TABLE story (
  story       INTEGER PRIMARY KEY,
  id          TEXT NOT NULL,
  title       TEXT NOT NULL,
  first       TEXT NOT NULL,
  last        TEXT NOT NULL,
  reports     INTEGER NOT NULL,
  independent INTEGER NOT NULL,
  events      INTEGER NOT NULL,
  parties     TEXT NOT NULL
);
CREATE INDEX story_by_id   ON story (id);
CREATE INDEX story_by_last ON story (last, id);
CREATE TABLE story_party (
  party TEXT NOT NULL,
  last  TEXT NOT NULL,
  story INTEGER NOT NULL,
  PRIMARY KEY (party, last, story)
) WITHOUT ROWID;

INSERT INTO thread_due SELECT event FROM merged;
