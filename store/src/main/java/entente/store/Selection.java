package entente.store;

import entente.model.CodedDocument;
import java.util.Set;

/**
 * A document with what was found in it.
 *
 * @param findings ids of its events, statements and relations that were asked for; none where only documents were
 */
public record Selection(CodedDocument coded, Set<String> findings) {
    public Selection {
        findings = Set.copyOf(findings);
    }
}
