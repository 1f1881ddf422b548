package entente.resolve;

import entente.model.ActorMention.How;
import entente.model.Mention;
import entente.resolve.Naming.Article;
import entente.resolve.Naming.Side;
import entente.resolve.Naming.Sides;
import entente.resolve.Registry.NameKind;
import entente.resolve.Registry.Named;
import entente.resolve.Spotter.Spot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what one noun phrase says by itself. Knows nothing of the rest of the document. */
final class PhraseReader {

    /** Words that count or pick: what they stand before or "of" is what is meant. */
    private static final Set<String> PICKERS = WordSets.of("pickers");

    private static final Set<String> THE_TWO = Set.of("two", "both");
    private static final Description SIDES = new Description("side", Description.StandsFor.SIDE, true);

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("both", 2),
            Map.entry("fifteen", 15));

    private static final Set<String> OTHERS = WordSets.of("others");

    private static final Set<String> WITHHELD = WordSets.of("withheld");

    private static final Set<String> RELATIVES = Set.of("who", "which", "that", "whom", "whose");

    private final Map<String, Pronoun> pronouns;
    private final Optional<LocalDate> date;

    private final Registry registry;

    PhraseReader(Registry registry, Map<String, Pronoun> pronouns, Optional<LocalDate> date) {
        this.registry = registry;
        this.pronouns = pronouns;
        this.date = date;
    }

    /** Empty where the phrase names nobody who could act. */
    Optional<Naming> read(NounPhrase phrase, Spotter spotter) {
        Tree tree = phrase.tree();
        int head = phrase.head();
        Optional<Naming> pronoun = pronoun(tree, head);
        if (pronoun.isPresent()) {
            return pronoun;
        }
        if (THE_TWO.contains(tree.lower(head)) && tree.child(head, "nmod") == 0) {
            boolean two = tree.lower(head).equals("both") || article(phrase) == Article.DEFINITE;
            return two
                    ? Optional.of(new Naming.OfDescription(
                            SIDES, true, Article.DEFINITE, Optional.of(2), Sides.NONE, Optional.empty()))
                    : Optional.empty();
        }
        if (tree.token(head).upos().equals("PRON") && !PICKERS.contains(tree.lower(head))) {
            return Optional.empty();
        }
        if (PICKERS.contains(tree.lower(head))) {
            Optional<Naming> picked = picked(phrase, spotter);
            if (picked.isPresent()) {
                return picked;
            }
        }
        Spot<Named> name = spotter.nameAt(head);
        if (name != null && headOf(tree, name.first(), name.last()) != head) {
            return Optional.empty();
        }
        if (name != null && name.value().entity().isRegion()) {
            return tree.token(head).upos().equals("PROPN")
                    ? Optional.of(new Naming.OfUnknownName(
                            tree.words(name.first(), name.last()), Optional.empty(), false, Sides.NONE))
                    : Optional.empty();
        }
        if (name != null && isWholeName(phrase, spotter, name)) {
            return Optional.of(registered(phrase, name));
        }
        Spot<Role> role = spotter.roleAt(head);
        Spot<Description> description = spotter.descriptionAt(head);
        if (description != null && headOf(tree, description.first(), description.last()) == head) {
            boolean wider = role == null || description.last() - description.first() > role.last() - role.first();
            boolean member = description.value().standsFor() == Description.StandsFor.MEMBER;
            if (wider || member) {
                Optional<Naming> fallback = role != null
                        ? Optional.of(inRole(phrase, spotter, role))
                        : tree.token(head).upos().equals("PROPN")
                                        && hasMention(tree, head, Mention.Kind.ORGANISATION)
                                        && phrase.zoneLast() > phrase.first() + 1
                                ? properName(phrase, spotter)
                                : told(phrase, spotter);
                return described(phrase, spotter, description, fallback);
            }
        }
        if (role != null && headOf(tree, role.first(), role.last()) != head || isRestOfName(tree, head)) {
            return Optional.empty();
        }
        if (role != null && role.value().noun().equals("head") && tree.child(head, "nmod", "compound") == 0) {
            return Optional.empty();
        }
        if (role != null) {
            return Optional.of(inRole(phrase, spotter, role));
        }
        if (tree.token(head).upos().equals("PROPN") || isNamedByReader(tree, head)) {
            return properName(phrase, spotter);
        }
        return told(phrase, spotter);
    }

    /** Somebody whom the reader sees and no table knows. */
    private Optional<Naming> told(NounPhrase phrase, Spotter spotter) {
        int head = phrase.head();
        return ToldDoers.at(phrase.tree(), head)
                .map(role -> inRole(phrase, spotter, new Spot<>(head, head, List.of(role))));
    }

    /** A capitalised word inside what the reader takes for a name, whatever part of speech it has been given. */
    private static boolean isNamedByReader(Tree tree, int head) {
        return Character.isUpperCase(tree.form(head).charAt(0))
                && !tree.token(head).upos().equals("NOUN")
                && (hasMention(tree, head, Mention.Kind.PERSON) || hasMention(tree, head, Mention.Kind.ORGANISATION));
    }

    private Optional<Naming> pronoun(Tree tree, int head) {
        Pronoun pronoun = pronouns.get(tree.lower(head));
        if (pronoun != null && !tree.token(head).upos().equals("PROPN")) {
            return Optional.of(new Naming.OfPronoun(pronoun));
        }
        String upos = tree.token(head).upos();
        if (RELATIVES.contains(tree.lower(head))
                && (upos.equals("PRON") || upos.equals("DET") || upos.equals("SCONJ"))) {
            for (int at = head, steps = 0; at > 0 && steps < 6; at = tree.head(at), steps++) {
                if (tree.token(at).deprel().startsWith("acl")) {
                    int antecedent = tree.head(at);
                    return antecedent > 0 && antecedent < head
                            ? Optional.of(new Naming.OfRelative(antecedent))
                            : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** "each of the countries in the CSTO" is read as "the countries in the CSTO". */
    private Optional<Naming> picked(NounPhrase phrase, Spotter spotter) {
        Tree tree = phrase.tree();
        for (int child : tree.children(phrase.head())) {
            if (child > phrase.head()
                    && tree.relation(child).equals("nmod")
                    && List.of("of", "among").contains(tree.preposition(child))) {
                return read(NounPhrase.of(tree, child), spotter)
                        .filter(naming -> !(naming instanceof Naming.OfPronoun));
            }
        }
        return Optional.empty();
    }

    // ----------------------------------------------------------------------------------------- registry names

    /** A known name is meant only if no other name is grown together with it: "Air France", "Georgia Smith". */
    private static boolean isWholeName(NounPhrase phrase, Spotter spotter, Spot<Named> name) {
        Tree tree = phrase.tree();
        for (Mention mention : tree.sentence().mentions()) {
            if (mention.kind() == Mention.Kind.PERSON
                    && mention.span().overlaps(tree.token(phrase.head()).span())
                    && (mention.span().length()
                            > tree.span(name.first(), name.last()).length())
                    && name.value().entity().isState()) {
                return false;
            }
        }
        if (isOfAnotherState(phrase, spotter, name)) {
            return false;
        }
        int before = name.first() - 1;
        if (before >= phrase.first()
                && isNamePart(tree, before, phrase.head())
                && spotter.nameAt(before) == null
                && spotter.roleAt(before) == null
                && spotter.descriptionAt(before) == null) {
            return false;
        }
        int after = name.last() + 1;
        return !(after <= phrase.zoneLast()
                && tree.is(after, "flat", "compound")
                && tree.token(after).upos().equals("PROPN")
                && spotter.nameAt(after) == null
                && !tree.lower(after).equals("government"));
    }

    /** "Democratic Party of Korea" is not the Democratic Party that the registry knows. */
    private static boolean isOfAnotherState(NounPhrase phrase, Spotter spotter, Spot<Named> name) {
        Tree tree = phrase.tree();
        Entity entity = name.value().entity();
        if (entity.isState()
                || entity.country().isEmpty()
                || !tree.lowerOr(name.last() + 1).equals("of")) {
            return false;
        }
        for (int at = name.last() + 2; at <= Math.min(phrase.last(), name.last() + 3); at++) {
            Spot<Named> other = spotter.nameAt(at);
            if (other != null && other.value().entity().isState()) {
                return !other.value().entity().country().equals(entity.country());
            }
        }
        return false;
    }

    /** "Government" in "School of Government". */
    private static boolean isRestOfName(Tree tree, int head) {
        return tree.token(head).upos().equals("PROPN")
                && tree.is(head, "nmod")
                && tree.preposition(head).equals("of")
                && tree.token(tree.head(head)).upos().equals("PROPN")
                && tree.child(head, "det") == 0;
    }

    private static boolean isNamePart(Tree tree, int token, int head) {
        return tree.token(token).upos().equals("PROPN")
                && tree.is(token, "compound", "flat")
                && (tree.head(token) == head || tree.head(tree.head(token)) == head)
                && !tree.isHyphenated(token);
    }

    private Naming registered(NounPhrase phrase, Spot<Named> spot) {
        Tree tree = phrase.tree();
        Named named = best(spot.values());
        boolean plural = isPlural(tree, phrase.head());
        boolean people = false;
        if (named.kind() == NameKind.PEOPLE || named.kind() == NameKind.ADJECTIVE) {
            boolean whole = article(phrase) == Article.DEFINITE
                    && count(phrase).isEmpty()
                    && phrase.last() == spot.last()
                    && phrase.first() >= spot.first() - 1;
            boolean many = plural || spot.values().stream().noneMatch(other -> other.kind() == NameKind.PEOPLE);
            people = !(whole && many);
            plural = plural || many;
        }
        How how = named.kind() == NameKind.ACRONYM ? How.ACRONYM : How.NAME;
        return new Naming.OfRegistry(named.entity(), people, plural, how);
    }

    /** Of several things with one name, the one that existed then; of those the first in the tables. */
    Named best(List<Named> candidates) {
        if (date.isPresent()) {
            for (Named candidate : candidates) {
                if (candidate.entity().existsIn(date.get().getYear())) {
                    return candidate;
                }
            }
        }
        return candidates.getFirst();
    }

    // ---------------------------------------------------------------------------------------------- role nouns

    private Naming inRole(NounPhrase phrase, Spotter spotter, Spot<Role> spot) {
        Tree tree = phrase.tree();
        Sides sides = travels(spot.value())
                ? withoutSeats(tree, sides(phrase, spotter, spot.first(), spot.last()))
                : sides(phrase, spotter, spot.first(), spot.last());
        int next = spot.last() + 1;
        if (next <= phrase.zoneLast() && tree.token(next).upos().equals("PROPN") && spotter.nameAt(next) == null) {
            return new Naming.OfPerson(tree.words(next, nameEnd(phrase, next)), Optional.of(spot.value()), sides);
        }
        Role role = withSectors(phrase, spotter, spot);
        Spot<Named> called = next <= phrase.zoneLast() && role.kind() == Role.Kind.BODY ? spotter.nameAt(next) : null;
        if (called != null && called.first() == next && !called.value().entity().isState()) {
            // "human rights group Amnesty International"
            return registered(phrase, called);
        }
        return new Naming.OfRole(
                role,
                article(phrase),
                count(phrase),
                sides,
                isWithheld(phrase),
                isModified(phrase, spotter, spot),
                phrase.words());
    }

    /** Those who come from elsewhere: "foreign ministers in Geneva" are not Switzerland's. */
    static boolean travels(Role role) {
        return role.plural() && (role.kind() == Role.Kind.OFFICE || TRAVELLERS.contains(role.noun()));
    }

    private static final Set<String> TRAVELLERS = WordSets.of("travellers");

    private static Sides withoutSeats(Tree tree, Sides sides) {
        return new Sides(
                sides.states().stream()
                        .filter(side -> !Set.of("in", "at", "near")
                                .contains(tree.preposition(headOf(tree, side.first(), side.last()))))
                        .toList(),
                sides.organisations(),
                sides.pending());
    }

    /** Whether a name that we cannot put with anybody picks out the one that is meant: "Zionist", "U.S.-backed". */
    private static boolean isModified(NounPhrase phrase, Spotter spotter, Spot<Role> spot) {
        Tree tree = phrase.tree();
        boolean region = spotter.names().stream()
                .anyMatch(name ->
                        phrase.covers(name.first()) && name.value().entity().isRegion());
        if (region) {
            return true;
        }
        for (int child : tree.children(phrase.head())) {
            boolean before = child >= phrase.first() && child < spot.first() && tree.is(child, "amod", "compound");
            if (before && child > 1 && Character.isUpperCase(tree.form(child).charAt(0))) {
                return true;
            }
        }
        return false;
    }

    /** A spokesman has the sector of what he speaks for: "Foreign Ministry spokesman", "rebel leader". */
    static Role withSectors(NounPhrase phrase, Spotter spotter, Spot<Role> spot) {
        Role role = spot.value();
        if (!role.sectors().isEmpty() && role.kind() != Role.Kind.SOURCE) {
            return role;
        }
        for (Spot<Role> other : spotter.roles()) {
            if (other != spot
                    && other.first() >= phrase.first()
                    && other.last() <= phrase.last()
                    && other.value().kind() != Role.Kind.TITLE
                    && !other.value().sectors().isEmpty()) {
                return new Role(
                        role.noun(), role.kind(), role.plural(), other.value().sectors(), role.gender(), role.office());
            }
        }
        return role;
    }

    private static boolean isWithheld(NounPhrase phrase) {
        return withheld(phrase).isPresent();
    }

    private static final java.util.regex.Pattern REASON =
            java.util.regex.Pattern.compile("(?s).*\\b(anonym|not to be (named|identified)|not be (named|identified)"
                    + "|declined to be (named|identified)|not authori[sz]ed to).*");

    /** The words that say that a name is kept back, or why, as first and last token: "who preferred not to be named". */
    static Optional<int[]> withheld(NounPhrase phrase) {
        Tree tree = phrase.tree();
        for (int i = phrase.first(); i <= phrase.head(); i++) {
            if (WITHHELD.contains(tree.lower(i))) {
                return Optional.of(new int[] {i, i});
            }
        }
        for (int child : tree.children(phrase.head())) {
            if (tree.token(child).deprel().startsWith("acl")) {
                Optional<int[]> clause = reason(tree, child);
                if (clause.isPresent()) {
                    return clause;
                }
            }
        }
        int verb = tree.is(phrase.head(), "nsubj") ? tree.head(phrase.head()) : 0;
        for (int child : verb == 0 ? List.<Integer>of() : tree.children(verb)) {
            if (tree.is(child, "obl", "advcl", "nmod")) {
                Optional<int[]> clause = reason(tree, child);
                if (clause.isPresent()) {
                    return clause;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<int[]> reason(Tree tree, int head) {
        int first = tree.subtree(head).nextSetBit(1);
        int last = tree.subtree(head).length() - 1;
        return REASON.matcher(tree.words(first, last)).matches()
                ? Optional.of(new int[] {first, last})
                : Optional.empty();
    }

    // ---------------------------------------------------------------------------------------------- other names

    private Optional<Naming> properName(NounPhrase phrase, Spotter spotter) {
        Tree tree = phrase.tree();
        int head = phrase.head();
        if (DateWords.isTimeNoun(tree.lower(head))) {
            return Optional.empty();
        }
        int begin = head;
        int stop = phrase.first();
        Optional<Spot<Role>> title = Optional.empty();
        Optional<Spot<Role>> office = Optional.empty();
        for (Spot<Role> role : spotter.roles()) {
            if (role.last() >= phrase.first() && role.last() < head && role.last() + 1 > stop) {
                stop = role.last() + 1;
                title = Optional.of(role);
                if (role.value().kind() == Role.Kind.OFFICE) {
                    office = title;
                }
            }
        }
        for (Spot<Named> name : spotter.names()) {
            if (name.first() >= phrase.first()
                    && name.last() < head
                    && name.last() + 1 > stop
                    && !partOfName(tree, name, head)) {
                stop = name.last() + 1;
                if (title.isPresent() && title.get().last() < name.first()) {
                    // "President of Georgia's party Rustavi": the title is not this name's.
                    title = Optional.empty();
                }
            }
        }
        while (begin > stop && isPartOfProperName(tree, begin - 1)) {
            begin--;
        }
        int end = nameEnd(phrase, head);
        String words = tree.words(begin, end);
        boolean adjacent = title.isPresent() && title.get().last() == begin - 1;
        Sides sides = sides(phrase, spotter, begin, end);
        Optional<Spot<Role>> chief = office.or(() -> Optional.empty());
        Optional<Role> role = title.filter(spot -> adjacent)
                .map(spot -> chief.orElse(spot))
                .map(spot -> withSectors(phrase, spotter, spot));
        boolean person = hasMention(tree, head, Mention.Kind.PERSON);
        boolean organisation = hasMention(tree, head, Mention.Kind.ORGANISATION);
        boolean honoured = role.isPresent() && role.get().kind() == Role.Kind.HONORIFIC;
        if (honoured || role.isPresent() && role.get().kind() != Role.Kind.BODY && !(organisation && !person)) {
            return Optional.of(new Naming.OfPerson(words, role, sides));
        }
        if (person) {
            return Optional.of(new Naming.OfPerson(words, role, sides));
        }
        return Optional.of(new Naming.OfUnknownName(
                words, role, organisation || role.isPresent(), withStateIn(sides, spotter, begin, end)));
    }

    /** "The Athens Geodynamic Institute" is Greek. */
    private Sides withStateIn(Sides sides, Spotter spotter, int first, int last) {
        if (!sides.states().isEmpty() || last - first < 1) {
            return sides;
        }
        List<Side> states = new ArrayList<>();
        for (Spot<Named> spot : spotter.names()) {
            if (spot.first() >= first
                    && spot.last() <= last
                    && spot.value().entity().isState()) {
                states.add(new Side(best(spot.values()).entity(), spot.first(), spot.last()));
            }
        }
        return new Sides(states, sides.organisations(), sides.pending());
    }

    /** "Georgia" in "Georgia Smith" does not part the name; "Russian" in "Russian Igor Ivanov" does. */
    private boolean partOfName(Tree tree, Spot<Named> name, int head) {
        boolean adjective = name.values().stream()
                .anyMatch(named -> named.kind() == NameKind.ADJECTIVE || named.kind() == NameKind.PEOPLE);
        return !adjective
                && name.last() == head - 1
                && tree.is(name.last(), "compound", "flat")
                && !tree.isHyphenated(name.last())
                && hasMentionOver(tree, name.first(), head);
    }

    private static boolean hasMentionOver(Tree tree, int first, int last) {
        return tree.sentence().mentions().stream()
                .anyMatch(mention -> mention.span().covers(tree.token(first).span())
                        && mention.span().covers(tree.token(last).span()));
    }

    private static boolean isPartOfProperName(Tree tree, int token) {
        String form = tree.form(token);
        if (form.equals("-") || form.equals("–") || form.equals("'") || form.equals("’")) {
            return true;
        }
        return Character.isUpperCase(form.charAt(0)) && !tree.is(token, "det", "case", "punct", "nmod")
                || NAME_LINKS.contains(tree.lower(token)) && tree.is(token, "compound", "flat", "case", "nmod");
    }

    private static final Set<String> NAME_LINKS = WordSets.of("name links");

    private static int nameEnd(NounPhrase phrase, int from) {
        Tree tree = phrase.tree();
        int end = from;
        while (end < phrase.zoneLast() && isPartOfProperName(tree, end + 1)) {
            end++;
        }
        return end;
    }

    static boolean hasMention(Tree tree, int token, Mention.Kind kind) {
        return tree.sentence().mentions().stream()
                .anyMatch(mention -> mention.kind() == kind
                        && mention.span().covers(tree.token(token).span()));
    }

    // --------------------------------------------------------------------------------------------- descriptions

    private Optional<Naming> described(
            NounPhrase phrase, Spotter spotter, Spot<Description> spot, Optional<Naming> fallback) {
        Tree tree = phrase.tree();
        Sides sides = sides(phrase, spotter, spot.first(), spot.last());
        Description description = spot.value();
        boolean plural = description.plural() || isPlural(tree, phrase.head());
        return Optional.of(
                new Naming.OfDescription(description, plural, article(phrase), count(phrase), sides, fallback));
    }

    // ------------------------------------------------------------------------------------------------- the rest

    /** States and organisations inside the phrase, but for the tokens of the noun or name itself. */
    Sides sides(NounPhrase phrase, Spotter spotter, int first, int last) {
        Tree tree = phrase.tree();
        List<Side> states = new ArrayList<>();
        List<Side> organisations = new ArrayList<>();
        List<Side> seats = new ArrayList<>();
        for (Spot<Named> spot : spotter.names()) {
            if (spot.first() < phrase.first()
                    || spot.last() > phrase.last()
                    || spot.first() >= first && spot.last() <= last) {
                continue;
            }
            if (isForeign(tree, spot)) {
                continue;
            }
            if (spot.value().entity().isRegion()) {
                europeans(tree, phrase, spot, first, last).ifPresent(organisations::add);
                continue;
            }
            boolean settled = !states.isEmpty() || !organisations.isEmpty();
            if (settled && spot.first() > last && hasAnd(tree, last + 1, spot.first())) {
                // "Secretary of State Powell and the European Union": the second belongs to somebody else
                if (!tree.relation(headOf(tree, spot.first(), spot.last())).equals("conj")) {
                    continue;
                }
            }
            Named named = best(spot.values());
            Side side = new Side(named.entity(), spot.first(), spot.last());
            boolean place = isIn(tree, spot);
            if (!named.entity().isState()) {
                if (!place || named.kind() != NameKind.METONYM) {
                    organisations.add(side);
                }
            } else if (place) {
                seats.add(side);
            } else {
                states.add(side);
            }
        }
        List<Integer> pending = pending(phrase, spotter, first, last);
        if (states.isEmpty() && organisations.isEmpty() && pending.isEmpty()) {
            states.addAll(seats);
        }
        if (states.stream().anyMatch(side -> side.last() < phrase.head())) {
            // "three Egyptian policemen on the Gaza border": what stands before the noun tells whose it is
            states.removeIf(side -> side.first() > phrase.head());
        }
        return new Sides(states, organisations, pending);
    }

    /** "European officials" are the European Union's. */
    private Optional<Side> europeans(Tree tree, NounPhrase phrase, Spot<Named> spot, int first, int last) {
        boolean before = spot.last() < first && tree.lower(spot.last()).equals("european");
        boolean officials = before
                && (OF_EUROPE.contains(tree.token(last).lemma().toLowerCase(java.util.Locale.ROOT)))
                && phrase.covers(spot.first());
        return officials
                ? registry.organisation("EU").map(union -> new Side(union, spot.first(), spot.last()))
                : Optional.empty();
    }

    private static final Set<String> OF_EUROPE = WordSets.of("of Europe");

    private static boolean hasAnd(Tree tree, int first, int end) {
        for (int i = first; i < end; i++) {
            if (tree.is(i, "cc")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(Tree tree, Spot<Named> spot) {
        int head = headOf(tree, spot.first(), spot.last());
        return Set.of("in", "at", "near", "within", "inside").contains(tree.preposition(head));
    }

    /** "Iran-backed militias" are not Iran's, "the ambassador to Moscow" is not Moscow's. */
    private static boolean isForeign(Tree tree, Spot<Named> spot) {
        boolean state = spot.value().entity().isState();
        String joined = tree.lower(spot.last());
        if (joined.endsWith("-led")) {
            return state;
        }
        if (tree.isHyphenated(spot.last()) && !joined.endsWith("-based")) {
            String after = tree.lowerOr(spot.last() + 2);
            return !after.equals("based") && (state || !after.equals("led"));
        }
        int head = headOf(tree, spot.first(), spot.last());
        return Set.of("to", "with", "on", "against", "between", "near").contains(tree.preposition(head));
    }

    static int headOf(Tree tree, int first, int last) {
        for (int i = first; i <= last; i++) {
            int head = tree.head(i);
            if (head < first || head > last) {
                return i;
            }
        }
        return last;
    }

    /** Possessors and "of" phrases that only the document can resolve: "his", "the alliance's", "of that country". */
    private List<Integer> pending(NounPhrase phrase, Spotter spotter, int first, int last) {
        Tree tree = phrase.tree();
        List<Integer> pending = new ArrayList<>();
        for (int child : tree.children(phrase.head())) {
            if (child >= first && child <= last || !phrase.covers(child) || spotter.nameAt(child) != null) {
                continue;
            }
            boolean possessor = tree.token(child).deprel().equals("nmod:poss");
            boolean of =
                    tree.relation(child).equals("nmod") && Set.of("of", "from").contains(tree.preposition(child));
            boolean compound = tree.is(child, "compound") && spotter.descriptionAt(child) != null;
            if (possessor || of || compound) {
                pending.add(child);
            }
        }
        return pending;
    }

    static boolean isPlural(Tree tree, int token) {
        return tree.token(token).xpos().endsWith("S")
                && tree.token(token).xpos().startsWith("NN");
    }

    private static Article article(NounPhrase phrase) {
        Tree tree = phrase.tree();
        Article article = Article.NONE;
        for (int i = phrase.first(); i <= phrase.head(); i++) {
            if (OTHERS.contains(tree.lower(i))) {
                return Article.OTHER;
            }
        }
        for (int child : tree.children(phrase.head())) {
            if (child > phrase.head()) {
                continue;
            }
            if (tree.is(child, "det")) {
                article = switch (tree.lower(child)) {
                    case "the", "this", "that", "these", "those", "both" -> Article.DEFINITE;
                    case "a", "an", "one" -> Article.INDEFINITE;
                    default -> article;
                };
            } else if (tree.token(child).deprel().equals("nmod:poss") && article == Article.NONE) {
                article = Article.DEFINITE;
            }
        }
        return article;
    }

    private static Optional<Integer> count(NounPhrase phrase) {
        Tree tree = phrase.tree();
        for (int child : tree.children(phrase.head())) {
            if (child < phrase.head() && child >= phrase.first()) {
                Integer number = NUMBERS.get(tree.lower(child));
                if (number != null) {
                    return Optional.of(number);
                }
                if (tree.lower(child).matches("[0-9]{1,4}")) {
                    return Optional.of(Integer.valueOf(tree.lower(child)));
                }
            }
        }
        return Optional.empty();
    }
}
