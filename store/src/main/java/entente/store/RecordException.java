package entente.store;

/** The record cannot be opened, or cannot take what it was given; the message says what was expected and what can be done. */
public class RecordException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public RecordException(String message) {
        super(message);
    }

    public RecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
