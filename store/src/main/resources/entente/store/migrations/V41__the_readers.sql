-- What readers add. Nothing of it touches what the machine coded; documents and findings are named by digest and id, so that it
-- survives a new coding.

-- A round of double coding: documents that several review without seeing each other's decisions.
CREATE TABLE round (
  round TEXT PRIMARY KEY,
  name  TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('open', 'adjudication', 'closed')),
  maker TEXT NOT NULL,
  made  TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE round_document (
  round  TEXT NOT NULL REFERENCES round,
  place  INTEGER NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (round, place),
  UNIQUE (round, digest)
) WITHOUT ROWID;

-- Decisions in the order in which they were made; none is changed but for being undone. "finding" is empty where the machine had
-- missed what is added; "coding" is the finding as it should be.
CREATE TABLE decision (
  decision INTEGER PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,
  coder    TEXT NOT NULL,
  made     TEXT NOT NULL,
  round    TEXT REFERENCES round,
  digest   TEXT NOT NULL,
  finding  TEXT,
  verdict  TEXT NOT NULL CHECK (verdict IN ('accept', 'reject', 'correct', 'add')),
  coding   TEXT,
  machine  TEXT,
  note     TEXT,
  settles  INTEGER NOT NULL,
  undone   TEXT
);
CREATE INDEX decision_of_document ON decision (digest, decision);
CREATE INDEX decision_of_finding  ON decision (finding, coder, decision);
CREATE INDEX decision_of_round    ON decision (round, decision);

-- Saved searches and what is watched. "seen" is the last finding that had come when it was visited.
CREATE TABLE saved (
  saved   TEXT PRIMARY KEY,
  user    TEXT NOT NULL,
  name    TEXT NOT NULL,
  kind    TEXT NOT NULL CHECK (kind IN ('search', 'actor', 'dyad', 'thread')),
  query   TEXT NOT NULL,
  feed    TEXT NOT NULL,
  made    TEXT NOT NULL,
  visited TEXT,
  seen    INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX saved_of_user ON saved (user, made);

CREATE TABLE star (
  user  TEXT NOT NULL,
  kind  TEXT NOT NULL,
  key   TEXT NOT NULL,
  made  TEXT NOT NULL,
  PRIMARY KEY (user, kind, key)
) WITHOUT ROWID;
CREATE TABLE note (
  user    TEXT NOT NULL,
  kind    TEXT NOT NULL,
  key     TEXT NOT NULL,
  text    TEXT NOT NULL,
  changed TEXT NOT NULL,
  PRIMARY KEY (user, kind, key)
) WITHOUT ROWID;

-- Feeds that are read again and again.
CREATE TABLE feed (
  feed      TEXT PRIMARY KEY,
  url       TEXT NOT NULL UNIQUE,
  user      TEXT NOT NULL,
  made      TEXT NOT NULL,
  last_read TEXT,
  result    TEXT
) WITHOUT ROWID;
