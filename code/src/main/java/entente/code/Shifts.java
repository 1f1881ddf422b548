package entente.code;

import entente.code.Modalities.Judged;
import entente.codebook.Codebook;
import entente.model.Modality;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cases in which another type says better that an act is planned or refused ("will meet" is AGREE), from {@code shifts.tsv}. */
final class Shifts {

    /** @param mode added to the act; empty for none */
    record Shift(String type, Optional<String> mode, Modality modality) {}

    private static final String FILE = "shifts.tsv";
    private static final String[] COLUMNS = {"type", "told", "becomes", "mode", "modality"};

    private final Map<String, Shift> shifts = new HashMap<>();

    Shifts(Codebook codebook) {
        take(codebook, WordList.read(FILE, COLUMNS));
        codebook.shifts().ifPresent(own -> take(codebook, WordList.parse(FILE, own, COLUMNS)));
    }

    private void take(Codebook codebook, List<WordList.Line> lines) {
        for (WordList.Line line : lines) {
            if (codebook.findType(line.get(0)).isEmpty()
                    || codebook.findType(line.get(2)).isEmpty()) {
                continue; // a codebook of the user's own need not have PLOVER's types
            }
            Optional<String> mode = line.get(3).isEmpty() ? Optional.empty() : Optional.of(line.get(3));
            shifts.put(line.get(0) + " " + line.get(1), new Shift(line.get(2), mode, Modality.ofCode(line.get(4))));
        }
    }

    Optional<Shift> of(String type, Judged judged) {
        String told = judged.refused() ? "refused" : judged.modality().code();
        return Optional.ofNullable(shifts.get(type + " " + told));
    }
}
