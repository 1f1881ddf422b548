package entente.resolve;

import entente.resolve.Registry.NameKind;
import entente.resolve.Registry.Named;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names, role nouns and descriptions of the registry that stand in one sentence: the longest ones, none overlapping. */
final class Spotter {

    /** Something of the registry at tokens {@code first} to {@code last}. */
    record Spot<T>(int first, int last, List<T> values) {
        boolean covers(int token) {
            return first <= token && token <= last;
        }

        T value() {
            return values.getFirst();
        }
    }

    private final List<Spot<Named>> names;
    private final List<Spot<Role>> roles;
    private final List<Spot<Description>> descriptions;

    Spotter(
            Tree tree,
            Registry registry,
            Acronyms learned,
            NameIndex<Description> descriptionIndex,
            Optional<LocalDate> date) {
        Words words = Words.of(tree.formsInOrder());
        names = named(tree, words, registry, learned, date);
        roles = spot(words, List.of(registry.user().roles(), registry.roles()), names);
        descriptions = spot(words, List.of(descriptionIndex), List.of());
    }

    /** Names of the user's own first; where one is as long as one of ours, it wins. */
    private static List<Spot<Named>> named(
            Tree tree, Words words, Registry registry, Acronyms learned, Optional<LocalDate> date) {
        List<Spot<Named>> ours = new ArrayList<>();
        for (Spot<Named> spot : spot(words, List.of(learned.names(), registry.names()), List.of())) {
            if (spot.first() == spot.last() && learned.foreign().contains(tree.form(spot.first()))) {
                continue;
            }
            ours.add(new Spot<>(
                    spot.first(),
                    spot.last(),
                    spot.values().stream().map(registry::changed).toList()));
        }
        if (registry.user().isEmpty()) {
            return ours;
        }
        List<Spot<Named>> all = new ArrayList<>();
        for (Spot<String> spot : spot(words, List.of(registry.user().names()), List.of())) {
            boolean shorter = ours.stream()
                    .anyMatch(other -> other.first() <= spot.last()
                            && spot.first() <= other.last()
                            && other.last() - other.first() > spot.last() - spot.first());
            if (!shorter) {
                ours.removeIf(other -> other.first() <= spot.last() && spot.first() <= other.last());
                all.add(new Spot<>(
                        spot.first(),
                        spot.last(),
                        List.of(new Named(registry.user().entity(spot.value(), date), NameKind.NAME))));
            }
        }
        all.addAll(ours);
        all.sort(java.util.Comparator.comparingInt(Spot::first));
        return all;
    }

    private static <T> List<Spot<T>> spot(Words words, List<NameIndex<T>> indexes, List<? extends Spot<?>> taken) {
        List<Spot<T>> spots = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (!words.beginsToken(i)) {
                continue;
            }
            NameIndex.Match<T> best = null;
            for (NameIndex<T> index : indexes) {
                NameIndex.Match<T> match = index.longest(words, i);
                if (match != null && (best == null || match.last() > best.last())) {
                    best = match;
                }
            }
            if (best == null || isShadowed(words, indexes, best)) {
                continue;
            }
            Spot<T> spot = new Spot<>(words.token(best.first()), words.token(best.last()), best.values());
            boolean free = taken.stream()
                    .allMatch(other -> other.last() < spot.first()
                            || other.first() > spot.last()
                            || other.last() - other.first() < spot.last() - spot.first());
            if (free) {
                spots.add(spot);
                i = best.last();
            }
        }
        return spots;
    }

    /** "the Commonwealth" gives way to "Commonwealth of Independent States", which begins a word later and goes on. */
    private static <T> boolean isShadowed(Words words, List<NameIndex<T>> indexes, NameIndex.Match<T> match) {
        if (!words.lower(match.first()).equals("the") || match.first() + 1 >= words.size()) {
            return false;
        }
        for (NameIndex<T> index : indexes) {
            NameIndex.Match<T> next = index.longest(words, match.first() + 1);
            if (next != null && next.last() > match.last()) {
                return true;
            }
        }
        return false;
    }

    /** The longest name, role noun or description at a token, as first and last token; the token alone if there is none. */
    int[] core(int token) {
        int first = token;
        int last = token;
        for (List<? extends Spot<?>> spots : List.of(names, roles, descriptions)) {
            for (Spot<?> spot : spots) {
                if (spot.covers(token) && spot.last() - spot.first() > last - first) {
                    first = spot.first();
                    last = spot.last();
                }
            }
        }
        return new int[] {first, last};
    }

    List<Spot<Named>> names() {
        return names;
    }

    @Nullable
    Spot<Named> nameAt(int token) {
        return at(names, token);
    }

    @Nullable
    Spot<Role> roleAt(int token) {
        return at(roles, token);
    }

    @Nullable
    Spot<Description> descriptionAt(int token) {
        return at(descriptions, token);
    }

    List<Spot<Role>> roles() {
        return roles;
    }

    private static <T> @Nullable Spot<T> at(List<Spot<T>> spots, int token) {
        for (Spot<T> spot : spots) {
            if (spot.covers(token)) {
                return spot;
            }
        }
        return null;
    }
}
