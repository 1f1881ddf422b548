package entente.code;

import entente.model.Evidence;
import entente.model.Participant;
import entente.model.Span;
import entente.model.Statement.SourceKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A statement before it is known in which other it stands.
 *
 * @param stretches the reported words, in the order of the text
 * @param attitude what makes it an attitude; empty where words are reported
 */
record Draft(
        Optional<Participant> source,
        SourceKind sourceKind,
        Optional<Evidence> cue,
        List<Span> stretches,
        Circumstances circumstances,
        String basis,
        Optional<Attitudes.Held> attitude) {

    Draft {
        stretches = stretches.stream().sorted().toList();
    }

    Draft(
            Optional<Participant> source,
            SourceKind sourceKind,
            Optional<Evidence> cue,
            List<Span> stretches,
            Circumstances circumstances,
            String basis) {
        this(source, sourceKind, cue, stretches, circumstances, basis, Optional.empty());
    }

    Span longest() {
        return stretches.stream()
                .max(Comparator.comparingInt(Span::length).thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }

    boolean covers(Span words) {
        return stretches.stream().anyMatch(stretch -> stretch.covers(words));
    }

    Draft saying(List<Span> words) {
        return new Draft(source, sourceKind, cue, words, circumstances, basis, attitude);
    }

    Draft introducedBy(Evidence words) {
        return new Draft(source, sourceKind, Optional.of(words), stretches, circumstances, basis, attitude);
    }

    Draft alsoSaying(Span words) {
        List<Span> all = new ArrayList<>(stretches);
        all.add(words);
        return saying(all);
    }
}
