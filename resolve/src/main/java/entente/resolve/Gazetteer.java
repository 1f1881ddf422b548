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

    private final Map<String, List<City>> byName = new HashMap<>(90_000);

    private Gazetteer() {}

    static Gazetteer load() {
        Gazetteer gazetteer = new Gazetteer();
        for (Table.Row row : Table.load("cities.tsv.gz").rows()) {
            City city = new City(
                    row.get("name"),
                    row.get("country"),
                    Double.parseDouble(row.get("latitude")),
                    Double.parseDouble(row.get("longitude")),
                    Long.parseLong(row.get("population")));
            gazetteer.add(city.name(), city);
            for (String other : row.list("others", ";")) {
                gazetteer.add(other, city);
            }
        }
        return gazetteer;
    }

    private void add(String name, City city) {
        List<City> here = byName.computeIfAbsent(key(name), unused -> new ArrayList<>(1));
        if (!here.contains(city)) {
            here.add(city);
        }
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
        List<City> candidates = byName.getOrDefault(key(name), List.of());
        City best = null;
        for (City city : candidates) {
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
