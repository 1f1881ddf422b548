package entente.cli;

import entente.pipeline.Outcome;

/** Faults of our own in one document: named, traced, counted; the run goes on. */
final class Faults {

    private Faults() {}

    static void report(Outcome.Faulty faulty) {
        System.err.printf(
                "entente: a fault of Entente's in %s (%s), please report it; the document is left out and the run goes on%n",
                faulty.kept().document().id(), faulty.kept().location());
        faulty.fault().printStackTrace();
    }
}
