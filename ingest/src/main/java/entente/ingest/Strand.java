package entente.ingest;

import entente.model.SourceMap;
import java.util.ArrayList;
import java.util.List;

/** A text under construction that remembers from where each of its units was copied. */
final class Strand {

    private final StringBuilder text = new StringBuilder();
    private final List<SourceMap.Run> runs = new ArrayList<>();
    private int runKept;
    private int runOriginal;
    private int runLength;

    int length() {
        return text.length();
    }

    /** Appends a unit of the original. */
    void copy(char unit, int original) {
        if (runLength > 0 && runOriginal + runLength == original && runKept + runLength == text.length()) {
            runLength++;
        } else {
            endRun();
            runKept = text.length();
            runOriginal = original;
            runLength = 1;
        }
        text.append(unit);
    }

    /** Appends what the original does not have. */
    void make(String made) {
        text.append(made);
    }

    String text() {
        return text.toString();
    }

    SourceMap map() {
        endRun();
        return new SourceMap(runs);
    }

    private void endRun() {
        if (runLength > 0) {
            runs.add(new SourceMap.Run(runKept, runOriginal, runLength));
            runLength = 0;
        }
    }
}
