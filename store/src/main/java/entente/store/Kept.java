package entente.store;

import entente.model.CodedDocument;
import java.util.List;
import java.util.Optional;

/**
 * A coded document on its way into the record.
 *
 * @param original its original bytes, if these are to be kept too
 * @param notes of its intake, in sentences: "read as windows-1252, since it is not UTF-8"; mostly none
 */
public record Kept(CodedDocument coded, Optional<byte[]> original, List<String> notes) {
    public Kept {
        notes = List.copyOf(notes);
    }

    public Kept(CodedDocument coded, Optional<byte[]> original) {
        this(coded, original, List.of());
    }
}
