package entente.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.io.input.ReaderInputStream;

/**
 * A stream of lines whose bytes can be told apart: what begins with the mark of UTF-16, as spreadsheets write it, is turned
 * into UTF-8 on the way.
 *
 * @param encoding what it was; empty if nothing was turned
 */
record Wide(InputStream in, Optional<String> encoding) {

    static Wide of(InputStream in) throws IOException {
        PushbackInputStream peeked = new PushbackInputStream(in, 2);
        byte[] mark = peeked.readNBytes(2);
        boolean little = mark.length == 2 && (mark[0] & 0xFF) == 0xFF && (mark[1] & 0xFF) == 0xFE;
        boolean big = mark.length == 2 && (mark[0] & 0xFF) == 0xFE && (mark[1] & 0xFF) == 0xFF;
        if (!little && !big) {
            peeked.unread(mark);
            return new Wide(peeked, Optional.empty());
        }
        Charset charset = little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        InputStream turned = ReaderInputStream.builder()
                .setReader(new java.io.InputStreamReader(
                        peeked, charset.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)))
                .setCharset(StandardCharsets.UTF_8)
                .get();
        return new Wide(turned, Optional.of(charset.name()));
    }
}
