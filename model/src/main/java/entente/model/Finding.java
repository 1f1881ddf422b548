package entente.model;

import java.util.List;

/** What the record holds of a document. The id is made from the document's digest, the kind and the place. */
public sealed interface Finding permits Event, Statement, Relation {

    String id();

    /** Every span with its words that this finding rests on, in the order of the text. */
    List<Evidence> evidence();
}
