package entente.resolve;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which countries share a land border. */
final class Borders {

    private final Map<String, Set<String>> neighbours = new TreeMap<>();

    private Borders() {}

    static Borders load() {
        Borders borders = new Borders();
        for (Table.Row row : Table.load("borders.tsv").rows()) {
            borders.neighbours
                    .computeIfAbsent(row.get("a"), code -> new TreeSet<>())
                    .add(row.get("b"));
            borders.neighbours
                    .computeIfAbsent(row.get("b"), code -> new TreeSet<>())
                    .add(row.get("a"));
        }
        return borders;
    }

    Set<String> of(String country) {
        return Collections.unmodifiableSet(neighbours.getOrDefault(country, Set.of()));
    }
}
