package entente.ingest;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stream of JSON Lines. A line that is too long is passed through, never held. */
final class JsonLines implements Container {

    private final Piece piece;
    private final JsonLine jsonLine;
    private final Ingest.Settings settings;
    private final Scribe scribe;
    private final DocumentFormat html;
    private final LineReader lines;
    private boolean any;

    JsonLines(Piece piece, Ingest.Settings settings, Scribe scribe, DocumentFormat html) throws IOException {
        this.html = html;
        this.piece = piece;
        this.settings = settings;
        this.scribe = scribe;
        this.jsonLine = new JsonLine(settings.limit());
        this.lines = new LineReader(Wide.of(piece.in()).in(), settings.limit());
    }

    @Override
    public @Nullable Step next() throws Refusal, IOException {
        while (true) {
            LineReader.Line line = lines.next();
            if (line == null) {
                if (any) {
                    return null;
                }
                any = true;
                throw new Refusal(Reason.EMPTY, "expected JSON Lines, found no line with anything in it");
            }
            if (!line.isBlank()) {
                any = true;
                return new Step.Done(intake(line));
            }
        }
    }

    private Intake intake(LineReader.Line line) {
        Place place = piece.place().at("line " + line.number());
        try {
            if (line.isTooLong()) {
                throw scribe.tooLarge("a line of %,d bytes".formatted(line.length()));
            }
            Decoded decoded = Decoded.of(line.bytes());
            Original original = new Original(line.bytes());
            Material material =
                    new Material(piece.name(), original, Optional.empty(), Optional.empty(), settings.limit());
            Report report = jsonLine.read(decoded, material.stem() + "-" + line.number(), material, settings, html);
            // What is piped in has no place to go back to, and the order of its lines must not show in what is made of
            // them.
            boolean piped = place.location().equals(Reading.STANDARD_INPUT_NAME);
            return scribe.intake(report, new Original(line.bytes()), piped ? piece.place() : place, Optional.empty());
        } catch (Refusal refusal) {
            return place.refused(refusal);
        }
    }

    @Override
    public String reached() {
        return "line " + lines.number();
    }

    @Override
    public void close() {}
}
