package entente.cli;

import entente.model.Span;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Writes for a person: wrapped to the width of the terminal, in colour where that can be seen.
 *
 * <p>Colour is used if the output is a terminal and {@code NO_COLOR} is not set (no-color.org); {@code CLICOLOR_FORCE} asks for it
 * in any case. Lines are as wide as the terminal and never wider than 100: longer ones are hard to read.
 */
final class Screen {

    private static final int WIDEST = 100;

    private final PrintStream out;
    private final boolean coloured;
    private final int width;

    Screen(PrintStream out, boolean coloured, int width) {
        this.out = out;
        this.coloured = coloured;
        this.width = Math.max(40, Math.min(WIDEST, width));
    }

    static Screen standard() {
        boolean forced = System.getenv("CLICOLOR_FORCE") != null;
        boolean coloured = forced || (isTerminal("entente.terminal.out") && System.getenv("NO_COLOR") == null);
        return new Screen(System.out, coloured, Integer.getInteger("entente.terminal.columns", WIDEST));
    }

    /**
     * Whether a stream goes to a terminal. Java 21 cannot tell for one stream, so the launcher says it.
     *
     * @param property entente.terminal.out or entente.terminal.err
     */
    static boolean isTerminal(String property) {
        return Boolean.getBoolean(property);
    }

    int width() {
        return width;
    }

    boolean coloured() {
        return coloured;
    }

    String ink(Ink ink, String words) {
        return coloured && ink != Ink.PLAIN ? ink.on() + words + Ink.off() : words;
    }

    void line(String words) {
        out.println(words);
    }

    void blank() {
        out.println();
    }

    /** A headline with a rule under it. */
    void heading(String words) {
        line(ink(Ink.TITLE, words));
        line(ink(Ink.FAINT, "─".repeat(Math.min(width, Math.max(words.length(), 12)))));
    }

    /**
     * Words of a text to be shown in a certain way.
     *
     * @param note written small behind them: the number of a finding
     */
    record Mark(Span span, Ink ink, Optional<String> note) {}

    /** A stretch of {@code text}, wrapped and indented, with its marks. */
    void passage(String text, Span stretch, List<Mark> marks, int indent) {
        for (Span line : wrap(text, stretch, width - indent - 4)) {
            line(" ".repeat(indent) + inked(text, line, marks));
        }
    }

    /** Words wrapped and indented, further lines a little deeper. */
    void paragraph(String words, int indent, int hanging) {
        if (words.isEmpty()) {
            return;
        }
        boolean first = true;
        for (Span line : wrap(words, new Span(0, words.length()), width - indent - hanging)) {
            line(" ".repeat(first ? indent : indent + hanging) + line.in(words));
            first = false;
        }
    }

    /**
     * A label and the words that belong to it, wrapped so that further lines stand under the first word.
     *
     * @param label written as wide as it is, blanks included
     */
    void item(int indent, String label, Ink ink, String words) {
        String blank = " ".repeat(indent + label.length());
        String start = " ".repeat(indent) + ink(ink, label);
        for (Span line : wrap(words, new Span(0, Math.max(1, words.length())), width - blank.length())) {
            line(start + line.in(words));
            start = blank;
        }
    }

    private static List<Span> wrap(String text, Span stretch, int width) {
        List<Span> lines = new ArrayList<>();
        int start = stretch.start();
        while (start < stretch.end()) {
            while (start < stretch.end() && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            int end = Math.min(stretch.end(), start + width);
            if (end < stretch.end() && !Character.isWhitespace(text.charAt(end))) {
                int back = end;
                while (back > start && !Character.isWhitespace(text.charAt(back - 1))) {
                    back--;
                }
                end = back > start ? back : end;
            }
            int last = end;
            while (last > start && Character.isWhitespace(text.charAt(last - 1))) {
                last--;
            }
            if (last > start) {
                lines.add(new Span(start, last));
            }
            start = Math.max(end, start + 1);
        }
        return lines;
    }

    private String inked(String text, Span line, List<Mark> marks) {
        StringBuilder inked = new StringBuilder();
        Ink current = Ink.PLAIN;
        for (int i = line.start(); i < line.end(); i++) {
            Ink ink = at(marks, i);
            if (ink != current) {
                change(inked, current, ink);
                current = ink;
            }
            inked.append(text.charAt(i) == '\n' ? ' ' : text.charAt(i));
            List<Mark> ending = ending(marks, i + 1);
            if (!ending.isEmpty()) {
                change(inked, current, Ink.PLAIN);
                current = Ink.PLAIN;
                for (Mark mark : ending) {
                    inked.append(ink(Ink.FAINT, "[" + mark.note().orElseThrow() + "]"));
                }
            }
        }
        change(inked, current, Ink.PLAIN);
        return inked.toString();
    }

    private void change(StringBuilder line, Ink from, Ink to) {
        if (coloured) {
            line.append(from == Ink.PLAIN ? "" : Ink.off()).append(to.on());
        }
    }

    /** The narrowest mark wins where several lie over one another. */
    private static Ink at(List<Mark> marks, int position) {
        return marks.stream()
                .filter(mark -> mark.span().covers(position))
                .min(Comparator.comparingInt(mark -> mark.span().length()))
                .map(Mark::ink)
                .orElse(Ink.PLAIN);
    }

    private static List<Mark> ending(List<Mark> marks, int position) {
        return marks.stream()
                .filter(mark -> mark.span().end() == position && mark.note().isPresent())
                .toList();
    }
}
