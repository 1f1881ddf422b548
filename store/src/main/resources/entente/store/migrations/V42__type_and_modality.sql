-- Seldom modalities of frequent types, which would else be looked for among all of the type.
CREATE INDEX finding_by_type_and_modality ON finding (type, modality, day, finding) WHERE current;
