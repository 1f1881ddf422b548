package entente.evaluate;

import entente.model.Actor;
import entente.model.ActorMention;
import entente.model.Document;
import entente.model.ResolvedDocument;
import entente.model.Sentence;
import entente.model.Span;
import entente.model.Token;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scores which words are taken for one actor, on OntoGUM (GUM's coreference in the manner of OntoNotes, without singletons).
 *
 * <p>Mentions are compared by their head words. Counted are mentions of persons, organisations and places (states act) whose head is a name or a pronoun,
 * in chains of two or more such mentions; so are ours. Measures: MUC (Vilain et al. 1995), B³ (Bagga, Baldwin 1998), CEAF-e (Luo
 * 2005, by a greedy alignment), LEA (Moosavi, Strube 2016).
 */
public final class CoreferenceEvaluation {

    private static final Set<String> ACTORS = Set.of("person", "organization", "place");
    private static final Pattern BRACKET = Pattern.compile("\\((\\d+)\\)?|(\\d+)\\)");

    private final GumDocuments gum;
    private final Path coreference;

    public CoreferenceEvaluation(Path training, Path shared) throws IOException {
        this.gum = new GumDocuments(training, shared);
        this.coreference = shared.resolve("data/annotation/gum_coref");
    }

    public void report(String genre, String split, Function<Document, ResolvedDocument> resolver, PrintStream out)
            throws IOException {
        Map<String, double[]> sums = new TreeMap<>();
        List<Map<String, double[]>> documents = new ArrayList<>();
        List<String> names = gum.names(genre, split);
        int mentions = 0;
        for (String name : names) {
            GumDocuments.Gum document = gum.read(name);
            ResolvedDocument resolved = resolver.apply(document.document());
            List<Set<Integer>> key = key(name, document, resolved);
            List<Set<Integer>> response = response(resolved);
            mentions += key.stream().mapToInt(Set::size).sum();
            Map<String, double[]> counts = Chains.counts(key, response);
            documents.add(counts);
            counts.forEach((measure, four) -> add(sums, measure, four));
        }
        out.printf(
                Locale.ROOT,
                "%s, split %s: %d documents, %d mentions in chains. Brackets: 95%% intervals, 1,000 draws of documents.%n%n",
                genre,
                split,
                names.size(),
                mentions);
        out.println("| measure | P | R | F1 |");
        out.println("|---|---|---|---|");
        sums.forEach((measure, four) -> {
            double[] interval = interval(documents, measure);
            out.printf(
                    Locale.ROOT,
                    "| %s | %.3f | %.3f | %.3f [%.3f–%.3f] |%n",
                    measure,
                    Chains.share(four[2], four[3]),
                    Chains.share(four[0], four[1]),
                    Chains.f1(four),
                    interval[0],
                    interval[1]);
        });
    }

    private static void add(Map<String, double[]> sums, String measure, double[] four) {
        double[] sum = sums.computeIfAbsent(measure, key -> new double[4]);
        for (int i = 0; i < 4; i++) {
            sum[i] += four[i];
        }
    }

    private static double[] interval(List<Map<String, double[]>> documents, String measure) {
        java.util.Random random = new java.util.Random(20031203L);
        double[] values = new double[1000];
        for (int i = 0; i < values.length; i++) {
            Map<String, double[]> sums = new TreeMap<>();
            for (int j = 0; j < documents.size(); j++) {
                add(
                        sums,
                        measure,
                        java.util.Objects.requireNonNull(
                                documents.get(random.nextInt(documents.size())).get(measure)));
            }
            values[i] = Chains.f1(java.util.Objects.requireNonNull(sums.get(measure)));
        }
        java.util.Arrays.sort(values);
        return new double[] {values[25], values[974]};
    }

    // --------------------------------------------------------------------------------------------------- chains

    /** The head of a mention, told by the start of its word in the text; empty unless it is a name or a pronoun. */
    private static Optional<Integer> head(Span span, ResolvedDocument resolved) {
        for (Sentence sentence : resolved.annotated().sentences()) {
            if (sentence.span().overlaps(span)) {
                return ActorEvaluation.head(sentence, span)
                        .filter(CoreferenceEvaluation::isNameOrPronoun)
                        .map(token -> token.span().start());
            }
        }
        return Optional.empty();
    }

    private static boolean isNameOrPronoun(Token token) {
        return token.upos().equals("PROPN") || token.upos().equals("PRON");
    }

    private static List<Set<Integer>> response(ResolvedDocument resolved) {
        List<Set<Integer>> chains = new ArrayList<>();
        for (Actor actor : resolved.actors()) {
            Set<Integer> chain = new LinkedHashSet<>();
            for (ActorMention mention : actor.mentions()) {
                Token token =
                        resolved.annotated().sentences().get(mention.sentence()).token(mention.head());
                if (isNameOrPronoun(token)) {
                    chain.add(token.span().start());
                }
            }
            if (chain.size() > 1) {
                chains.add(chain);
            }
        }
        return chains;
    }

    private List<Set<Integer>> key(String name, GumDocuments.Gum document, ResolvedDocument resolved)
            throws IOException {
        Set<Span> actors = actorSpans(document);
        Map<Integer, List<Span>> chains = new TreeMap<>();
        Map<Integer, List<Integer>> open = new LinkedHashMap<>();
        int row = 0;
        for (String line : Files.readAllLines(coreference.resolve(name + ".conll"))) {
            String[] cells = line.split("\t");
            if (cells.length < 3 || !cells[0].matches("\\d+")) {
                continue;
            }
            Matcher bracket = BRACKET.matcher(cells[2]);
            while (bracket.find()) {
                boolean opens = bracket.group(1) != null;
                int id = Integer.parseInt(opens ? bracket.group(1) : bracket.group(2));
                if (opens) {
                    open.computeIfAbsent(id, key -> new ArrayList<>()).add(row);
                }
                if (bracket.group().endsWith(")")) {
                    List<Integer> begun = open.getOrDefault(id, new ArrayList<>());
                    if (!begun.isEmpty()) {
                        int first = begun.removeLast();
                        chains.computeIfAbsent(id, key -> new ArrayList<>())
                                .add(document.words()
                                        .get(first)
                                        .span()
                                        .union(document.words().get(row).span()));
                    }
                }
            }
            row++;
        }
        if (row != document.words().size()) {
            throw new IOException("%s: %d words in the coreference file, %d in the tree file"
                    .formatted(name, row, document.words().size()));
        }
        List<Set<Integer>> key = new ArrayList<>();
        for (List<Span> chain : chains.values()) {
            boolean actor = chain.stream().filter(actors::contains).count() * 2 > chain.size();
            Set<Integer> heads = new LinkedHashSet<>();
            chain.forEach(span -> head(span, resolved).ifPresent(heads::add));
            if (actor && heads.size() > 1) {
                key.add(heads);
            }
        }
        return key;
    }

    /** Spans that GUM marks as a person or an organisation. */
    private static Set<Span> actorSpans(GumDocuments.Gum document) {
        Set<Span> spans = new HashSet<>();
        Map<String, List<Object[]>> open = new LinkedHashMap<>();
        for (GumDocuments.Word word : document.words()) {
            for (String mark : word.marks().split("\\|")) {
                if (!mark.startsWith("Entity=")) {
                    continue;
                }
                Matcher entity = Pattern.compile("\\((\\d+)-([a-z]+)-[^()]*(\\))?|(\\d+)\\)")
                        .matcher(mark);
                while (entity.find()) {
                    if (entity.group(1) != null && entity.group(3) != null) {
                        if (ACTORS.contains(entity.group(2))) {
                            spans.add(word.span());
                        }
                    } else if (entity.group(1) != null) {
                        open.computeIfAbsent(entity.group(1), key -> new ArrayList<>())
                                .add(new Object[] {word.span(), entity.group(2)});
                    } else {
                        List<Object[]> begun = open.getOrDefault(entity.group(4), new ArrayList<>());
                        if (!begun.isEmpty()) {
                            Object[] first = begun.removeLast();
                            if (ACTORS.contains((String) first[1])) {
                                spans.add(((Span) first[0]).union(word.span()));
                            }
                        }
                    }
                }
            }
        }
        return spans;
    }
}
