package entente.ingest;

/** Carries a refusal from where it is found to where its place is known. Never leaves this room. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1;

    private final Reason reason;

    Refusal(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
