package entente.cli;

/** What went wrong, in words that tell the user what to do: place, expected, found, next step. */
final class UsableMessage extends RuntimeException {

    private static final long serialVersionUID = 1;

    UsableMessage(String message) {
        super(message);
    }

    private UsableMessage(String message, Throwable cause) {
        super(message, cause);
    }

    /** What another room said is said again; where it said nothing, its kind is. */
    static UsableMessage of(Exception cause) {
        return new UsableMessage(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
    }
}
