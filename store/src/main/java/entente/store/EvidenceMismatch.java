package entente.store;

/** A coding whose words do not stand where it says, or that speaks of an actor it does not have. Always a fault of the coder. */
public final class EvidenceMismatch extends RecordException {

    private static final long serialVersionUID = 1;

    EvidenceMismatch(String message) {
        super(message);
    }
}
