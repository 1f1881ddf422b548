package entente.resolve;

import java.util.Locale;

/** Whether two spellings may be one person: "Sergey Shoygu" and "Sergei Shoigu", "Putin" and "Vladimir Putin". */
final class SamePerson {

    private SamePerson() {}

    static boolean mayBe(String one, String other) {
        String a = normal(one);
        String b = normal(other);
        String surname = a.substring(a.lastIndexOf(' ') + 1);
        String otherSurname = b.substring(b.lastIndexOf(' ') + 1);
        boolean surnames = near(surname, otherSurname) || a.contains(otherSurname) || b.contains(surname);
        if (!surnames) {
            return false;
        }
        if (!a.contains(" ") || !b.contains(" ")) {
            return true;
        }
        return fits(a.substring(0, a.indexOf(' ')), b) || fits(b.substring(0, b.indexOf(' ')), a);
    }

    /** Whether a first name or its initial is among the words of a name. */
    private static boolean fits(String first, String name) {
        for (String word : name.split(" ")) {
            boolean initial = first.length() < 3 || word.length() < 3;
            if (initial ? first.charAt(0) == word.charAt(0) : near(first, word)) {
                return true;
            }
        }
        return false;
    }

    /** Without what transliterations differ in. */
    private static String normal(String name) {
        return Words.plain(name)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z ]", " ")
                .replaceAll("\\b(al|el|de|von|van|bin|abu)\\b", " ")
                .replace("kh", "h")
                .replace("ck", "k")
                .replaceAll("[yj]", "i")
                .replaceAll("(.)\\1+", "$1")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** One change of a letter for every four. */
    private static boolean near(String a, String b) {
        if (a.equals(b)) {
            return true;
        }
        int allowed = Math.min(a.length(), b.length()) / 4;
        if (allowed == 0 || Math.abs(a.length() - b.length()) > allowed) {
            return false;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()] <= allowed;
    }
}
