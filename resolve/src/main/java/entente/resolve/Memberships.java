package entente.resolve;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who was a member of what, when. */
final class Memberships {

    private final Map<String, Map<String, List<Membership>>> byOrganisation = new TreeMap<>();

    private Memberships() {}

    static Memberships load() {
        Memberships memberships = new Memberships();
        for (Table.Row row : Table.load("memberships.tsv").rows()) {
            Membership membership = new Membership(
                    row.get("member"),
                    row.get("organisation"),
                    row.optional("status").orElse("member"),
                    day(row, "from", true),
                    day(row, "to", false),
                    row.get("source"));
            memberships
                    .byOrganisation
                    .computeIfAbsent(membership.organisation(), code -> new TreeMap<>())
                    .computeIfAbsent(membership.country(), code -> new ArrayList<>())
                    .add(membership);
        }
        return memberships;
    }

    /** A cell with a day, a month or a year; of the last two the first or the last day is meant. */
    static Optional<LocalDate> day(Table.Row row, String column, boolean first) {
        return row.optional(column).map(cell -> {
            try {
                LocalDate start = LocalDate.parse(
                        cell.length() == 4 ? cell + "-01-01" : cell.length() == 7 ? cell + "-01" : cell);
                return first || cell.length() == 10
                        ? start
                        : cell.length() == 7
                                ? start.plusMonths(1).minusDays(1)
                                : start.plusYears(1).minusDays(1);
            } catch (DateTimeParseException e) {
                throw new IllegalStateException(
                        "%s, column \"%s\": expected 2003, 2003-12 or 2003-12-03, found \"%s\""
                                .formatted(row.place(), column, cell),
                        e);
            }
        });
    }

    Set<String> of(String organisation, LocalDate date) {
        Set<String> members = new TreeSet<>();
        byOrganisation.getOrDefault(organisation, Map.of()).forEach((country, spells) -> {
            if (spells.stream().anyMatch(spell -> spell.status().equals("member") && spell.holdsOn(date))) {
                members.add(country);
            }
        });
        return members;
    }

    List<Membership> spells(String country, String organisation) {
        return List.copyOf(byOrganisation.getOrDefault(organisation, Map.of()).getOrDefault(country, List.of()));
    }

    boolean knows(String organisation) {
        return byOrganisation.containsKey(organisation);
    }
}
