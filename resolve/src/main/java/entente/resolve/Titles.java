package entente.resolve;

import entente.resolve.Spotter.Spot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts a title and the name right after it together, however the tree attaches them: "Kyrgyz Foreign Minister" + "Askar
 * Aitmatov".
 */
final class Titles {

    private Titles() {}

    /** Joins titles to names in one sentence; what it joins replaces the entries of {@code phrases} and {@code namings}. */
    static void join(
            Tree tree,
            Spotter spotter,
            PhraseReader reader,
            Map<Integer, NounPhrase> phrases,
            Map<Integer, Naming> namings) {
        for (int head : List.copyOf(new TreeMap<>(namings).keySet())) {
            Naming naming = namings.get(head);
            NounPhrase phrase = phrases.get(head);
            if (naming == null || phrase == null) {
                continue;
            }
            Optional<String> name = nameOf(naming);
            int begin = name.map(words -> begin(tree, phrase, words)).orElse(0);
            Spot<Role> role = begin < 2 ? null : spotter.roleAt(begin - 1);
            if (role == null || role.last() != begin - 1 || !goesWithNames(role.value(), naming)) {
                continue;
            }
            boolean inside =
                    naming instanceof Naming.OfPerson person && person.role().isPresent();
            if (inside && role.first() >= phrase.first()) {
                continue;
            }
            int first = extend(tree, Math.min(role.first(), phrase.first()), head, role);
            Spot<Registry.Named> house = first < 2 ? null : spotter.nameAt(first - 1);
            if (house != null
                    && house.last() == first - 1
                    && first == role.first()
                    && !tree.isHyphenated(house.last())) {
                first = extend(tree, house.first(), head, role);
            }
            int last = withHouse(tree, phrases, first, phrase.last());
            NounPhrase whole = new NounPhrase(tree, head, first, last, phrase.zoneLast());
            for (int other = first; other < begin; other++) {
                namings.remove(other);
            }
            phrases.put(head, whole);
            namings.put(
                    head,
                    new Naming.OfPerson(
                            name.orElseThrow(),
                            Optional.of(PhraseReader.withSectors(whole, spotter, role)),
                            reader.sides(whole, spotter, begin, phrase.zoneLast())));
        }
    }

    private static Optional<String> nameOf(Naming naming) {
        return switch (naming) {
            case Naming.OfPerson person -> Optional.of(person.name());
            case Naming.OfUnknownName unknown ->
                unknown.role().isEmpty() ? Optional.of(unknown.name()) : Optional.empty();
            case Naming.OfRegistry registered -> Optional.empty();
            case Naming.OfRole role -> Optional.empty();
            case Naming.OfDescription description -> Optional.empty();
            case Naming.OfPronoun pronoun -> Optional.empty();
            case Naming.OfRelative relative -> Optional.empty();
        };
    }

    /** The token at which the name begins in its phrase; 0 if it cannot be told. */
    private static int begin(Tree tree, NounPhrase phrase, String name) {
        for (int token = phrase.first(); token <= phrase.zoneLast(); token++) {
            if (tree.words(token, phrase.zoneLast()).startsWith(name)) {
                return token;
            }
        }
        return 0;
    }

    private static boolean goesWithNames(Role role, Naming naming) {
        boolean person = naming instanceof Naming.OfPerson;
        if (naming instanceof Naming.OfUnknownName unknown && unknown.organisation()) {
            // "Mr." makes a person of whatever the reader takes for a body.
            return role.kind() == Role.Kind.HONORIFIC;
        }
        return switch (role.kind()) {
            case OFFICE, TITLE, HONORIFIC -> true;
            case SOURCE, PEOPLE, PERSON -> person;
            case BODY -> false;
        };
    }

    /** To the left over what belongs to the title or to the name. */
    private static int extend(Tree tree, int start, int head, Spot<Role> role) {
        int first = start;
        while (first > 1) {
            int before = first - 1;
            int governor = tree.head(before);
            boolean inside = governor >= first && (governor <= role.last() || governor == head);
            boolean hyphen = tree.form(before).equals("-") && before > 1;
            if (inside
                    && tree.is(before, "det", "amod", "compound", "nummod", "nmod", "flat", "case")
                    && !isBarePreposition(tree, before)) {
                first = before;
            } else if (tree.is(before, "case") && tree.lower(before).matches("['’]s?") && before > 1) {
                first = before - 1;
            } else if (hyphen && tree.head(before) >= first && tree.head(before) <= role.last()) {
                first = before;
            } else {
                break;
            }
        }
        return first;
    }

    /** To the right over the house that the person is of: "analyst Mark Joyce of the Royal United Services Institute". */
    private static int withHouse(Tree tree, Map<Integer, NounPhrase> phrases, int first, int last) {
        if (!List.of("of", "from", "at").contains(tree.lowerOr(last + 1))) {
            return last;
        }
        for (NounPhrase other : new TreeMap<>(phrases).values()) {
            boolean attached = tree.head(other.head()) >= first && tree.head(other.head()) <= last;
            if (other.first() == last + 2 && attached && tree.is(other.head(), "nmod")) {
                return other.last();
            }
        }
        return last;
    }

    private static boolean isBarePreposition(Tree tree, int token) {
        return tree.is(token, "case") && !tree.lower(token).matches("['’]s?");
    }
}
