-- What comes from the web: pages that change, and when they were asked for; and translations beside their originals.

-- A page whose text changed: each text is a document, and the texts of one address are its versions, from 1. Only the last one is
-- coded; the findings of the others ended.
CREATE TABLE version (
  url      TEXT NOT NULL,
  number   INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES document,
  PRIMARY KEY (url, number)
) WITHOUT ROWID;
CREATE UNIQUE INDEX version_of_document ON version (document);

-- Findings of a version that another replaced: "repeated" if the sentence that carries it stands in the new version too,
-- "removed" if it does not.
CREATE TABLE ended (
  finding  INTEGER PRIMARY KEY REFERENCES finding,
  document INTEGER NOT NULL REFERENCES document,
  reason   TEXT NOT NULL
);
CREATE INDEX ended_by_document ON ended (document);

-- A user's own translation beside the original: both are documents, the translation is the one that is coded.
CREATE TABLE translation (
  document INTEGER PRIMARY KEY REFERENCES document,
  original INTEGER NOT NULL REFERENCES document
);
CREATE INDEX translation_of_original ON translation (original);

-- When an address was asked for last, and what it said that makes the next question cheap (RFC 9110: ETag, Last-Modified).
CREATE TABLE visit (
  url           TEXT PRIMARY KEY,
  at            TEXT NOT NULL,
  etag          TEXT,
  last_modified TEXT,
  stamp         TEXT,
  failures      INTEGER NOT NULL,
  not_before    TEXT
) WITHOUT ROWID;
