package entente.serve;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Krippendorff's alpha for nominal values, any number of coders, missing values left out (Krippendorff, Content Analysis, 4th
 * edition 2018, chapter 12). 1 is full agreement, 0 what chance gives.
 */
final class Alpha {

    private Alpha() {}

    /**
     * @param units the values that the coders gave to each unit; units with fewer than two count nowhere
     * @return empty where no unit was coded twice or all values are the same
     */
    static OptionalDouble of(List<List<String>> units) {
        SortedMap<String, Long> totals = new TreeMap<>();
        long values = 0;
        double disagreed = 0;
        for (List<String> unit : units) {
            if (unit.size() < 2) {
                continue;
            }
            SortedMap<String, Long> counts = new TreeMap<>();
            unit.forEach(value -> counts.merge(value, 1L, Long::sum));
            counts.forEach((value, count) -> totals.merge(value, count, Long::sum));
            values += unit.size();
            long same = counts.values().stream()
                    .mapToLong(count -> count * (count - 1))
                    .sum();
            disagreed += (double) ((long) unit.size() * (unit.size() - 1) - same) / (unit.size() - 1);
        }
        long alike =
                totals.values().stream().mapToLong(count -> count * (count - 1)).sum();
        long all = values * (values - 1);
        if (values == 0 || all == alike) {
            return OptionalDouble.empty();
        }
        double observed = disagreed / values;
        double expected = (double) (all - alike) / all;
        return OptionalDouble.of(1 - observed / expected);
    }
}
