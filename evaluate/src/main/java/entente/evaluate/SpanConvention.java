package entente.evaluate;

import entente.evaluate.Attributed.Attribution;
import entente.model.Statement;

/** How wide source, cue and content are marked. */
interface SpanConvention {

    /** Our own: the spans as they stand in the statement. */
    SpanConvention OURS = (statement, text) -> StatementComparison.plain(statement);

    Attribution of(Statement statement, String text);

    /** Whether the convention marks such a statement at all. */
    default boolean marks(Statement statement) {
        return true;
    }

    /** Whether what one cue introduces is one attribution, told and quoted words together. */
    default boolean joinsByCue() {
        return false;
    }
}
