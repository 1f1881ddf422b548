package entente.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines of bytes from a stream, ended by LF, CR LF or CR, in memory that no line can exceed. */
final class LineReader {

    /** One line without its end. */
    static final class Line {
        private final int number;
        private final long length;
        private final byte[] bytes;

        private Line(int number, long length, byte[] bytes) {
            this.number = number;
            this.length = length;
            this.bytes = bytes;
        }

        /** From 1. */
        int number() {
            return number;
        }

        /** In bytes. */
        long length() {
            return length;
        }

        /** Whether it is longer than the limit; then its bytes are not kept. */
        boolean isTooLong() {
            return length > bytes.length;
        }

        byte[] bytes() {
            return bytes;
        }

        boolean isBlank() {
            if (isTooLong()) {
                return false;
            }
            for (byte b : bytes) {
                if (b != ' ' && b != '\t') {
                    return false;
                }
            }
            return true;
        }
    }

    private static final byte[] NOTHING = new byte[0];

    private final InputStream in;
    private final int limit;
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private int number;
    private boolean afterCarriageReturn;

    LineReader(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** How many lines were begun. */
    int number() {
        return number;
    }

    /** The next line without its end; null after the last. */
    @Nullable
    Line next() throws IOException {
        if (!fill()) {
            return null;
        }
        if (afterCarriageReturn && buffer[from] == '\n') {
            from++;
            afterCarriageReturn = false;
            if (!fill()) {
                return null;
            }
        }
        afterCarriageReturn = false;
        number++;
        if (fill()) {
            int end = end();
            // Most lines lie whole in the buffer.
            if (end < to && end - from <= limit) {
                byte[] whole = end == from ? NOTHING : Arrays.copyOfRange(buffer, from, end);
                afterCarriageReturn = buffer[end] == '\r';
                from = end + 1;
                return line(whole.length, whole);
            }
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        long length = 0;
        while (fill()) {
            int end = end();
            length += end - from;
            if (length <= limit) {
                line.write(buffer, from, end - from);
            }
            boolean ended = end < to;
            if (ended) {
                afterCarriageReturn = buffer[end] == '\r';
                end++;
            }
            from = end;
            if (ended) {
                break;
            }
        }
        return line(length, length <= limit ? line.toByteArray() : NOTHING);
    }

    private Line line(long length, byte[] bytes) {
        boolean marked = number == 1
                && bytes.length >= 3
                && (bytes[0] & 0xFF) == 0xEF
                && (bytes[1] & 0xFF) == 0xBB
                && (bytes[2] & 0xFF) == 0xBF;
        return marked
                ? new Line(number, length - 3, Arrays.copyOfRange(bytes, 3, bytes.length))
                : new Line(number, length, bytes);
    }

    /** Where the line ends, or the buffer. */
    private int end() {
        int end = from;
        while (end < to && buffer[end] != '\n' && buffer[end] != '\r') {
            end++;
        }
        return end;
    }

    private boolean fill() throws IOException {
        if (from < to) {
            return true;
        }
        from = 0;
        to = Math.max(0, in.read(buffer));
        return to > 0;
    }
}
