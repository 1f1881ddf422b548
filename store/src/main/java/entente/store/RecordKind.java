package entente.store;

import java.util.Locale;

/** What a record holds. The two are never mixed, and every view says which it shows. */
public enum RecordKind {
    /** Reports of the world. */
    ORDINARY,
    /** Invented reports, as the samples are. */
    FICTION;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
