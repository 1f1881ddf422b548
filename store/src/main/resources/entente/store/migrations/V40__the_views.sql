-- What the page's views ask for, kept with every writing so that none of them has to count a large record. All of it follows the
-- current codings and can be made again from them; triggers keep it, whoever writes.
--
-- The key of an actor is its code, or its name after "~" where it has none; a person has both: what it did is found under either.

-- The quad classes of PLOVER's types: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. Acts of
-- other codebooks count in no class.
CREATE TABLE quad (
  type TEXT PRIMARY KEY,
  quad INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO quad VALUES
  ('AGREE',1),('CONSULT',1),('SUPPORT',1),('CONCEDE',1),
  ('COOPERATE',2),('AID',2),('RETREAT',2),
  ('REQUEST',3),('ACCUSE',3),('REJECT',3),('THREATEN',3),
  ('PROTEST',4),('SANCTION',4),('MOBILIZE',4),('COERCE',4),('ASSAULT',4);

-- Findings of an actor (key) and of a dyad ("RUS>NATO", the source first), by day: with all that lists are narrowed by, so that
-- the findings themselves are only read where they are shown.
CREATE TABLE entry (
  key      TEXT NOT NULL,
  day      TEXT NOT NULL,
  finding  INTEGER NOT NULL,
  role     TEXT NOT NULL,
  kind     TEXT NOT NULL,
  type     TEXT NOT NULL,
  modality TEXT,
  PRIMARY KEY (key, day, finding, role)
) WITHOUT ROWID;

-- What an actor is called, and how often it takes which part.
CREATE TABLE label (
  key     TEXT PRIMARY KEY,
  name    TEXT NOT NULL,
  kind    TEXT NOT NULL,
  country TEXT
) WITHOUT ROWID;
CREATE INDEX label_by_name ON label (name COLLATE NOCASE);
CREATE TABLE part (
  key   TEXT NOT NULL,
  role  TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (key, role)
) WITHOUT ROWID;

-- Acts by week (its Monday): of all, of an actor, and of a dyad. "said" counts statements; "mutual" acts have the codes in the order
-- of the alphabet.
CREATE TABLE week (
  week     TEXT NOT NULL,
  kind     TEXT NOT NULL,
  type     TEXT NOT NULL,
  modality TEXT NOT NULL,
  count    INTEGER NOT NULL,
  PRIMARY KEY (week, kind, type, modality)
) WITHOUT ROWID;
CREATE TABLE actor_week (
  key  TEXT NOT NULL,
  week TEXT NOT NULL,
  q1   INTEGER NOT NULL,
  q2   INTEGER NOT NULL,
  q3   INTEGER NOT NULL,
  q4   INTEGER NOT NULL,
  said INTEGER NOT NULL,
  PRIMARY KEY (key, week)
) WITHOUT ROWID;
CREATE TABLE pair_week (
  source TEXT NOT NULL,
  target TEXT NOT NULL,
  week   TEXT NOT NULL,
  mutual INTEGER NOT NULL,
  q1     INTEGER NOT NULL,
  q2     INTEGER NOT NULL,
  q3     INTEGER NOT NULL,
  q4     INTEGER NOT NULL,
  acts   INTEGER NOT NULL,
  said   INTEGER NOT NULL,
  PRIMARY KEY (source, target, week, mutual)
) WITHOUT ROWID;

-- Acts of one towards another by period: a month ("2009-05"), a year ("2009"), all time (""). A stretch of time is put together of
-- the fewest periods. "intensity" is a sum of scores.
CREATE TABLE pair_period (
  period    TEXT NOT NULL,
  source    TEXT NOT NULL,
  target    TEXT NOT NULL,
  q1        INTEGER NOT NULL,
  q2        INTEGER NOT NULL,
  q3        INTEGER NOT NULL,
  q4        INTEGER NOT NULL,
  acts      INTEGER NOT NULL,
  intensity REAL NOT NULL,
  PRIMARY KEY (period, source, target)
) WITHOUT ROWID;

-- The same for places of acts; latitude and longitude in degrees.
CREATE TABLE place_period (
  period    TEXT NOT NULL,
  name      TEXT NOT NULL,
  country   TEXT NOT NULL,
  lat       REAL NOT NULL,
  lon       REAL NOT NULL,
  precision TEXT NOT NULL,
  type      TEXT NOT NULL,
  acts      INTEGER NOT NULL,
  PRIMARY KEY (period, name, country, lat, lon, precision, type)
) WITHOUT ROWID;

-- Which act was at which place.
CREATE TABLE act_place (
  name    TEXT NOT NULL COLLATE NOCASE,
  day     TEXT NOT NULL,
  finding INTEGER NOT NULL,
  PRIMARY KEY (name, day, finding)
) WITHOUT ROWID;

CREATE INDEX pair_week_by_week ON pair_week (week, source, target, acts);
CREATE INDEX pair_by_target ON pair_period (period, target);
CREATE INDEX finding_newest      ON finding (day, finding) WHERE current;
CREATE INDEX finding_by_modality ON finding (modality, day, finding) WHERE current;
CREATE INDEX document_by_outlet  ON document (outlet, day, document);
CREATE INDEX conflict_newest     ON conflict (coding, place) WHERE current;

-- How sure the least sure field of a finding is; those where nothing was judged stand at 2.
CREATE INDEX finding_by_doubt ON finding (
  min(coalesce(json_extract(json, '$.confidence.type'), 2.0), coalesce(json_extract(json, '$.confidence.actors'), 2.0),
      coalesce(json_extract(json, '$.confidence.recipients'), 2.0), coalesce(json_extract(json, '$.confidence.modality'), 2.0),
      coalesce(json_extract(json, '$.confidence.source'), 2.0), coalesce(json_extract(json, '$.confidence.content'), 2.0)),
  finding) WHERE current;

-- How a finding counts: views of it that the triggers and the first filling share.
CREATE VIEW finding_counted AS
  SELECT f.finding, f.coding, f.document, f.kind, f.type, f.modality, f.current, coalesce(f.day, '') AS day,
    coalesce(date(f.day, 'weekday 0', '-6 days'), '') AS week,
    f.kind = 'event' AND coalesce(q.quad, 0) = 1 AS q1, f.kind = 'event' AND coalesce(q.quad, 0) = 2 AS q2,
    f.kind = 'event' AND coalesce(q.quad, 0) = 3 AS q3, f.kind = 'event' AND coalesce(q.quad, 0) = 4 AS q4,
    f.kind = 'event' AS acts, f.kind = 'statement' AS said,
    CASE f.kind WHEN 'event' THEN coalesce(json_extract(f.json, '$.intensity'), 0.0) ELSE 0.0 END AS intensity,
    CASE f.kind WHEN 'event' THEN json_extract(f.json, '$.place.name') END AS place,
    CASE f.kind WHEN 'event' THEN coalesce(json_extract(f.json, '$.place.country'), '') END AS country,
    CASE f.kind WHEN 'event' THEN json_extract(f.json, '$.place.lat') END AS lat,
    CASE f.kind WHEN 'event' THEN json_extract(f.json, '$.place.lon') END AS lon,
    CASE f.kind WHEN 'event' THEN coalesce(json_extract(f.json, '$.place.precision'), '') END AS precision
  FROM finding f LEFT JOIN quad q ON q.type = f.type;

CREATE VIEW participant_key AS
  SELECT finding, role, code AS key FROM participant WHERE code IS NOT NULL
  UNION
  SELECT finding, role, '~' || name FROM participant
  WHERE kind = 'person' OR code IS NULL AND kind NOT IN ('unnamed', 'unknown');

CREATE TRIGGER finding_comes AFTER INSERT ON finding WHEN new.current BEGIN
  INSERT INTO week SELECT week, kind, type, coalesce(modality, ''), 1 FROM finding_counted WHERE finding = new.finding
    ON CONFLICT DO UPDATE SET count = count + 1;
  INSERT OR IGNORE INTO act_place SELECT place, day, finding FROM finding_counted
    WHERE finding = new.finding AND place IS NOT NULL;
  INSERT INTO place_period SELECT p.period, c.place, c.country, c.lat, c.lon, c.precision, c.type, 1
    FROM finding_counted c, (SELECT '' AS period UNION SELECT coalesce(substr(new.day, 1, 4), '') UNION SELECT coalesce(substr(new.day, 1, 7), '')) p
    WHERE c.finding = new.finding AND c.lat IS NOT NULL AND c.lon IS NOT NULL
    ON CONFLICT DO UPDATE SET acts = acts + 1;
END;

-- Who stands twice in one part, by himself and in a collective, counts once.
CREATE TRIGGER participant_comes AFTER INSERT ON participant
  WHEN new.code IS NOT NULL OR new.kind NOT IN ('unnamed', 'unknown') BEGIN
  INSERT INTO part SELECT k.key, new.role, 1
    FROM finding_counted c, (SELECT new.code AS key WHERE new.code IS NOT NULL UNION
      SELECT '~' || new.name WHERE new.kind = 'person' OR new.code IS NULL) k
    WHERE c.finding = new.finding AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.key = k.key AND e.day = c.day AND e.finding = c.finding AND e.role = new.role)
    ON CONFLICT DO UPDATE SET count = count + 1;
  INSERT INTO actor_week SELECT k.key, c.week, c.q1, c.q2, c.q3, c.q4, c.said
    FROM finding_counted c, (SELECT new.code AS key WHERE new.code IS NOT NULL UNION
      SELECT '~' || new.name WHERE new.kind = 'person' OR new.code IS NULL) k
    WHERE c.finding = new.finding AND new.role IN ('actor', 'source')
      AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.key = k.key AND e.day = c.day AND e.finding = c.finding AND e.role = new.role)
    ON CONFLICT DO UPDATE SET q1 = q1 + excluded.q1, q2 = q2 + excluded.q2, q3 = q3 + excluded.q3, q4 = q4 + excluded.q4,
      said = said + excluded.said;
  INSERT OR IGNORE INTO entry SELECT k.key, c.day, c.finding, new.role, c.kind, c.type, c.modality
    FROM finding_counted c, (SELECT new.code AS key WHERE new.code IS NOT NULL UNION
      SELECT '~' || new.name WHERE new.kind = 'person' OR new.code IS NULL) k
    WHERE c.finding = new.finding;
END;

CREATE TRIGGER dyad_comes AFTER INSERT ON dyad BEGIN
  INSERT OR IGNORE INTO entry SELECT new.source || '>' || new.target, c.day, c.finding,
      CASE new.mutual WHEN 1 THEN 'together' ELSE 'towards' END, c.kind, c.type, c.modality
    FROM finding_counted c WHERE c.finding = new.finding;
  INSERT INTO pair_week SELECT new.source, new.target, c.week, new.mutual, c.q1, c.q2, c.q3, c.q4, c.acts, c.said
    FROM finding_counted c WHERE c.finding = new.finding AND c.kind <> 'relation'
    ON CONFLICT DO UPDATE SET q1 = q1 + excluded.q1, q2 = q2 + excluded.q2, q3 = q3 + excluded.q3, q4 = q4 + excluded.q4,
      acts = acts + excluded.acts, said = said + excluded.said;
  INSERT INTO pair_period SELECT p.period, new.source, new.target, c.q1, c.q2, c.q3, c.q4, 1, c.intensity
    FROM finding_counted c, (SELECT '' AS period UNION SELECT coalesce(substr(new.day, 1, 4), '') UNION SELECT coalesce(substr(new.day, 1, 7), '')) p
    WHERE c.finding = new.finding AND c.kind = 'event'
    ON CONFLICT DO UPDATE SET q1 = q1 + excluded.q1, q2 = q2 + excluded.q2, q3 = q3 + excluded.q3, q4 = q4 + excluded.q4,
      acts = acts + 1, intensity = intensity + excluded.intensity;
END;

CREATE TRIGGER dyad_goes AFTER DELETE ON dyad BEGIN
  DELETE FROM entry WHERE key = old.source || '>' || old.target AND day = coalesce(old.day, '') AND finding = old.finding;
  UPDATE pair_week SET q1 = pair_week.q1 - c.q1, q2 = pair_week.q2 - c.q2, q3 = pair_week.q3 - c.q3, q4 = pair_week.q4 - c.q4, acts = pair_week.acts - c.acts, said = pair_week.said - c.said
    FROM (SELECT * FROM finding_counted WHERE finding = old.finding) c
    WHERE source = old.source AND target = old.target AND pair_week.week = c.week AND pair_week.mutual = old.mutual AND c.kind <> 'relation';
  UPDATE pair_period SET q1 = pair_period.q1 - c.q1, q2 = pair_period.q2 - c.q2, q3 = pair_period.q3 - c.q3, q4 = pair_period.q4 - c.q4, acts = pair_period.acts - 1,
      intensity = pair_period.intensity - c.intensity
    FROM (SELECT * FROM finding_counted WHERE finding = old.finding) c
    WHERE period IN ('', coalesce(substr(old.day, 1, 4), ''), coalesce(substr(old.day, 1, 7), '')) AND source = old.source
      AND target = old.target AND c.kind = 'event';
END;

CREATE TRIGGER finding_goes AFTER UPDATE OF current ON finding WHEN old.current AND NOT new.current BEGIN
  UPDATE week SET count = week.count - 1 FROM (SELECT * FROM finding_counted WHERE finding = old.finding) c
    WHERE week.week = c.week AND week.kind = c.kind AND week.type = c.type AND week.modality = coalesce(c.modality, '');
  UPDATE part SET count = part.count - k.n FROM (SELECT key, role, count(*) AS n FROM participant_key WHERE finding = old.finding
    GROUP BY key, role) k WHERE part.key = k.key AND part.role = k.role;
  UPDATE actor_week SET q1 = actor_week.q1 - c.q1, q2 = actor_week.q2 - c.q2, q3 = actor_week.q3 - c.q3, q4 = actor_week.q4 - c.q4,
      said = actor_week.said - c.said
    FROM (SELECT key, f.* FROM participant_key p JOIN finding_counted f USING (finding)
      WHERE p.finding = old.finding AND p.role IN ('actor', 'source')) c
    WHERE actor_week.key = c.key AND actor_week.week = c.week;
  DELETE FROM entry WHERE finding = old.finding AND day = coalesce(old.day, '')
    AND key IN (SELECT key FROM participant_key WHERE finding = old.finding);
  DELETE FROM act_place WHERE finding = old.finding AND day = coalesce(old.day, '')
    AND name IN (SELECT place FROM finding_counted WHERE finding = old.finding AND place IS NOT NULL);
  UPDATE place_period SET acts = place_period.acts - 1 FROM (SELECT * FROM finding_counted WHERE finding = old.finding) c
    WHERE period IN ('', substr(c.day, 1, 4), substr(c.day, 1, 7)) AND name = c.place
      AND place_period.country = c.country AND place_period.lat = c.lat AND place_period.lon = c.lon
      AND place_period.precision = c.precision AND place_period.type = c.type;
END;

CREATE TRIGGER actor_comes AFTER INSERT ON actor BEGIN
  INSERT INTO label SELECT new.code, new.name, 'state', new.country WHERE new.kind = 'state' AND new.code = new.country
    ON CONFLICT DO UPDATE SET name = CASE label.kind WHEN 'state' THEN min(label.name, excluded.name) ELSE excluded.name END,
      kind = 'state', country = excluded.country;
  INSERT INTO label SELECT new.code, new.code, new.kind, NULL
    WHERE new.organisation = new.code AND new.kind IN ('igo', 'alliance', 'ngo', 'company')
    ON CONFLICT DO UPDATE SET kind = CASE label.kind WHEN 'state' THEN 'state' ELSE min(label.kind, excluded.kind) END;
  INSERT INTO label SELECT '~' || new.name, new.name, new.kind, new.country
    WHERE new.kind = 'person' OR new.code IS NULL AND new.kind NOT IN ('unnamed', 'unknown')
    ON CONFLICT DO UPDATE SET kind = min(label.kind, excluded.kind), country = min(coalesce(label.country, excluded.country),
      coalesce(excluded.country, label.country));
END;

-- What was kept before is counted now.
INSERT INTO week SELECT week, kind, type, coalesce(modality, ''), count(*) FROM finding_counted WHERE current GROUP BY 1, 2, 3, 4;
INSERT INTO act_place SELECT DISTINCT place, day, finding FROM finding_counted WHERE current AND place IS NOT NULL;
INSERT INTO place_period SELECT '', place, country, lat, lon, precision, type, count(*) FROM finding_counted
  WHERE current AND lat IS NOT NULL AND lon IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6, 7;
INSERT INTO place_period SELECT substr(day, 1, 4), place, country, lat, lon, precision, type, count(*) FROM finding_counted
  WHERE current AND lat IS NOT NULL AND lon IS NOT NULL AND day <> '' GROUP BY 1, 2, 3, 4, 5, 6, 7;
INSERT INTO place_period SELECT substr(day, 1, 7), place, country, lat, lon, precision, type, count(*) FROM finding_counted
  WHERE current AND lat IS NOT NULL AND lon IS NOT NULL AND day <> '' GROUP BY 1, 2, 3, 4, 5, 6, 7;
INSERT OR IGNORE INTO entry SELECT k.key, c.day, c.finding, k.role, c.kind, c.type, c.modality
  FROM participant_key k JOIN finding_counted c USING (finding) WHERE c.current;
INSERT INTO part SELECT k.key, k.role, count(*) FROM participant_key k JOIN finding f USING (finding) WHERE f.current GROUP BY 1, 2;
INSERT INTO actor_week SELECT k.key, c.week, sum(c.q1), sum(c.q2), sum(c.q3), sum(c.q4), sum(c.said)
  FROM participant_key k JOIN finding_counted c USING (finding) WHERE c.current AND k.role IN ('actor', 'source') GROUP BY 1, 2;
INSERT OR IGNORE INTO entry SELECT d.source || '>' || d.target, c.day, c.finding,
    CASE d.mutual WHEN 1 THEN 'together' ELSE 'towards' END, c.kind, c.type, c.modality
  FROM dyad d JOIN finding_counted c USING (finding);
INSERT INTO pair_week SELECT d.source, d.target, c.week, d.mutual, sum(c.q1), sum(c.q2), sum(c.q3), sum(c.q4), sum(c.acts), sum(c.said)
  FROM dyad d JOIN finding_counted c USING (finding) WHERE c.kind <> 'relation' GROUP BY 1, 2, 3, 4;
INSERT INTO pair_period SELECT '', d.source, d.target, sum(c.q1), sum(c.q2), sum(c.q3), sum(c.q4), count(*), sum(c.intensity)
  FROM dyad d JOIN finding_counted c USING (finding) WHERE c.kind = 'event' GROUP BY 1, 2, 3;
INSERT INTO pair_period SELECT substr(c.day, 1, 4), d.source, d.target, sum(c.q1), sum(c.q2), sum(c.q3), sum(c.q4), count(*), sum(c.intensity)
  FROM dyad d JOIN finding_counted c USING (finding) WHERE c.kind = 'event' AND c.day <> '' GROUP BY 1, 2, 3;
INSERT INTO pair_period SELECT substr(c.day, 1, 7), d.source, d.target, sum(c.q1), sum(c.q2), sum(c.q3), sum(c.q4), count(*), sum(c.intensity)
  FROM dyad d JOIN finding_counted c USING (finding) WHERE c.kind = 'event' AND c.day <> '' GROUP BY 1, 2, 3;
INSERT INTO label SELECT code, min(name), 'state', country FROM actor WHERE kind = 'state' AND code = country GROUP BY code;
INSERT OR IGNORE INTO label SELECT code, code, min(kind), NULL FROM actor
  WHERE organisation = code AND kind IN ('igo', 'alliance', 'ngo', 'company') GROUP BY code;
INSERT OR IGNORE INTO label SELECT '~' || name, name, min(kind), min(country) FROM actor
  WHERE kind = 'person' OR code IS NULL AND kind NOT IN ('unnamed', 'unknown') GROUP BY name;
