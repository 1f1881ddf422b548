package entente.code;

import entente.codebook.Codebook;
import entente.model.CodedDocument;
import entente.model.Event;
import entente.model.Relation;
import entente.model.ResolvedDocument;
import entente.model.Sentence;
import entente.model.Span;
import entente.model.Statement;
import entente.model.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Codes a resolved document: its statements, events and relations.
 *
 * <p>A pure function of the document, the codebook and the rules; safe for use by any number of threads at once.
 */
public final class Coder {

    private static final Set<String> KNOWN = Set.of("the", "this", "that", "these", "those");

    /** What is read once from the files and shared by all documents. */
    record Knowledge(
            Codebook codebook,
            RuleBook rules,
            Lemmas lemmas,
            Modalities modalities,
            Shifts shifts,
            Topics topics,
            Magnitudes magnitudes,
            Cues cues,
            Attitudes.Lexicon attitudes,
            Circumstances.Finder circumstances,
            Sources sources,
            Stances stances,
            Relations relations,
            Calibration calibration) {

        Terms terms() {
            return new Terms(rules.set("types-with-terms"));
        }

        /** Nouns that stand as doers of acts of a type where nobody is named. */
        Set<String> unnamedDoers(String type) {
            return rules.findSet("doers-" + type);
        }

        /** Doers named only by a word that may as well mean a common criminal. */
        Set<String> privateDoers() {
            return rules.findSet("doers-private");
        }

        boolean isKeptWithoutParties(String type) {
            return rules.set("types-without-parties").contains(type);
        }
    }

    private final Knowledge knowledge;

    public Coder(Codebook codebook) {
        this(codebook, Calibration.shipped());
    }

    /** A coder whose confidences are bare scores under names such as "type:agreed": what a calibration is fitted on. */
    public static Coder uncalibrated(Codebook codebook) {
        return new Coder(codebook, Calibration.none());
    }

    private Coder(Codebook codebook, Calibration calibration) {
        RuleBook rules = RuleBook.of(codebook);
        Cues cues = new Cues();
        Attitudes.Lexicon attitudes = new Attitudes.Lexicon();
        Set<String> verbs = new LinkedHashSet<>(cues.verbs());
        verbs.addAll(attitudes.verbs());
        this.knowledge = new Knowledge(
                codebook,
                rules,
                rules.lemmas().knowing(verbs),
                new Modalities(),
                new Shifts(codebook),
                new Topics(codebook),
                new Magnitudes(rules),
                cues,
                attitudes,
                new Circumstances.Finder(),
                new Sources(),
                new Stances(),
                new Relations(),
                calibration);
    }

    /** @param coderName name, version and reader, as it will stand in every record: "entente/0.1.0+corenlp-4.5.10" */
    public CodedDocument code(ResolvedDocument resolved, String coderName) {
        String text = resolved.document().text();
        Cast cast = new Cast(resolved);
        Ids ids = new Ids(resolved.document());
        List<Tree> trees = resolved.annotated().sentences().stream()
                .map(sentence -> new Tree(knowledge.lemmas().mend(sentence, text), text))
                .toList();
        Statements finder = new Statements(knowledge, resolved.document(), trees, cast, ids);
        List<Statement> said = finder.find();
        Events coder = new Events(
                knowledge,
                cast,
                new TimeAndPlace(resolved),
                ids,
                resolved.document().date(),
                said,
                resolved.annotated().tellsFrames());
        List<Merging.Told> tellings = new ArrayList<>();
        for (Tree tree : trees) {
            for (Event event : coder.of(tree)) {
                tellings.add(new Merging.Told(
                        event, gist(tree, event), tree.sentence().index(), pointsBack(tree, event)));
            }
        }
        List<Event> events = new Merging(cast, knowledge.rules().set("types-told-twice-in-a-sentence")).apply(tellings);
        // Attitudes are read last: what is wanted or opposed is nobody's word for an act, and no act hangs on it.
        List<Statement> statements = finder.withAttitudes(materialActs(events));
        return new CodedDocument(
                resolved.document(),
                knowledge.codebook().id(),
                coderName,
                resolved.annotated().sentences().stream().map(Sentence::span).toList(),
                cast.all(),
                events.stream()
                        .sorted(Comparator.comparing(event -> event.trigger().span()))
                        .toList(),
                statements,
                relations(resolved, trees, cast, ids),
                resolved.conflicts());
    }

    /** The words of acts that are more than words: who "attacked a convoy" did so, and holds nothing against it. */
    private List<Span> materialActs(List<Event> events) {
        return events.stream()
                .filter(event -> knowledge.codebook().type(event.type()).quad() % 2 == 0)
                .map(event -> event.trigger().span())
                .toList();
    }

    private List<Relation> relations(ResolvedDocument resolved, List<Tree> trees, Cast cast, Ids ids) {
        List<Relation> relations = new ArrayList<>(resolved.relations());
        for (Tree tree : trees) {
            for (Relation told : knowledge
                    .relations()
                    .of(tree, cast, ids, resolved.document().date())) {
                boolean known = relations.stream()
                        .anyMatch(each -> each.type().equals(told.type())
                                && each.subject().equals(told.subject())
                                && each.object().equals(told.object()));
                if (!known) {
                    relations.add(told);
                }
            }
        }
        return relations;
    }

    /** Number of predicates in the rules, by type. */
    public java.util.Map<String, Integer> predicatesByType() {
        return knowledge.rules().countByType();
    }

    /** "the meeting", "these attacks": one noun that is taken for known, and nobody who does it or whom it is done to. */
    private static boolean pointsBack(Tree tree, Event event) {
        return event.actors().isEmpty()
                && event.recipients().isEmpty()
                && event.magnitude().isEmpty()
                && tree.tokens().stream()
                        .anyMatch(token -> token.span().equals(event.trigger().span())
                                && token.upos().equals("NOUN")
                                && tree.children(token, "det").stream()
                                        .anyMatch(det -> KNOWN.contains(tree.lower(det))));
    }

    /** The content words near the trigger by which two tellings of one act are known as the same. */
    private static Set<String> gist(Tree tree, Event event) {
        Set<String> gist = new LinkedHashSet<>();
        for (Token token : tree.tokens()) {
            if (event.trigger().span().covers(token.span())) {
                add(gist, token);
                for (Token child : tree.children(token, "obj", "xcomp", "ccomp", "nsubj:pass", "acl")) {
                    add(gist, child);
                    tree.children(child, "obj", "xcomp", "acl").forEach(each -> {
                        add(gist, each);
                        tree.children(each, "obj", "xcomp").forEach(below -> add(gist, below));
                    });
                }
            }
        }
        return gist;
    }

    private static void add(Set<String> gist, Token token) {
        if (token.upos().equals("VERB") || token.upos().equals("NOUN")) {
            gist.add(Tree.lemma(token));
        }
    }
}
