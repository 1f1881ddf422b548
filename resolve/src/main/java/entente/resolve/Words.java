package entente.resolve;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text cut so that a name reads the same whoever cut the tokens: letters and digits run together, hyphens, apostrophes and
 * dots part words and count for nothing ("U.S." and "US", "Secretary-General" and "Secretary General"), any other mark is a
 * word of its own. Accents are dropped.
 */
final class Words {

    private final List<String> forms = new ArrayList<>();
    private final List<String> lowers = new ArrayList<>();
    private final List<Integer> tokens = new ArrayList<>();
    private boolean shouts;

    private Words() {}

    static Words of(String name) {
        Words words = new Words();
        int token = 1;
        for (String part : name.strip().split("\\s+")) {
            words.cut(part, token++);
        }
        return words;
    }

    /** @param tokens in order, the first has number 1 */
    static Words of(List<String> tokens) {
        Words words = new Words();
        int letters = 0;
        int capitals = 0;
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            words.cut(token, i + 1);
            for (int j = 0; j < token.length(); j++) {
                letters += Character.isLetter(token.charAt(j)) ? 1 : 0;
                capitals += Character.isUpperCase(token.charAt(j)) ? 1 : 0;
            }
        }
        words.shouts = letters > 12 && capitals * 10 > letters * 7;
        return words;
    }

    private void cut(String token, int number) {
        String plain = plain(token);
        if (plain.endsWith("-based") || plain.endsWith("-led")) {
            // "Pakistan-based" puts with Pakistan as "Pakistani" does, "NATO-led" with NATO; "Iran-backed" does not.
            plain = plain.substring(0, plain.lastIndexOf('-'));
        }
        if (isInitials(plain)) {
            plain = plain.replace(".", "");
        }
        int start = -1;
        for (int i = 0; i <= plain.length(); i++) {
            char c = i < plain.length() ? plain.charAt(i) : ' ';
            if (Character.isLetterOrDigit(c)) {
                start = start < 0 ? i : start;
                continue;
            }
            if (start >= 0) {
                add(plain.substring(start, i), number);
                start = -1;
            }
            if (i < plain.length() && !Character.isWhitespace(c) && "-–—'’.‑/".indexOf(c) < 0) {
                add(String.valueOf(c), number);
            }
        }
    }

    private void add(String form, int token) {
        forms.add(form);
        lowers.add(form.toLowerCase(Locale.ROOT));
        tokens.add(token);
    }

    /** "U.S.", "U.N", "D.R.C." */
    private static boolean isInitials(String token) {
        if (token.length() < 3 || token.indexOf('.') != 1) {
            return false;
        }
        for (int i = 0; i < token.length(); i++) {
            if (i % 2 == 0 ? !Character.isUpperCase(token.charAt(i)) : token.charAt(i) != '.') {
                return false;
            }
        }
        return true;
    }

    static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return Normalizer.normalize(text, Normalizer.Form.NFD)
                        .replaceAll("\\p{Mn}+", "")
                        .replace('ø', 'o')
                        .replace('Ø', 'O')
                        .replace('ł', 'l')
                        .replace('Ł', 'L')
                        .replace('ı', 'i');
            }
        }
        return text;
    }

    int size() {
        return forms.size();
    }

    String form(int word) {
        return forms.get(word);
    }

    String lower(int word) {
        return lowers.get(word);
    }

    /** All words in lower case. */
    List<String> lowers() {
        return List.copyOf(lowers);
    }

    /** Number of the token that the word is part of. */
    int token(int word) {
        return tokens.get(word);
    }

    boolean beginsToken(int word) {
        return word == 0 || !tokens.get(word - 1).equals(tokens.get(word));
    }

    boolean endsToken(int word) {
        return word == size() - 1 || !tokens.get(word + 1).equals(tokens.get(word));
    }

    /** Whether most of it is in capitals, as headlines once were. */
    boolean shouts() {
        return shouts;
    }
}
