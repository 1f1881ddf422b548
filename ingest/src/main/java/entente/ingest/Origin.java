package entente.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * One file as it lies on the disk, or one stream, with a count of what was taken from it and of what that grew to. All that
 * is unpacked from it, archives within archives among them, counts together, so that no nesting hides a bomb.
 */
final class Origin extends FilterInputStream {

    /** Text shrinks to a third or a fifth; a hundred and fifty times is no text. */
    static final long MOST_EXPANSION = 150;

    private static final long EXPANSION_ALLOWED = 64_000_000;

    static final class Expansion extends IOException {
        private static final long serialVersionUID = 1;
    }

    private final LongConsumer meter;
    private final OptionalLong size;
    private long packed;
    private long unpacked;

    /**
     * @param size in bytes, where it is known
     * @param meter is told of every byte that is taken
     */
    Origin(InputStream in, OptionalLong size, LongConsumer meter) {
        super(in);
        this.size = size;
        this.meter = meter;
    }

    OptionalLong size() {
        return size;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        add(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        add(Math.max(0, read));
        return read;
    }

    private void add(int bytes) {
        packed += bytes;
        meter.accept(bytes);
    }

    /** {@code in}, which unpacks bytes of this; it stops when all together have grown beyond measure. */
    InputStream guarding(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int read = super.read();
                grow(read < 0 ? 0 : 1);
                return read;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                grow(Math.max(0, read));
                return read;
            }

            @Override
            public long skip(long n) throws IOException {
                long skipped = super.skip(n);
                grow(skipped);
                return skipped;
            }
        };
    }

    private void grow(long bytes) throws Expansion {
        unpacked += bytes;
        if (unpacked > EXPANSION_ALLOWED && unpacked > MOST_EXPANSION * packed) {
            throw new Expansion();
        }
    }
}
