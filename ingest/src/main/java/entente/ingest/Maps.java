package entente.ingest;

import entente.model.SourceMap;
import java.util.ArrayList;
import java.util.List;

/** Ways back that lead through a text in between. */
final class Maps {

    private Maps() {}

    /** From the text of {@code outer} to the original of {@code inner}; {@code outer} leads into the text of {@code inner}. */
    static SourceMap through(SourceMap outer, SourceMap inner) {
        List<SourceMap.Run> middle = inner.runs();
        if (middle.size() == 1
                && middle.getFirst().kept() == 0
                && middle.getFirst().original() == 0) {
            return outer;
        }
        List<SourceMap.Run> runs = new ArrayList<>();
        for (SourceMap.Run run : outer.runs()) {
            int end = run.original() + run.length();
            for (int k = firstBeyond(middle, run.original()); k < middle.size(); k++) {
                SourceMap.Run step = middle.get(k);
                int from = Math.max(run.original(), step.kept());
                int to = Math.min(end, step.kept() + step.length());
                if (step.kept() >= end) {
                    break;
                }
                append(runs, run.kept() + from - run.original(), step.original() + from - step.kept(), to - from);
            }
        }
        return new SourceMap(runs);
    }

    /** The first run that ends beyond {@code place}. */
    private static int firstBeyond(List<SourceMap.Run> runs, int place) {
        int low = 0;
        int high = runs.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (runs.get(middle).kept() + runs.get(middle).length() > place) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static void append(List<SourceMap.Run> runs, int kept, int original, int length) {
        if (!runs.isEmpty()) {
            SourceMap.Run last = runs.getLast();
            if (last.kept() + last.length() == kept && last.original() + last.length() == original) {
                runs.set(runs.size() - 1, new SourceMap.Run(last.kept(), last.original(), last.length() + length));
                return;
            }
        }
        runs.add(new SourceMap.Run(kept, original, length));
    }
}
