package entente.code;

import java.util.ArrayList;
import java.util.List;

/** A lexicon file: tab-separated lines under a line of column names; lines that begin with "#" are comments. */
final class WordList {

    /** @param line in the file, for messages */
    record Line(String file, int line, List<String> cells) {
        String get(int column) {
            return cells.get(column);
        }

        RuleException wrong(String expected, String found) {
            return new RuleException(
                    "%s line %d: expected %s, found \"%s\". Correct the cell.".formatted(file, line, expected, found));
        }
    }

    private WordList() {}

    static List<Line> read(String file, String... columns) {
        return parse(file, RuleBook.resource(file), columns);
    }

    /** @param file name for messages */
    static List<Line> parse(String file, String content, String... columns) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        boolean headed = false;
        for (String text : content.split("\n", -1)) {
            number++;
            if (text.isBlank() || text.startsWith("#")) {
                continue;
            }
            List<String> cells = List.of(text.split("\t", -1));
            if (cells.size() != columns.length || (!headed && !cells.equals(List.of(columns)))) {
                throw new RuleException(
                        "%s line %d: expected %d cells separated by tabs (%s), found %s. Leave a cell empty if there is no value."
                                .formatted(file, number, columns.length, String.join(", ", columns), cells));
            }
            if (headed) {
                lines.add(new Line(file, number, cells));
            }
            headed = true;
        }
        return lines;
    }
}
