package entente.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What became of the paragraphs of a text in its next version: the longest common run of paragraphs in order stays, the rest went
 * or came.
 */
final class TextDiff {

    enum Kind {
        STAYED(" "),
        WENT("-"),
        CAME("+");

        private final String mark;

        Kind(String mark) {
            this.mark = mark;
        }

        String mark() {
            return mark;
        }
    }

    record Line(Kind kind, String paragraph) {}

    private static final Pattern GAP = Pattern.compile("\\n\\s*\\n");
    /** Beyond this many comparisons order is not looked at. */
    private static final long MOST = 4_000_000;

    private TextDiff() {}

    static List<Line> of(String before, String after) {
        List<String> old = List.of(GAP.split(before.strip()));
        List<String> now = List.of(GAP.split(after.strip()));
        return (long) old.size() * now.size() > MOST ? unordered(old, now) : ordered(old, now);
    }

    private static List<Line> ordered(List<String> old, List<String> now) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int k = now.size() - 1; k >= 0; k--) {
                common[i][k] = old.get(i).equals(now.get(k))
                        ? common[i + 1][k + 1] + 1
                        : Math.max(common[i + 1][k], common[i][k + 1]);
            }
        }
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int k = 0;
        while (i < old.size() || k < now.size()) {
            if (i < old.size() && k < now.size() && old.get(i).equals(now.get(k))) {
                lines.add(new Line(Kind.STAYED, old.get(i++)));
                k++;
            } else if (k == now.size() || i < old.size() && common[i + 1][k] >= common[i][k + 1]) {
                lines.add(new Line(Kind.WENT, old.get(i++)));
            } else {
                lines.add(new Line(Kind.CAME, now.get(k++)));
            }
        }
        return lines;
    }

    private static List<Line> unordered(List<String> old, List<String> now) {
        Set<String> there = new HashSet<>(now);
        Set<String> before = new HashSet<>(old);
        List<Line> lines = new ArrayList<>();
        old.stream().filter(p -> !there.contains(p)).forEach(p -> lines.add(new Line(Kind.WENT, p)));
        now.forEach(p -> lines.add(new Line(before.contains(p) ? Kind.STAYED : Kind.CAME, p)));
        return lines;
    }
}
