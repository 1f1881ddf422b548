package entente.code;

import entente.code.Cast.Named;
import entente.model.Actor;
import entente.model.ActorKind;
import entente.model.ActorMention;
import entente.model.Mention;
import entente.model.Statement.SourceKind;
import entente.model.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells who speaks and what kind of source it is; a source that the resolver left out becomes an actor of its own. */
final class Sources {

    private final Map<String, SourceKind> kinds = new HashMap<>();

    Sources() {
        for (WordList.Line line : WordList.read("sources.tsv", "word", "kind")) {
            try {
                kinds.put(line.get(0), SourceKind.valueOf(line.get(1).toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw line.wrong("document, unnamed or collective", line.get(1));
            }
        }
    }

    boolean isDocument(Token head) {
        return kinds.get(Tree.lemma(head)) == SourceKind.DOCUMENT;
    }

    /** Whether the word names people, a body or a text. */
    boolean isKnown(String lemma) {
        return kinds.containsKey(lemma);
    }

    /** The actor that a phrase names at its head, or the phrase itself as a source that nothing more is known of. */
    Optional<Named> speaker(Tree tree, Token head, Cast cast) {
        int sentence = tree.sentence().index();
        Optional<Named> known = cast.at(sentence, head);
        if (known.isPresent()) {
            return known;
        }
        if (tree.isRelativePronoun(head)
                || head.upos().equals("VERB")
                || Tree.lemma(head).equals("it")) {
            return Optional.empty();
        }
        if (head.upos().equals("ADP")
                || head.upos().equals("PUNCT")
                || head.upos().equals("ADV")) {
            return Optional.empty();
        }
        SourceKind kind = kinds.getOrDefault(Tree.lemma(head), SourceKind.COLLECTIVE);
        ActorKind actor =
                kind == SourceKind.UNNAMED || head.upos().equals("PRON") ? ActorKind.UNNAMED : ActorKind.UNKNOWN;
        return Events.nounPhrase(tree, head).map(span -> cast.introduce(span, sentence, head, actor));
    }

    /** @param seen what the reader took it for; it decides where the resolver knows no more than the words */
    SourceKind kind(Tree tree, Token head, Named named, Optional<String> seen) {
        Actor actor = named.actor();
        if (named.mention().how() == ActorMention.How.PRONOUN || head.upos().equals("PRON")) {
            return SourceKind.PRONOUN;
        }
        if (isPersonsName(tree, head)) {
            return SourceKind.NAMED;
        }
        Optional<SourceKind> byWord = Optional.ofNullable(kinds.get(Tree.lemma(head)));
        Optional<SourceKind> byReader = seen.map(kind -> SourceKind.valueOf(kind.toUpperCase(Locale.ROOT)))
                .filter(kind -> kind != SourceKind.PRONOUN);
        return switch (actor.kind()) {
            case PERSON ->
                named.mention().how() != ActorMention.How.DESCRIPTION || isNamed(tree, named)
                        ? SourceKind.NAMED
                        : byReader.orElse(SourceKind.UNNAMED);
            case STATE, IGO, ALLIANCE, NGO -> byWord.orElse(SourceKind.COLLECTIVE);
            case COMPANY, GROUP, UNKNOWN ->
                byWord.or(() -> byReader.filter(kind ->
                                kind != SourceKind.UNNAMED || !head.upos().equals("PROPN")))
                        .orElse(SourceKind.COLLECTIVE);
            case UNNAMED ->
                byWord.or(() -> byReader.filter(kind -> kind != SourceKind.NAMED))
                        .orElse(SourceKind.UNNAMED);
        };
    }

    /** The reader sees a person's name at the head of the words. */
    private static boolean isPersonsName(Tree tree, Token head) {
        return head.upos().equals("PROPN")
                && tree.sentence().mentions().stream()
                        .anyMatch(mention -> mention.kind() == Mention.Kind.PERSON
                                && mention.span().covers(head.span()));
    }

    /** "the Russian president, Vladimir Putin" names him, "the president" does not. */
    private static boolean isNamed(Tree tree, Named named) {
        List<Token> tokens = tree.tokens().stream()
                .filter(token -> named.mention().evidence().span().covers(token.span()))
                .toList();
        String last = named.actor().name().replaceAll(".*\\s", "");
        return tokens.stream().anyMatch(token -> tree.form(token).equals(last));
    }
}
