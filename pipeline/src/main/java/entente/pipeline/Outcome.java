package entente.pipeline;

import entente.ingest.Intake;
import entente.model.CodedDocument;

/** What became of an intake. In = coded + known + refused + faulty. */
public sealed interface Outcome {

    record Coded(Intake.Kept kept, CodedDocument document) implements Outcome {}

    /** The record holds the same text already. */
    record Known(Intake.Kept kept) implements Outcome {}

    record Refused(Intake.Refused refusal) implements Outcome {}

    /** A fault of ours: the document is named and counted, the run goes on, and somebody should be told. */
    record Faulty(Intake.Kept kept, RuntimeException fault) implements Outcome {}
}
