package entente.resolve;

import java.util.Locale;

/** A noun by which news calls again what it has named. */
record Description(String noun, StandsFor standsFor, boolean plural) {

    enum StandsFor {
        ALLIANCE,
        ORGANISATION,
        STATE,
        /** A state whose formal name holds the noun: "the kingdom" is never Greece. */
        POLITY,
        NEIGHBOUR,
        MEMBER,
        SIDE
    }

    static NameIndex<Description> load() {
        NameIndex<Description> index = new NameIndex<>(false);
        for (Table.Row row : Table.load("descriptions.tsv").rows()) {
            StandsFor standsFor;
            try {
                standsFor = StandsFor.valueOf(row.get("stands_for").toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(
                        "%s: expected alliance, organisation, state, polity, neighbour, member or side, found \"%s\""
                                .formatted(row.place(), row.get("stands_for")),
                        e);
            }
            index.add(row.get("noun"), new Description(row.get("noun"), standsFor, false));
            row.optional("plural")
                    .ifPresent(plural -> index.add(plural, new Description(row.get("noun"), standsFor, true)));
        }
        return index;
    }
}
