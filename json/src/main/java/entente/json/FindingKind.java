package entente.json;

import entente.model.Event;
import entente.model.Finding;
import entente.model.Relation;
import entente.model.Statement;
import java.util.Locale;

/** The three kinds of finding, for where a finding stands by itself. */
public enum FindingKind {
    EVENT,
    STATEMENT,
    RELATION;

    public static FindingKind of(Finding finding) {
        return switch (finding) {
            case Event event -> EVENT;
            case Statement statement -> STATEMENT;
            case Relation relation -> RELATION;
        };
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
