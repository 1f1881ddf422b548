package entente.resolve;

import entente.model.Frame;
import entente.model.Mention;
import entente.model.Token;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Nouns that no table knows but that the reader takes for somebody: "interrogators", "a roadside bomb", "the school". */
final class ToldDoers {

    private static final Set<String> PARTIES = Set.of("actor", "recipient", "source", "addressee");

    /** Endings of nouns that name a person. */
    private static final Set<String> PERSONS = WordSets.of("endings of doers");

    private static final Set<String> FAMILY = WordSets.of("family and private persons");

    private ToldDoers() {}

    /** A role for the noun at the head of a phrase, if the reader says that somebody is named there. */
    static Optional<Role> at(Tree tree, int head) {
        String upos = tree.token(head).upos();
        boolean noun = upos.equals("NOUN") || upos.equals("ADJ") || upos.equals("NUM") || upos.equals("PROPN");
        if (!noun || DateWords.isTimeNoun(tree.lower(head)) || !isTold(tree, head)) {
            return Optional.empty();
        }
        Token token = tree.token(head);
        boolean plural = token.xpos().equals("NNS") || token.xpos().equals("NNPS") || upos.equals("NUM");
        String lemma = token.lemma().toLowerCase(Locale.ROOT);
        boolean person = upos.equals("NUM")
                || upos.equals("ADJ")
                || FAMILY.contains(lemma)
                || PERSONS.stream().anyMatch(ending -> lemma.length() > ending.length() + 2 && lemma.endsWith(ending))
                        && !NO_PERSONS.contains(lemma);
        return Optional.of(new Role(
                lemma,
                person ? Role.Kind.PERSON : Role.Kind.BODY,
                plural,
                List.of(),
                Optional.empty(),
                Optional.empty()));
    }

    private static final Set<String> NO_PERSONS = WordSets.of("no persons");

    private static boolean isTold(Tree tree, int head) {
        for (Mention mention : tree.sentence().mentions()) {
            if (mention.kind() == Mention.Kind.ROLE
                    && mention.span().overlaps(tree.token(head).span())
                    && isHeadOf(tree, head, mention)) {
                return true;
            }
        }
        return isParty(tree, head);
    }

    /** Whether the reader says that an act or a statement has this noun as doer, recipient, source or addressee. */
    static boolean isParty(Tree tree, int head) {
        for (Frame frame : tree.sentence().frames()) {
            for (Frame.Role role : frame.roles()) {
                if (PARTIES.contains(role.name().toLowerCase(Locale.ROOT))
                        && role.first() <= head
                        && head <= role.last()
                        && PhraseReader.headOf(tree, role.first(), role.last()) == head) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isHeadOf(Tree tree, int head, Mention mention) {
        int first = 0;
        int last = 0;
        for (Token token : tree.sentence().tokens()) {
            if (mention.span().overlaps(token.span())) {
                first = first == 0 ? token.id() : first;
                last = token.id();
            }
        }
        return PhraseReader.headOf(tree, first, last) == head;
    }
}
