package entente.resolve;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who held which office, when. */
final class Offices {

    /** Rows of the table, which become spells only when asked for. */
    private final Map<String, List<Table.Row>> bySurname = new HashMap<>(32_768);

    private final Map<String, List<Table.Row>> bySide = new HashMap<>(512);

    private Offices() {}

    static Offices load() {
        Offices offices = new Offices();
        for (Table.Row row : Table.load("leaders.tsv").rows()) {
            String person = row.get("person");
            String surname = key(person.substring(person.lastIndexOf(' ') + 1));
            offices.bySurname
                    .computeIfAbsent(surname, name -> new ArrayList<>(2))
                    .add(row);
            offices.bySide
                    .computeIfAbsent(row.get("side"), name -> new ArrayList<>())
                    .add(row);
        }
        return offices;
    }

    private static OfficeSpell spell(Table.Row row) {
        return new OfficeSpell(
                row.get("person"),
                row.get("side"),
                row.get("office"),
                Memberships.day(row, "from", true),
                Memberships.day(row, "to", false),
                row.get("source"));
    }

    private static String key(String name) {
        return Words.plain(name).toLowerCase(Locale.ROOT);
    }

    List<OfficeSpell> holders(String side, String office, LocalDate date) {
        return bySide.getOrDefault(side, List.of()).stream()
                .filter(row -> row.get("office").equals(office))
                .map(Offices::spell)
                .filter(spell -> spell.holdsOn(date))
                .toList();
    }

    /** By surname, or by full name; a full name does not find somebody with another first name. */
    List<OfficeSpell> of(String person) {
        String full = key(person);
        String surname = full.substring(full.lastIndexOf(' ') + 1);
        List<OfficeSpell> found = new ArrayList<>();
        for (Table.Row row : bySurname.getOrDefault(surname, List.of())) {
            String known = key(row.get("person"));
            if (full.equals(surname) || known.equals(surname) || sameFirstName(full, known)) {
                found.add(spell(row));
            }
        }
        return List.copyOf(found);
    }

    private static boolean sameFirstName(String a, String b) {
        String first = a.substring(0, a.indexOf(' '));
        String second = b.substring(0, b.indexOf(' '));
        return first.equals(second)
                || (first.length() <= 2 || second.length() <= 2) && first.charAt(0) == second.charAt(0);
    }

    List<OfficeSpell> of(String person, LocalDate date) {
        return of(person).stream().filter(spell -> spell.holdsOn(date)).toList();
    }
}
