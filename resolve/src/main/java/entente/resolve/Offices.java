package entente.resolve;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who held which office, when. */
final class Offices {

    private final Map<String, List<OfficeSpell>> bySurname = new HashMap<>();
    private final Map<String, List<OfficeSpell>> byOffice = new HashMap<>();

    private Offices() {}

    static Offices load() {
        Offices offices = new Offices();
        for (Table.Row row : Table.load("leaders.tsv").rows()) {
            OfficeSpell spell = new OfficeSpell(
                    row.get("person"),
                    row.get("side"),
                    row.get("office"),
                    Memberships.day(row, "from", true),
                    Memberships.day(row, "to", false),
                    row.get("source"));
            offices.bySurname
                    .computeIfAbsent(key(spell.surname()), name -> new ArrayList<>(2))
                    .add(spell);
            offices.byOffice
                    .computeIfAbsent(spell.side() + "|" + spell.office(), name -> new ArrayList<>(2))
                    .add(spell);
        }
        return offices;
    }

    private static String key(String name) {
        return Words.plain(name).toLowerCase(Locale.ROOT);
    }

    List<OfficeSpell> holders(String side, String office, LocalDate date) {
        return byOffice.getOrDefault(side + "|" + office, List.of()).stream()
                .filter(spell -> spell.holdsOn(date))
                .toList();
    }

    /** By surname, or by full name; a full name does not find somebody with another first name. */
    List<OfficeSpell> of(String person) {
        String full = key(person);
        String surname = full.substring(full.lastIndexOf(' ') + 1);
        List<OfficeSpell> found = new ArrayList<>();
        for (OfficeSpell spell : bySurname.getOrDefault(surname, List.of())) {
            String known = key(spell.person());
            if (full.equals(surname) || known.equals(surname) || sameFirstName(full, known)) {
                found.add(spell);
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
