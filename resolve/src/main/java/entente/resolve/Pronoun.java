package entente.resolve;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A personal pronoun and whom it can stand for. */
record Pronoun(String word, int person, boolean plural, Who who) {

    enum Who {
        MALE,
        FEMALE,
        HUMAN,
        THING,
        ANY
    }

    static Map<String, Pronoun> load() {
        Map<String, Pronoun> pronouns = new HashMap<>();
        for (Table.Row row : Table.load("pronouns.tsv").rows()) {
            pronouns.put(
                    row.get("word"),
                    new Pronoun(
                            row.get("word"),
                            Integer.parseInt(row.get("person")),
                            row.get("number").equals("plural"),
                            Who.valueOf(row.get("who").toUpperCase(Locale.ROOT))));
        }
        return Map.copyOf(pronouns);
    }
}
