package entente.resolve;

import entente.model.Actor;
import entente.model.ActorMention;
import entente.model.AnnotatedDocument;
import entente.model.Block;
import entente.model.Digest;
import entente.model.Document;
import entente.model.Mention;
import entente.model.ResolvedDocument;
import entente.model.Sentence;
import entente.model.Source;
import entente.model.SourceMap;
import entente.model.Span;
import entente.model.Token;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A short report with trees written by hand.
 *
 * <p>A sentence is a line of words "form/xpos/head/relation", with a blank between; the universal tag and the lemma follow
 * from the tag. A blank line begins a new paragraph. Words are joined by blanks, but marks and "'s" join the word before.
 */
final class Story {

    private final Optional<LocalDate> date;
    private final StringBuilder text = new StringBuilder();
    private final List<Sentence> sentences = new ArrayList<>();
    private int paragraph;

    private Story(Optional<LocalDate> date) {
        this.date = date;
    }

    static Story on(String date) {
        return new Story(Optional.of(LocalDate.parse(date)));
    }

    static Story undated() {
        return new Story(Optional.empty());
    }

    Story paragraph() {
        paragraph++;
        text.append('\n');
        return this;
    }

    Story sentence(String line) {
        List<Token> tokens = new ArrayList<>();
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append(' ');
        }
        boolean opened = false;
        boolean glued = true;
        for (String word : line.strip().split("\\s+")) {
            String[] parts = word.split("/");
            String form = parts[0];
            boolean closes = form.matches("[.,;:?!)\\]]|'s|'") || form.equals("\"") && opened;
            if (!glued && !closes) {
                text.append(' ');
            }
            glued = form.equals("(") || form.equals("[") || form.equals("\"") && !opened;
            if (form.equals("\"")) {
                opened = !opened;
            }
            int start = text.length();
            text.append(form);
            int head = Integer.parseInt(parts[2]);
            tokens.add(new Token(
                    tokens.size() + 1,
                    new Span(start, text.length()),
                    lemma(form, parts[1]),
                    upos(parts[1]),
                    parts[1],
                    head,
                    parts[3]));
        }
        Span span = tokens.getFirst().span().union(tokens.getLast().span());
        sentences.add(new Sentence(
                sentences.size(), span, Block.Kind.PARAGRAPH, paragraph, tokens, List.<Mention>of(), List.of()));
        return this;
    }

    private static String lemma(String form, String tag) {
        String lower = form.toLowerCase(java.util.Locale.ROOT);
        if (tag.equals("VBD") && lower.equals("said")) {
            return "say";
        }
        if (tag.equals("VBD") && lower.equals("told")) {
            return "tell";
        }
        if (tag.equals("VBD") || tag.equals("VBN")) {
            return lower.endsWith("ed") ? lower.substring(0, lower.length() - (lower.endsWith("eed") ? 0 : 2)) : lower;
        }
        if (tag.equals("VBZ") && !lower.equals("is")) {
            return lower.substring(0, lower.length() - 1);
        }
        return tag.startsWith("NNP") ? form : lower;
    }

    private static String upos(String tag) {
        return switch (tag) {
            case "NNP", "NNPS" -> "PROPN";
            case "NN", "NNS" -> "NOUN";
            case "PRP", "PRP$", "WP", "EX" -> "PRON";
            case "JJ", "JJR", "JJS" -> "ADJ";
            case "DT", "PDT", "WDT" -> "DET";
            case "CD" -> "NUM";
            case "IN", "TO", "POS" -> "ADP";
            case "CC" -> "CCONJ";
            case "RB" -> "ADV";
            case "MD" -> "AUX";
            default -> tag.startsWith("V") ? "VERB" : "PUNCT";
        };
    }

    ResolvedDocument resolve() {
        String kept = text.toString();
        Digest digest = Digest.of(kept);
        Document document = new Document(
                "story",
                digest,
                kept,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                date,
                Optional.empty(),
                "en",
                new Source("story", Optional.empty(), digest, Optional.empty()),
                SourceMap.identity(kept),
                List.of());
        return Resolver.standard().resolve(new AnnotatedDocument(document, sentences, "by hand"));
    }

    /** The actor of the {@code n}th mention, from 1, that has exactly these words. */
    static Actor actor(ResolvedDocument document, String words, int n) {
        List<ActorMention> found = new ArrayList<>();
        List<Actor> owners = new ArrayList<>();
        for (Actor actor : document.actors()) {
            for (ActorMention mention : actor.mentions()) {
                if (mention.evidence().text().equals(words)) {
                    int at = 0;
                    while (at < found.size() && found.get(at).evidence().compareTo(mention.evidence()) < 0) {
                        at++;
                    }
                    found.add(at, mention);
                    owners.add(at, actor);
                }
            }
        }
        if (found.size() < n) {
            throw new AssertionError("expected mention %d of \"%s\", found %d; the actors are %s"
                    .formatted(n, words, found.size(), names(document)));
        }
        return owners.get(n - 1);
    }

    static Actor actor(ResolvedDocument document, String words) {
        return actor(document, words, 1);
    }

    private static List<String> names(ResolvedDocument document) {
        return document.actors().stream()
                .map(actor -> actor.name()
                        + actor.mentions().stream()
                                .map(m -> m.evidence().text())
                                .toList())
                .toList();
    }
}
