package entente.ingest;

import java.util.Locale;

/** Why something that was offered did not become a document. Each reason is counted by itself. */
public enum Reason {
    NOT_FOUND("there is nothing of this name, or it vanished before it was read"),
    UNREADABLE("it is there, but could not be opened or read to its end"),
    LOOP("a link leads to a folder that is read already"),
    PASSED_OVER("a file in a folder, of a kind that is not read"),
    UNSUPPORTED("a file that was named, of a kind that is not read"),
    EMPTY("there is no text in it, or none but page furniture"),
    TOO_LARGE("it is larger than the limit for one document"),
    BINARY("it holds NUL characters, which no text does"),
    ENCODING("its bytes are no text in any encoding that could be told, or characters of it are lost"),
    BROKEN_ARCHIVE("the archive or packed file is damaged or ends too early"),
    EXPANDS_TOO_MUCH("the compressed file grows beyond all measure when it is unpacked"),
    NESTED_TOO_DEEPLY("archives within archives, deeper than anybody packs reports"),
    BROKEN_FILE("a PDF, Word or Rich Text file that is damaged, or is none"),
    ENCRYPTED("it is locked by a password"),
    ADDRESS_REFUSED("the address is none of the web, or leads into a private or reserved network"),
    ROBOTS("the site's robots.txt forbids programs to read it"),
    HTTP_ERROR("the server answered with an error"),
    NOT_JSON("the line is not a JSON object"),
    WRONG_SHAPE("a record lacks a field, or a field has the wrong type"),
    WRONG_DATE("the date given is no day of the calendar, or not one of the last five centuries");

    private final String meaning;

    Reason(String meaning) {
        this.meaning = meaning;
    }

    /** The reason in a sentence without a full stop, for the account at the end of a run. */
    public String meaning() {
        return meaning;
    }

    /** Whether somebody should look into it; a picture that lies beside the reports in a folder is no fault. */
    public boolean isFault() {
        return this != PASSED_OVER;
    }

    /** The name in accounts and files: "wrong_shape". */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
