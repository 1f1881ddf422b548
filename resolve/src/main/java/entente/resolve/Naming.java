package entente.resolve;

import entente.model.ActorMention.How;
import java.util.List;
import java.util.Optional;

/** What the words of one noun phrase say by themselves, before the rest of the document is asked. */
sealed interface Naming {

    /** Determiner in front. */
    enum Article {
        NONE,
        DEFINITE,
        INDEFINITE,
        /** "another", "a second", "other": somebody else than before. */
        OTHER
    }

    /**
     * Something that the registry knows.
     *
     * @param people whether its people are named rather than itself: "two Palestinians"
     */
    record OfRegistry(Entity entity, boolean people, boolean plural, How how) implements Naming {}

    /** A named person. */
    record OfPerson(String name, Optional<Role> role, Sides sides) implements Naming {}

    /** A name that the registry does not know. */
    record OfUnknownName(String name, Optional<Role> role, boolean organisation, Sides sides) implements Naming {}

    /**
     * A role noun without a name.
     *
     * @param withheld whether the text says that the name is kept back
     * @param modified whether a word that we do not know tells which one is meant: "the Zionist regime"
     */
    record OfRole(
            Role role,
            Article article,
            Optional<Integer> count,
            Sides sides,
            boolean withheld,
            boolean modified,
            String words)
            implements Naming {}

    /**
     * A noun that calls again what was named: "the alliance".
     *
     * @param otherwise how it reads where nothing named fits: "members" as a role noun
     */
    record OfDescription(
            Description description,
            boolean plural,
            Article article,
            Optional<Integer> count,
            Sides sides,
            Optional<Naming> otherwise)
            implements Naming {}

    record OfPronoun(Pronoun pronoun) implements Naming {}

    /** "who", "which", "that" at the head of a relative clause. */
    record OfRelative(int antecedent) implements Naming {}

    /**
     * Whom a phrase puts somebody with: the states and organisations in it, and the tokens of possessors that must be
     * resolved first.
     *
     * @param states by the words that name them, in the order of the text
     * @param pending heads of phrases inside ("his", "the alliance's") that stand for a side
     */
    record Sides(List<Side> states, List<Side> organisations, List<Integer> pending) {
        static final Sides NONE = new Sides(List.of(), List.of(), List.of());

        public Sides {
            states = List.copyOf(states);
            organisations = List.copyOf(organisations);
            pending = List.copyOf(pending);
        }

        boolean isEmpty() {
            return states.isEmpty() && organisations.isEmpty() && pending.isEmpty();
        }
    }

    /** A state or an organisation and the tokens that name it inside the phrase. */
    record Side(Entity entity, int first, int last) {}
}
