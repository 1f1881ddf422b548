package entente.ingest;

import entente.model.SourceMap;
import java.util.List;
import java.util.Optional;

/** A file of text, in whatever encoding. */
final class PlainText implements DocumentFormat {

    @Override
    public List<Report> read(Material material) throws Refusal {
        Decoded decoded = Decoded.of(material.original().shared());
        return List.of(new Report(
                material.stem(),
                decoded.text(),
                SourceMap.identity(decoded.text()),
                true,
                Told.NOTHING,
                Optional.of(material.name()),
                decoded.encoding(),
                Optional.empty(),
                decoded.notes()));
    }
}
