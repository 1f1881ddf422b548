package entente.store;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A relation as the corpus attests it.
 *
 * @param subjectCode organisation or country, where known; so the object's
 * @param first day of which a report speaks; {@code last} likewise
 * @param reports that tell it
 * @param quote the words of one of them
 */
public record ToldRelation(
        String type,
        Optional<String> subjectCode,
        String subject,
        Optional<String> objectCode,
        String object,
        Optional<LocalDate> first,
        Optional<LocalDate> last,
        long reports,
        String quote) {}
