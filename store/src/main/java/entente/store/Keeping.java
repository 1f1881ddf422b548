package entente.store;

/** What became of a coded document that was given to the record. */
public enum Keeping {
    /** Its text was not in the record. */
    NEW,
    /** Its text and this very coding were there; its place was noted if it was a new one. */
    KNOWN,
    /** Its text was there with another coding, which this one supersedes. */
    RECODED
}
