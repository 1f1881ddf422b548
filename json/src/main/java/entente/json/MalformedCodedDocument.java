package entente.json;

/** What was read is no coded document; the message says where, what was expected and what was found. */
public final class MalformedCodedDocument extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    MalformedCodedDocument(String message) {
        super(message);
    }
}
