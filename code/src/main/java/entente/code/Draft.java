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
 */
record Draft(
        Optional<Participant> source,
        SourceKind sourceKind,
        Optional<Evidence> cue,
        List<Span> stretches,
        Circumstances circumstances,
        String basis) {

    Draft {
        stretches = stretches.stream().sorted().toList();
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
        return new Draft(source, sourceKind, cue, words, circumstances, basis);
    }

    Draft alsoSaying(Span words) {
        List<Span> all = new ArrayList<>(stretches);
        all.add(words);
        return saying(all);
    }
}
