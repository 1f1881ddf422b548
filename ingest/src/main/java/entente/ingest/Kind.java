package entente.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of file that are read. A kind is told by the ending of the name; where that tells nothing, by the first bytes. */
public enum Kind {
    TEXT("plain text, and exports of LexisNexis and Factiva", "txt", "text"),
    HTML("a web page", "html", "htm", "xhtml"),
    RTF("Rich Text, and exports of LexisNexis and Factiva", "rtf"),
    PDF("PDF", "pdf"),
    DOCX("a Word document", "docx"),
    MAIL("a letter", "eml"),
    JSON_LINES("a JSON object a line", "jsonl", "ndjson"),
    JSON("a JSON object, or a list of them", "json"),
    CSV("a table with commas or semicolons", "csv"),
    TSV("a table with tabs", "tsv", "tab"),
    MBOX("a mailbox", "mbox"),
    WARC("a web archive", "warc", "wet"),
    ZIP("an archive of these", "zip"),
    TAR("an archive of these", "tar", "tgz"),
    GZIP("any of these, packed", "gz");

    /** How many bytes {@link #ofBytes} likes to see. */
    static final int HEAD = 1024;

    private final String meaning;
    private final List<String> endings;

    Kind(String meaning, String... endings) {
        this.meaning = meaning;
        this.endings = List.of(endings);
    }

    /** What it is, for the help: "a web page". */
    public String meaning() {
        return meaning;
    }

    /** How names of files of this kind end, without the dot. */
    public List<String> endings() {
        return endings;
    }

    /** The name in options and messages: "jsonl". */
    public String code() {
        return endings.getFirst();
    }

    /** The kind of that name; empty if there is none. */
    public static Optional<Kind> named(String code) {
        String ending = code.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.endings.contains(ending))
                .findFirst();
    }

    /** ".txt, .text, .html, …": all that a name may end in. */
    public static String allEndings() {
        return Arrays.stream(values())
                .flatMap(kind -> kind.endings.stream())
                .map(ending -> "." + ending)
                .collect(Collectors.joining(", "));
    }

    /** By the ending of a file's name. */
    static Optional<Kind> ofName(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? Optional.empty() : named(name.substring(dot + 1));
    }

    /** By a media type: "text/html; charset=utf-8". Types that say nothing are none. */
    static Optional<Kind> ofMediaType(String type) {
        String bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (bare) {
            case "text/html", "application/xhtml+xml" -> Optional.of(HTML);
            case "text/plain" -> Optional.of(TEXT);
            case "application/pdf", "application/x-pdf" -> Optional.of(PDF);
            case "application/rtf", "text/rtf" -> Optional.of(RTF);
            case "application/vnd.openxmlformats-officedocument.wordprocessingml.document" -> Optional.of(DOCX);
            case "message/rfc822" -> Optional.of(MAIL);
            default -> Optional.empty();
        };
    }

    /** By what no other kind begins with. Plain text, JSON and tables have no such mark and are not found. */
    static Optional<Kind> ofBytes(byte[] head) {
        String start = new String(head, 0, Math.min(head.length, HEAD), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u001f\u008b")) {
            return Optional.of(GZIP);
        }
        if (start.startsWith("PK\u0003\u0004")) {
            return Optional.of(start.startsWith("[Content_Types].xml", 30) ? DOCX : ZIP);
        }
        if (start.startsWith("%PDF-")) {
            return Optional.of(PDF);
        }
        if (start.startsWith("{\\rtf")) {
            return Optional.of(RTF);
        }
        if (start.startsWith("WARC/")) {
            return Optional.of(WARC);
        }
        if (start.matches("(?s)From \\S+ .{0,40}\\d{4}\\r?\\n.*")) {
            return Optional.of(MBOX);
        }
        if (start.startsWith("ustar", 257)) {
            return Optional.of(TAR);
        }
        String words = start.replaceFirst("^(?:\u00EF\u00BB\u00BF)?\\s+", "").toLowerCase(Locale.ROOT);
        if (words.startsWith("<!doctype html") || words.startsWith("<html")) {
            return Optional.of(HTML);
        }
        return Optional.empty();
    }
}
