package entente.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Cities of 15,000 people or more (GeoNames, CC BY 4.0). */
final class Gazetteer {

    /** @param country ISO 3166 alpha-3 */
    record City(String name, String country, double latitude, double longitude, long population) {}

    /** Rows of the table, which become cities only when asked for: most never are. */
    private final Map<String, List<Table.Row>> byName = new HashMap<>(90_000);

    private final Map<String, City> regions = new HashMap<>();

    private Gazetteer() {}

    /** A state, province or region by its name; the population is not told. */
    Optional<City> region(String name) {
        return Optional.ofNullable(regions.get(key(name)));
    }

    static Gazetteer load() {
        Gazetteer gazetteer = new Gazetteer();
        for (Table.Row row : Table.load("cities.tsv.gz").rows()) {
            gazetteer.add(row.get("name"), row);
            if (!row.get("others").isEmpty()) {
                row.list("others", ";").forEach(other -> gazetteer.add(other, row));
            }
        }
        for (Table.Row row : Table.load("region-degrees.tsv").rows()) {
            gazetteer.regions.put(
                    key(row.get("name")),
                    new City(
                            row.get("name"),
                            row.get("country"),
                            Double.parseDouble(row.get("latitude")),
                            Double.parseDouble(row.get("longitude")),
                            0));
        }
        return gazetteer;
    }

    private void add(String name, Table.Row row) {
        List<Table.Row> here = byName.computeIfAbsent(key(name), unused -> new ArrayList<>(1));
        if (!here.contains(row)) {
            here.add(row);
        }
    }

    private static City city(Table.Row row) {
        return new City(
                row.get("name"),
                row.get("country"),
                Double.parseDouble(row.get("latitude")),
                Double.parseDouble(row.get("longitude")),
                Long.parseLong(row.get("population")));
    }

    private static String key(String name) {
        return Words.plain(name).toLowerCase(Locale.ROOT);
    }

    /**
     * The city that is meant: one in a country under discussion, else the most populous.
     *
     * @param discussed country codes that the document names
     */
    Optional<City> find(String name, Set<String> discussed) {
        City best = null;
        for (Table.Row row : byName.getOrDefault(key(name), List.of())) {
            City city = city(row);
            if (best == null || rank(city, discussed) > rank(best, discussed)) {
                best = city;
            }
        }
        return Optional.ofNullable(best);
    }

    private static double rank(City city, Set<String> discussed) {
        return city.population() * (discussed.contains(city.country()) ? 1000.0 : 1.0);
    }
}
