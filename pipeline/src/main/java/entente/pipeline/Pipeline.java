package entente.pipeline;

import entente.annotate.Annotator;
import entente.code.Coder;
import entente.codebook.Codebook;
import entente.ingest.Intake;
import entente.model.CodedDocument;
import entente.model.Digest;
import entente.model.Document;
import entente.model.ResolvedDocument;
import entente.resolve.Resolver;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The rooms in their order, once: annotate, resolve, code.
 *
 * <p>A pipeline is safe for use by several threads; what it makes of a document depends on the document alone.
 */
public final class Pipeline implements AutoCloseable {

    /** The version of the rules; part of the coder's name in every record. */
    public static final String VERSION = "0.1.0";

    private final Annotator annotator;
    private final Resolver resolver;
    private final Coder coder;
    private final Codebook codebook;

    public Pipeline(Annotator annotator, Resolver resolver, Codebook codebook) {
        this.annotator = annotator;
        this.resolver = resolver;
        this.codebook = codebook;
        this.coder = new Coder(codebook);
    }

    /** Name and version of what codes: "entente/0.1.0+reader-1", with "+actors-1a2b3c4d" for a user's own actors. */
    public String coder() {
        return "entente/" + VERSION + "+" + annotator.name()
                + resolver.userVersion().map(version -> "+actors-" + version).orElse("");
    }

    /** English is coded; any other language is kept as it is, without findings. */
    public CodedDocument code(Document document) {
        if (!document.language().equals("en")) {
            return new CodedDocument(
                    document, codebook.id(), coder(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        }
        return coder.code(resolve(document), coder());
    }

    /** Codes what was resolved before, whoever its actors are on. */
    public CodedDocument code(ResolvedDocument resolved) {
        return coder.code(resolved, coder());
    }

    /** An English document with its actors, dates and places, and nothing coded. */
    public ResolvedDocument resolve(Document document) {
        return resolver.resolve(annotator.annotate(document));
    }

    /**
     * Codes intakes by several threads; outcomes come in the order of the intakes, one for each.
     *
     * @param known digests that need no coding, since a record holds them already
     */
    public Outcomes code(Iterator<? extends Intake> intakes, int threads, Predicate<Digest> known) {
        return new Outcomes(new Ordered<>(intakes, threads, intake -> outcome(intake, known)));
    }

    private Outcome outcome(Intake intake, Predicate<Digest> known) {
        return switch (intake) {
            case Intake.Refused refused -> new Outcome.Refused(refused);
            case Intake.Kept kept -> known.test(kept.document().digest()) ? new Outcome.Known(kept) : coded(kept);
        };
    }

    @SuppressWarnings("CatchingUnchecked") // a fault of ours in one document must not end a run over a million
    private Outcome coded(Intake.Kept kept) {
        try {
            return new Outcome.Coded(kept, code(kept.document()));
        } catch (RuntimeException fault) {
            return new Outcome.Faulty(kept, fault);
        }
    }

    @Override
    public void close() {
        annotator.close();
    }
}
