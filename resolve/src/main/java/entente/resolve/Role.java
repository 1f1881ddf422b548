package entente.resolve;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A title or a role noun: "foreign minister", "troops", "official".
 *
 * @param noun singular, as in the table
 * @param plural whether this is its plural
 * @param sectors PLOVER sectors that it tells, the primary one first; empty where the side decides
 * @param office general name of the office: "defence minister" for "defense secretary"
 */
record Role(
        String noun,
        Kind kind,
        boolean plural,
        List<String> sectors,
        Optional<Gender> gender,
        Optional<String> office) {

    enum Kind {
        /** One holder at a time: president. */
        OFFICE,
        /** Goes with names and is no office: Mr, Sheikh. */
        HONORIFIC,
        /** Stands before names: general, spokesman. */
        TITLE,
        /** How news calls a speaker whom it does not name: official, witness. */
        SOURCE,
        /** Doers: troops, rebels. */
        PEOPLE,
        /** Acts as one: government, army. */
        BODY,
        /** Anybody: man. */
        PERSON
    }

    enum Gender {
        MALE,
        FEMALE
    }

    static Role of(Table.Row row) {
        Optional<Gender> gender = row.optional("gender").map(letter -> switch (letter) {
            case "m" -> Gender.MALE;
            case "f" -> Gender.FEMALE;
            default ->
                throw new IllegalStateException(
                        "%s: expected m, f or nothing, found \"%s\"".formatted(row.place(), letter));
        });
        Kind kind;
        try {
            kind = Kind.valueOf(row.get("kind").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "%s: expected office, honorific, title, source, people, body or person, found \"%s\""
                            .formatted(row.place(), row.get("kind")),
                    e);
        }
        boolean collective = kind == Kind.PEOPLE && row.get("plural").isEmpty();
        return new Role(row.get("role"), kind, collective, row.list("sectors", ","), gender, row.optional("office"));
    }

    Role inPlural() {
        return new Role(noun, kind, true, sectors, gender, office);
    }

    /** Whether one person is meant: an official, the president; not the army. */
    boolean isOnePerson() {
        return !plural && kind != Kind.BODY;
    }
}
