package entente.ingest;

import entente.model.Document;
import java.util.List;
import java.util.Optional;

/** What became of one thing that was offered: a document, or a refusal with its reason. In = kept + refused. */
public sealed interface Intake {

    /** The file or address, as given; "standard input" for what was piped in. */
    String location();

    /**
     * @param original the bytes it was made from
     * @param notes what a reader should know, in sentences: "read as windows-1252, since it is not UTF-8"; mostly none
     */
    record Kept(Document document, Original original, List<String> notes) implements Intake {
        public Kept {
            notes = List.copyOf(notes);
        }

        @Override
        public String location() {
            return document.source().location();
        }
    }

    /**
     * @param record the place inside a container: "line 41"
     * @param detail what was expected, what was found, and what can be done
     */
    record Refused(String location, Optional<String> record, Reason reason, String detail) implements Intake {

        /** The place, the reason and the detail in one line. */
        public String message() {
            return "%s%s: %s (%s)".formatted(location, record.map(r -> " " + r).orElse(""), detail, reason.code());
        }
    }
}
