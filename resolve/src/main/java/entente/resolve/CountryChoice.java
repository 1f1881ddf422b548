package entente.resolve;

import entente.model.ActorMention;
import entente.model.Block;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whose somebody is of whom the words do not tell it: "the army", "12 villagers", "Mr. Rusu".
 *
 * <p>A log-linear choice between the states and organisations that the document names, and nobody. What speaks for a candidate is
 * how near it is named, as a place or as one who acts, how often, and who it is that has no side. The weights lie in
 * {@code country-weights.tsv}; they were fitted on the train split of our labels ({@code entente evaluate country-weights}).
 */
public final class CountryChoice {

    /** The candidate that stands for "nobody's". */
    public static final String NOBODY = "-";

    /** A choice that was to be made, for fitting: by candidate what speaks for it. */
    public record Example(List<ActorMention> mentions, Map<String, List<String>> candidates) {
        public Example {
            mentions = List.copyOf(mentions);
        }
    }

    /** Named as often as this, a state is what a report speaks of. */
    private static final int OFTEN = 4;

    private final Map<String, Double> weights;

    CountryChoice(Map<String, Double> weights) {
        this.weights = Map.copyOf(weights);
    }

    static CountryChoice load() {
        Map<String, Double> weights = new HashMap<>();
        for (Table.Row row : Table.load("country-weights.tsv").rows()) {
            weights.put(row.get("feature"), Double.valueOf(row.get("weight")));
        }
        return new CountryChoice(weights);
    }

    private double score(List<String> features) {
        double score = 0;
        for (String feature : features) {
            score += weights.getOrDefault(feature, 0.0);
        }
        return score;
    }

    /** One document's namings of states and organisations. */
    static final class Discussion {

        /** @param manner place, city, actor or body; follows: somebody whose side was chosen in the same way */
        private record Naming(int sentence, int token, String code, boolean organisation, String manner) {}

        private final CountryChoice choice;
        private final List<Tree> trees;
        private final Map<String, Naming> namings = new LinkedHashMap<>();
        private final Set<String> datelines = new TreeSet<>();
        private final List<Example> examples = new ArrayList<>();

        Discussion(CountryChoice choice, List<Tree> trees) {
            this.choice = choice;
            this.trees = trees;
        }

        void named(int sentence, int token, String code, boolean organisation) {
            String manner = organisation ? "body" : Places.isPlace(trees.get(sentence), token) ? "place" : "actor";
            add(new Naming(sentence, token, code, organisation, manner));
        }

        /** The report was sent from that country. */
        void dateline(String code) {
            datelines.add(code);
        }

        /** A city or region of that country is named there. */
        void city(int sentence, int token, String code) {
            add(new Naming(sentence, token, code, false, "city"));
        }

        private void add(Naming naming) {
            namings.putIfAbsent(naming.sentence() + "|" + naming.token() + "|" + naming.code(), naming);
        }

        /** The likeliest side of somebody; empty where that is nobody. */
        Optional<String> choose(Draft draft) {
            Map<String, List<String>> candidates = candidates(draft);
            examples.add(new Example(draft.mentions(), candidates));
            if (draft.sectors.contains("UAF")) {
                return Optional.empty();
            }
            Optional<String> chosen = candidates.entrySet().stream()
                    .max(Comparator.comparingDouble(
                                    (Map.Entry<String, List<String>> entry) -> choice.score(entry.getValue()))
                            .thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey)
                    .filter(code -> !code.equals(NOBODY));
            chosen.ifPresent(code -> draft.mentions().stream()
                    .filter(mention -> mention.how() != ActorMention.How.PRONOUN)
                    .forEach(mention -> add(new Naming(mention.sentence(), mention.head(), code, false, "follows"))));
            return chosen;
        }

        List<Example> examples() {
            return List.copyOf(examples);
        }

        /** Candidates in the order of the alphabet, each with what speaks for it. */
        private Map<String, List<String>> candidates(Draft draft) {
            ActorMention first = draft.mentions().stream().min(Draft.ORDER).orElseThrow();
            Map<String, List<Naming>> byCode = new TreeMap<>();
            // Guests of a place are not its country's: "foreign ministers in Geneva".
            boolean travels = draft.role.map(PhraseReader::travels).orElse(false);
            namings.values().stream()
                    .filter(naming ->
                            !travels || !List.of("place", "city", "follows").contains(naming.manner()))
                    .forEach(naming -> byCode.computeIfAbsent(naming.code(), key -> new ArrayList<>(4))
                            .add(naming));
            datelines.forEach(code -> byCode.computeIfAbsent(code, key -> new ArrayList<>(1)));
            Map<String, List<String>> candidates = new TreeMap<>();
            String who = who(draft);
            dropPassing(byCode, first, who);
            String noun = draft.role.map(role -> "the word " + role.noun()).orElse("");
            int most = byCode.values().stream().mapToInt(List::size).max().orElse(0);
            byCode.forEach((code, list) -> {
                List<String> features = new ArrayList<>();
                features(draft, first, list, features);
                features.add(list.size() == most ? "most" : list.size() * 2 > most ? "many" : "few");
                if (byCode.size() == 1) {
                    features.add("only");
                }
                if (datelines.contains(code)) {
                    features.add("in the dateline");
                }
                candidates.put(code, crossed(features, who, noun));
            });
            List<String> nobody = new ArrayList<>(List.of("nobody"));
            nobody.add("nobody, of " + Math.min(byCode.size(), 4));
            nobody.add("nobody, article " + draft.article.name().toLowerCase(Locale.ROOT));
            if (draft.modified) {
                nobody.add("nobody, modified");
            }
            candidates.put(NOBODY, crossed(nobody, who, noun));
            return candidates;
        }

        /**
         * A state that a report names once, in another sentence, beside one of which it keeps speaking, is nobody's side; nor is an
         * organisation the side of a private person merely because it is the topic.
         */
        private void dropPassing(Map<String, List<Naming>> byCode, ActorMention first, String who) {
            int most = byCode.values().stream().mapToInt(List::size).max().orElse(0);
            byCode.entrySet().removeIf(entry -> {
                List<Naming> list = entry.getValue();
                boolean here = list.stream().anyMatch(naming -> naming.sentence() == first.sentence());
                boolean passing = list.size() == 1 && most >= OFTEN;
                boolean topic =
                        who.equals("person") && !list.isEmpty() && list.stream().allMatch(Naming::organisation);
                return !here && !datelines.contains(entry.getKey()) && (passing || topic);
            });
        }

        private List<String> crossed(List<String> features, String who, String noun) {
            List<String> all = new ArrayList<>(features);
            if (isWhole()) {
                features.forEach(feature -> all.add(feature + " & whole report"));
            }
            features.forEach(feature -> all.add(feature + " & " + who));
            if (!noun.isEmpty()) {
                features.forEach(feature -> all.add(feature + " & " + noun));
            }
            return all;
        }

        /** Whether the text has a headline or a dateline: what is named far off is then of the same report. */
        private boolean isWhole() {
            return !datelines.isEmpty()
                    || trees.stream().anyMatch(tree -> tree.sentence().block() == Block.Kind.HEADLINE);
        }

        private void features(Draft draft, ActorMention first, List<Naming> list, List<String> features) {
            Map<String, Integer> nearest = new TreeMap<>();
            boolean before = false;
            boolean after = false;
            Tree tree = trees.get(first.sentence());
            int clause = tree.governor(first.head());
            for (Naming naming : list) {
                int back = first.sentence() - naming.sentence();
                String manner = naming.manner();
                nearest.merge(manner, rank(back), Math::min);
                if (back != 0) {
                    continue;
                }
                before |= naming.token() < first.head();
                after |= naming.token() > first.head();
                int there = tree.governor(naming.token());
                if (there == clause && clause > 0) {
                    features.add("same clause, " + manner);
                } else if (there == first.head()) {
                    features.add("inside the phrase");
                } else if (clause > 0 && there > 0 && tree.head(clause) == there) {
                    features.add("in the clause above, " + manner);
                } else if (there > 0 && tree.head(there) == clause) {
                    features.add("in a clause below, " + manner);
                } else if (isModifier(tree, naming.token()) && tree.governor(there) == clause && clause > 0) {
                    features.add("with one in the clause, " + tree.role(there).split(":")[0]);
                }
            }
            nearest.forEach((manner, rank) -> features.add(manner + " " + NEAR[rank]));
            if (before) {
                features.add("before in the sentence");
            }
            if (after) {
                features.add("after in the sentence");
            }
            boolean paragraph = list.stream()
                    .anyMatch(naming -> trees.get(naming.sentence()).sentence().paragraph()
                            == tree.sentence().paragraph());
            if (paragraph && trees.getLast().sentence().paragraph() > 0) {
                features.add("same paragraph");
            }
            if (list.stream().anyMatch(naming -> naming.sentence() == 0)) {
                features.add("in the first sentence");
            }
            if (list.stream()
                    .anyMatch(naming -> trees.get(naming.sentence()).sentence().block() == Block.Kind.HEADLINE)) {
                features.add("in the headline");
            }
            if (!list.isEmpty() && list.stream().allMatch(Naming::organisation)) {
                features.add("organisation");
            }
        }

        private static boolean isModifier(Tree tree, int token) {
            return tree.is(token, "amod", "compound", "nmod");
        }

        private static final String[] NEAR = {
            "here", "one before", "one after", "two before", "two after", "near", "far"
        };

        private static int rank(int back) {
            return switch (back) {
                case 0 -> 0;
                case 1 -> 1;
                case -1 -> 2;
                case 2 -> 3;
                case -2 -> 4;
                default -> Math.abs(back) <= 4 ? 5 : 6;
            };
        }

        private static final Set<String> OFFICIAL = Set.of("GOV", "LEG", "JUD", "PTY", "OPP", "SPY");
        private static final Set<String> ARMED = Set.of("REB", "CRM");

        private static String who(Draft draft) {
            String sector =
                    draft.sectors.isEmpty() ? "" : draft.sectors.iterator().next();
            if (OFFICIAL.contains(sector)) {
                return draft.kind == entente.model.ActorKind.PERSON ? "named official" : "official";
            }
            if (ARMED.contains(sector)) {
                return "armed";
            }
            return switch (sector) {
                case "MIL" -> "soldier";
                case "COP" -> "police";
                case "UAF" -> "gunman";
                case "JRN" -> "media";
                case "CVL", "REF" -> "civilian";
                case "" -> draft.kind.code();
                default -> "other";
            };
        }
    }
}
