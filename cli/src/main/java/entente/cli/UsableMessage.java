package entente.cli;

/** What went wrong, in words that tell the user what to do: place, expected, found, next step. */
final class UsableMessage extends RuntimeException {

    private static final long serialVersionUID = 1;

    UsableMessage(String message) {
        super(message);
    }
}
