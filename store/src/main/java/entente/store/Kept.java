package entente.store;

import entente.model.CodedDocument;
import java.util.Optional;

/** A coded document on its way into the record, with its original bytes if these are to be kept too. */
public record Kept(CodedDocument coded, Optional<byte[]> original) {}
