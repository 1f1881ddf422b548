package entente.code;

/** A rule file that is wrong: place, expected, found, what to do. */
public final class RuleException extends RuntimeException {
    public RuleException(String message) {
        super(message);
    }
}
