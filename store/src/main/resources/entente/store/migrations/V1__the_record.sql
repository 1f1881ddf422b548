-- The record: kept texts, what was coded in them, and the runs that brought both here.
-- Texts, codings and findings are never changed once written, but for two marks: "superseded_by" of a coding and "current" of
-- its findings. What can be made again from them (document's columns beside its text, dyad, tally, words) follows the current
-- coding.

-- What the file is: kind (ordinary or fiction).
CREATE TABLE about (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- A command that wrote into the record. Times are UTC, ISO 8601.
CREATE TABLE run (
  run     INTEGER PRIMARY KEY,
  command TEXT NOT NULL,
  coder   TEXT NOT NULL,
  started TEXT NOT NULL,
  ended   TEXT
);

-- What was offered to a run and did not become a document.
CREATE TABLE refusal (
  refusal  INTEGER PRIMARY KEY,
  run      INTEGER NOT NULL REFERENCES run,
  location TEXT NOT NULL,
  record   TEXT,
  reason   TEXT NOT NULL,
  detail   TEXT NOT NULL
);
CREATE INDEX refusal_of_run ON refusal (run, reason);

-- A kept text; the columns that can be searched repeat what its current coding says of it.
CREATE TABLE document (
  document INTEGER PRIMARY KEY,
  digest   TEXT NOT NULL UNIQUE,
  id       TEXT NOT NULL,
  title    TEXT,
  outlet   TEXT,
  day      TEXT,
  language TEXT NOT NULL,
  text     TEXT NOT NULL,
  run      INTEGER REFERENCES run
);
CREATE INDEX document_by_id  ON document (id);
CREATE INDEX document_by_day ON document (day, digest);

-- Where the same text was found, each place once.
CREATE TABLE sighting (
  document INTEGER NOT NULL REFERENCES document,
  location TEXT NOT NULL,
  record   TEXT NOT NULL,
  url      TEXT,
  original TEXT NOT NULL,
  fetched  TEXT,
  PRIMARY KEY (document, location, record)
) WITHOUT ROWID;
CREATE INDEX sighting_by_location ON sighting (location);
CREATE INDEX sighting_by_url ON sighting (url) WHERE url IS NOT NULL;

-- Original bytes, where the user chose to keep them; deflated (RFC 1950).
CREATE TABLE original (
  digest TEXT PRIMARY KEY,
  bytes  BLOB NOT NULL
) WITHOUT ROWID;

-- One reading of a document by one coder. A later one supersedes it and it stays. "sheet" holds sentences, actors and
-- conflicts, "described" the document without its text.
CREATE TABLE coding (
  coding        INTEGER PRIMARY KEY,
  document      INTEGER NOT NULL REFERENCES document,
  run           INTEGER REFERENCES run,
  codebook      TEXT NOT NULL,
  coder         TEXT NOT NULL,
  digest        TEXT NOT NULL,
  described     TEXT NOT NULL,
  sheet         TEXT NOT NULL,
  superseded_by INTEGER REFERENCES coding DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX coding_of_document ON coding (document);
CREATE INDEX coding_superseded ON coding (superseded_by);
CREATE UNIQUE INDEX coding_current ON coding (document) WHERE superseded_by IS NULL;

-- Events, statements and relations, in the order in which their document tells them. "json" is the whole finding; "quote" is
-- the sentence that carries it; "day" is the day of the act, or of the report where the act has none.
CREATE TABLE finding (
  finding  INTEGER PRIMARY KEY,
  coding   INTEGER NOT NULL REFERENCES coding,
  document INTEGER NOT NULL REFERENCES document,
  kind     TEXT NOT NULL,
  id       TEXT NOT NULL,
  type     TEXT NOT NULL,
  modality TEXT,
  source   TEXT,
  words    TEXT NOT NULL,
  day      TEXT,
  last_day TEXT,
  quote    TEXT NOT NULL,
  json     TEXT NOT NULL,
  current  INTEGER NOT NULL
);
CREATE INDEX finding_of_coding ON finding (coding);
CREATE INDEX finding_by_kind   ON finding (kind, day, finding) WHERE current;
CREATE INDEX finding_by_type   ON finding (type, day, finding) WHERE current;
CREATE INDEX finding_of_document ON finding (document, kind) WHERE current;
CREATE INDEX finding_by_id     ON finding (id);

-- Who takes which part in a finding: actor, recipient; source, addressee, about; subject, object. A collective stands here
-- as itself and as each of its members, these with the collective's id in "via".
CREATE TABLE participant (
  finding INTEGER NOT NULL REFERENCES finding,
  role    TEXT NOT NULL,
  actor   TEXT NOT NULL,
  code    TEXT,
  country TEXT,
  name    TEXT NOT NULL,
  kind    TEXT NOT NULL,
  words   TEXT NOT NULL,
  via     TEXT
);
CREATE INDEX participant_of_finding ON participant (finding);
CREATE INDEX participant_by_code    ON participant (code, role, finding);
CREATE INDEX participant_by_country ON participant (country, role, finding);
CREATE INDEX participant_unnamed    ON participant (finding) WHERE role = 'source' AND kind IN ('unnamed', 'unknown');
CREATE INDEX participant_by_name    ON participant (name COLLATE NOCASE, role, finding);

-- Who did or said something towards whom, by code; for acts among equals one row with the codes in the order of the alphabet.
CREATE TABLE dyad (
  source  TEXT NOT NULL,
  target  TEXT NOT NULL,
  kind    TEXT NOT NULL,
  day     TEXT,
  finding INTEGER NOT NULL REFERENCES finding,
  mutual  INTEGER NOT NULL,
  PRIMARY KEY (source, target, kind, finding)
) WITHOUT ROWID;
CREATE INDEX dyad_of_finding ON dyad (finding);

-- How many current findings each pair has; kept with every writing, so that nobody has to count.
CREATE TABLE tally (
  source TEXT NOT NULL,
  target TEXT NOT NULL,
  kind   TEXT NOT NULL,
  count  INTEGER NOT NULL,
  PRIMARY KEY (source, target, kind)
) WITHOUT ROWID;

-- The actors of current codings, for lists and look-up.
CREATE TABLE actor (
  coding       INTEGER NOT NULL REFERENCES coding,
  id           TEXT NOT NULL,
  name         TEXT NOT NULL,
  kind         TEXT NOT NULL,
  code         TEXT,
  country      TEXT,
  organisation TEXT,
  office       TEXT,
  current      INTEGER NOT NULL,
  PRIMARY KEY (coding, id)
) WITHOUT ROWID;
CREATE INDEX actor_by_name ON actor (name COLLATE NOCASE) WHERE current;
CREATE INDEX actor_by_code ON actor (code) WHERE current;

-- Each name once, whatever the case of its letters: a search for a part of a name looks here first.
CREATE TABLE actor_name (
  name TEXT PRIMARY KEY COLLATE NOCASE
) WITHOUT ROWID;

-- What was said beside what is known.
CREATE TABLE conflict (
  coding   INTEGER NOT NULL REFERENCES coding,
  place    INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  claim    TEXT NOT NULL,
  known    TEXT NOT NULL,
  source   TEXT NOT NULL,
  current  INTEGER NOT NULL,
  PRIMARY KEY (coding, place)
) WITHOUT ROWID;

-- Full text. The words stand in "document"; only the index is here.
CREATE VIRTUAL TABLE words USING fts5 (
  title, text, content = 'document', content_rowid = 'document', tokenize = 'porter unicode61 remove_diacritics 2'
);

PRAGMA user_version = 1;
