package entente.corenlp;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import edu.stanford.nlp.semgraph.SemanticGraph;
import edu.stanford.nlp.semgraph.SemanticGraphCoreAnnotations;
import edu.stanford.nlp.semgraph.SemanticGraphEdge;
import edu.stanford.nlp.util.CoreMap;
import entente.annotate.Annotator;
import entente.model.AnnotatedDocument;
import entente.model.Block;
import entente.model.Document;
import entente.model.Mention;
import entente.model.Sentence;
import entente.model.Span;
import entente.model.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Reads with Stanford CoreNLP's fast set-up: tokens, tags, lemmas, neural dependencies and the three-class name finder.
 *
 * <p>Each block is read for itself, so a headline never flows into the paragraph below it. CoreNLP sees no nationality words,
 * no role nouns, no frames; the resolver and the coder find those by their tables.
 */
public final class CoreNlpAnnotator implements Annotator {

    private static final Map<String, Mention.Kind> KINDS = Map.of(
            "PERSON", Mention.Kind.PERSON,
            "ORGANIZATION", Mention.Kind.ORGANISATION,
            "LOCATION", Mention.Kind.PLACE);

    /** The three-class name finder gives no probability of its own; this is the share it gets right on edited news. */
    private static final double NAME_PROBABILITY = 0.85;

    private final StanfordCoreNLP pipeline;

    public CoreNlpAnnotator() {
        Properties settings = new Properties();
        settings.setProperty("annotators", "tokenize,pos,lemma,depparse,ner");
        settings.setProperty("ner.model", "edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz");
        settings.setProperty("ner.applyNumericClassifiers", "false");
        settings.setProperty("ner.applyFineGrained", "false");
        settings.setProperty("ner.useSUTime", "false");
        settings.setProperty("ner.buildEntityMentions", "false");
        settings.setProperty("tokenize.options", "untokenizable=noneKeep");
        this.pipeline = new StanfordCoreNLP(settings);
    }

    @Override
    public String name() {
        return "corenlp-4.5.10";
    }

    @Override
    public AnnotatedDocument annotate(Document document) {
        List<Sentence> sentences = new ArrayList<>();
        int paragraph = 0;
        for (Block block : document.blocks()) {
            if (block.kind().isRead()) {
                read(document, block, paragraph++, sentences);
            }
        }
        return new AnnotatedDocument(document, sentences, name());
    }

    private void read(Document document, Block block, int paragraph, List<Sentence> sentences) {
        Annotation annotation = new Annotation(block.span().in(document.text()));
        pipeline.annotate(annotation);
        for (CoreMap sentence : annotation.get(CoreAnnotations.SentencesAnnotation.class)) {
            sentences.add(sentence(sentence, block, paragraph, sentences.size()));
        }
    }

    private static Sentence sentence(CoreMap sentence, Block block, int paragraph, int index) {
        List<CoreLabel> labels = sentence.get(CoreAnnotations.TokensAnnotation.class);
        SemanticGraph tree = sentence.get(SemanticGraphCoreAnnotations.BasicDependenciesAnnotation.class);
        List<Token> tokens = new ArrayList<>(labels.size());
        for (int i = 0; i < labels.size(); i++) {
            tokens.add(token(labels.get(i), i + 1, tree, block));
        }
        Span span = new Span(
                tokens.getFirst().span().start(), tokens.getLast().span().end());
        return new Sentence(index, span, block.kind(), paragraph, tokens, names(labels, tokens), List.of());
    }

    private static Token token(CoreLabel label, int id, SemanticGraph tree, Block block) {
        Span span = new Span(
                block.span().start() + label.beginPosition(), block.span().start() + label.endPosition());
        int head = 0;
        String deprel = "root";
        var node = tree.getNodeByIndexSafe(id);
        if (node != null) {
            List<SemanticGraphEdge> incoming = tree.getIncomingEdgesSorted(node);
            if (!incoming.isEmpty()) {
                head = incoming.getFirst().getGovernor().index();
                deprel = incoming.getFirst().getRelation().toString();
            }
        }
        String lemma = label.lemma();
        return new Token(
                id,
                span,
                lemma == null ? label.word() : lemma,
                UniversalTags.of(label.tag(), label.word(), deprel),
                label.tag(),
                head,
                deprel);
    }

    private static List<Mention> names(List<CoreLabel> labels, List<Token> tokens) {
        List<Mention> names = new ArrayList<>();
        int i = 0;
        while (i < labels.size()) {
            Mention.Kind kind = KINDS.get(labels.get(i).ner());
            int end = i + 1;
            if (kind != null) {
                while (end < labels.size()
                        && labels.get(end).ner().equals(labels.get(i).ner())) {
                    end++;
                }
                Span span = new Span(
                        tokens.get(i).span().start(), tokens.get(end - 1).span().end());
                names.add(new Mention(span, kind, NAME_PROBABILITY));
            }
            i = end;
        }
        return names;
    }

    @Override
    public void close() {
        // CoreNLP keeps its models in static fields; there is nothing to give back.
    }
}
