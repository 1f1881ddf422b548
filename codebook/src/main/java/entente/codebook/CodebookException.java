package entente.codebook;

/** A codebook file that is wrong, or a code that the codebook does not have: place, expected, found, what to do. */
public final class CodebookException extends RuntimeException {
    public CodebookException(String message) {
        super(message);
    }
}
