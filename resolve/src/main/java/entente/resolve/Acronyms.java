package entente.resolve;

import entente.resolve.Registry.NameKind;
import entente.resolve.Registry.Named;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a document says of short names in brackets.
 *
 * @param names the short names of what the registry knows by its long name: "Collective Security Treaty Organization (CSTO)"
 * @param foreign short names that stand here for something else than in the registry: in a text that says "Saudi Telecom Company
 *     (STC)", STC is no council
 */
record Acronyms(NameIndex<Named> names, Set<String> foreign) {

    private static final Set<String> SMALL = Set.of("of", "the", "and", "for", "in", "on", "de", "&");

    static Acronyms learn(List<Tree> trees, Registry registry) {
        NameIndex<Named> learned = new NameIndex<>(true);
        Set<String> foreign = new TreeSet<>();
        for (Tree tree : trees) {
            Words words = Words.of(tree.formsInOrder());
            for (int id = 3; id < tree.size(); id++) {
                if (!isBracketed(tree, id)) {
                    continue;
                }
                String acronym = tree.form(id);
                boolean known = false;
                for (int i = 0; i < words.size() && words.token(i) < id - 1; i++) {
                    NameIndex.Match<Named> match = registry.names().longest(words, i);
                    if (match != null
                            && words.token(match.last()) == id - 2
                            && abbreviates(acronym, words, i, match.last())) {
                        learned.add(acronym, new Named(match.values().getFirst().entity(), NameKind.ACRONYM));
                        known = true;
                        break;
                    }
                }
                if (!known && isForeign(acronym, longName(tree, words, id - 2), registry)) {
                    foreign.add(acronym);
                }
            }
        }
        return new Acronyms(learned, Collections.unmodifiableSet(foreign));
    }

    /** The lower-cased words of capitals, and the small words between them, that end with this token. */
    private static List<String> longName(Tree tree, Words words, int last) {
        int first = last;
        while (first > 1
                && last - first < 10
                && (SMALL.contains(tree.form(first - 1))
                        || Character.isUpperCase(tree.form(first - 1).charAt(0)))) {
            first--;
        }
        List<String> name = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (words.token(i) >= first && words.token(i) <= last) {
                name.add(words.lower(i));
            }
        }
        return name;
    }

    /** Whether the long name before the brackets abbreviates to this and shares no word with any name that the registry has for it. */
    private static boolean isForeign(String acronym, List<String> longName, Registry registry) {
        Words alone = Words.of(acronym);
        NameIndex.Match<Named> match = registry.names().longest(alone, 0);
        if (match == null || match.last() + 1 < alone.size() || longName.size() < 2) {
            return false;
        }
        boolean begins = false;
        for (int first = 0; first + 1 < longName.size() && !begins; first++) {
            Words rest = Words.of(String.join(" ", longName.subList(first, longName.size())));
            begins = abbreviates(acronym, rest, 0, rest.size() - 1);
        }
        if (!begins) {
            return false;
        }
        Set<String> ids = new TreeSet<>();
        match.values().forEach(named -> ids.add(named.entity().id()));
        return registry.names().namesOf(named -> ids.contains(named.entity().id())).stream()
                .flatMap(name -> Stream.of(name.toLowerCase(Locale.ROOT).split(" ")))
                .noneMatch(word -> !SMALL.contains(word) && longName.contains(word));
    }

    private static boolean isBracketed(Tree tree, int id) {
        String form = tree.form(id);
        return form.length() >= 2
                && form.length() <= 10
                && Character.isUpperCase(form.charAt(0))
                && Character.isUpperCase(form.charAt(1))
                && List.of("(", "-LRB-").contains(tree.form(id - 1))
                && List.of(")", "-RRB-").contains(tree.form(id + 1));
    }

    /** Whether the letters of the acronym begin words of the name, in order, the first word among them. */
    private static boolean abbreviates(String acronym, Words words, int first, int last) {
        int at = first;
        boolean begins = false;
        for (char letter : acronym.toLowerCase(Locale.ROOT).toCharArray()) {
            while (at <= last && words.lower(at).charAt(0) != letter) {
                at++;
            }
            if (at > last) {
                return false;
            }
            begins |= at == first;
            at++;
        }
        return begins;
    }
}
