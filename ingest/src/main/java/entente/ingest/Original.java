package entente.ingest;

import entente.model.Digest;

/** The bytes from which a document was made: a whole file, or one line of a JSON Lines file without its end. */
public final class Original {

    private final byte[] bytes;
    private final Digest digest;

    Original(byte[] bytes) {
        this.bytes = bytes;
        this.digest = Digest.of(bytes);
    }

    /** A copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public Digest digest() {
        return digest;
    }

    public int length() {
        return bytes.length;
    }
}
