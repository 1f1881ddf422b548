-- A state is called by its own name, not by that of a dependency or of what it followed on, which are coded with its code: one report
-- from Puerto Rico does not rename the United States.

CREATE TABLE no_name_of_its_state (
  name TEXT PRIMARY KEY
) WITHOUT ROWID;
-- ISO 3166-1's dependencies, partly recognised entities, and states that ended, as in the registry (states.tsv).
INSERT INTO no_name_of_its_state VALUES
  ('Abkhazia'), ('American Samoa'), ('Anguilla'), ('Aruba'), ('Bermuda'), ('British Indian Ocean Territory'),
  ('British Virgin Islands'), ('Cayman Islands'), ('Christmas Island'), ('Cocos Islands'), ('Cook Islands'), ('Curaçao'),
  ('Donetsk People''s Republic'), ('Falkland Islands'), ('Faroe Islands'), ('French Guiana'), ('French Polynesia'),
  ('Gibraltar'), ('Greenland'), ('Guadeloupe'), ('Guam'), ('Guernsey'), ('Isle of Man'), ('Jersey'),
  ('Luhansk People''s Republic'), ('Macau'), ('Martinique'), ('Mayotte'), ('Montserrat'), ('Nagorno-Karabakh'),
  ('New Caledonia'), ('Niue'), ('Norfolk Island'), ('North Yemen'), ('Northern Cyprus'), ('Northern Mariana Islands'),
  ('Pitcairn Islands'), ('Puerto Rico'), ('Réunion'), ('Saint Barthélemy'), ('Saint Helena'), ('Saint Martin'),
  ('Saint Pierre and Miquelon'), ('Sint Maarten'), ('Somaliland'), ('South Georgia'), ('South Ossetia'), ('South Vietnam'),
  ('Svalbard'), ('Tokelau'), ('Transnistria'), ('Turks and Caicos Islands'), ('United States Virgin Islands'),
  ('Wallis and Futuna'), ('West Germany'), ('Western Sahara'), ('Åland Islands');

DROP TRIGGER actor_comes;
CREATE TRIGGER actor_comes AFTER INSERT ON actor BEGIN
  INSERT INTO label SELECT new.code, new.name, 'state', new.country WHERE new.kind = 'state' AND new.code = new.country
      AND new.name NOT IN (SELECT name FROM no_name_of_its_state)
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

-- Those that were named so before get the name that the same documents give them otherwise, or their code.
UPDATE label SET name = coalesce((SELECT min(a.name) FROM actor a WHERE a.kind = 'state' AND a.code = label.key AND a.country = label.key
    AND a.name NOT IN (SELECT name FROM no_name_of_its_state)), key)
  WHERE kind = 'state' AND name IN (SELECT name FROM no_name_of_its_state);
