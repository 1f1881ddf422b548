package entente.ingest;

import entente.model.Digest;

/** The bytes from which a document was made: a whole file, an entry of an archive, or one record of a corpus. */
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

    /** The bytes themselves, for those in this room who only read them. */
    byte[] shared() {
        return bytes;
    }

    public Digest digest() {
        return digest;
    }

    public int length() {
        return bytes.length;
    }
}
