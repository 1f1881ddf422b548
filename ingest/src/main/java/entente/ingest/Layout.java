package entente.ingest;

import entente.model.Block;
import entente.model.SourceMap;
import entente.model.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of text seen as what it is made of: furniture, headline, byline, dateline, paragraphs. From it follows the cleaned
 * text: the headline first, then each paragraph in one line, an empty line between two.
 *
 * <p>In order: the page is cut into lines; furniture is set aside; if the lines look wrapped at a margin they are joined
 * within what stands between empty lines, else each line is a paragraph; then the first parts are looked at for headline,
 * byline and dateline.
 *
 * @param text the cleaned text
 * @param map from the cleaned text to the original
 * @param blocks of the cleaned text
 * @param furniture spans of the original that were set aside
 * @param title the cleaned words of the first headline
 * @param byline who wrote it, without "By"
 * @param dateline where it was found
 * @param datedLine a line that holds nothing but a date, where there is one
 */
record Layout(
        String text,
        SourceMap map,
        List<Block> blocks,
        List<Span> furniture,
        Optional<String> title,
        Optional<String> byline,
        Optional<Placed> dateline,
        Optional<Placed> datedLine) {

    /** A dateline and the place in the cleaned text from which its ranges count. */
    record Placed(int offset, Datelines.Found found) {}

    private static final DataFile FURNITURE = DataFile.open("furniture.txt");
    private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final List<Pattern> TOP = FURNITURE.patterns("top", ANY_CASE);
    private static final List<Pattern> BOTTOM = FURNITURE.patterns("bottom", ANY_CASE);
    private static final List<Pattern> ANYWHERE = FURNITURE.patterns("anywhere", ANY_CASE);
    private static final List<Pattern> TAIL = FURNITURE.patterns("tail", ANY_CASE);
    private static final List<Pattern> BYLINES = DataFile.open("bylines.txt").patterns("", 0);

    private static final int LONGEST_FURNITURE = 420;
    private static final int LONGEST_HEADLINE = 150;
    private static final int LONGEST_BYLINE = 140;
    private static final int WIDEST_MARGIN = 120;
    private static final int LEAST_PROSE = 60;
    private static final int WHOLE_PARAGRAPH = 120;
    private static final int DATELINE_PARAGRAPHS = 6;
    private static final int TOP_LINES = 40;
    private static final double MOSTLY = 0.7;
    private static final double SHORT = 0.6;

    private static final Pattern SENTENCE_END = Pattern.compile("[.!?…:][\"”’'»)\\]]*$");
    /** Ends that a headline does not have, a quoted sentence's end and a full stop within the line among them. */
    private static final Pattern NO_HEADLINE =
            Pattern.compile("(?:[.,;:…]|--|—)[\"”’'»)\\]]*$|[.!?][\"”’]$|\\p{Ll}[.!?] \\p{Lu}");

    /** @param start of its first unit that is no blank; {@code end} likewise after its last */
    private record Line(int start, int end, int indent, String text) {
        boolean isBlank() {
            return text.isEmpty();
        }

        boolean isProse() {
            return text.length() >= LEAST_PROSE && SENTENCE_END.matcher(text).find();
        }
    }

    private record Part(List<Line> lines, String text) {}

    static Layout of(String original) {
        List<Line> lines = lines(original);
        boolean[] dropped = furniture(lines);
        Hyphens hyphens = Hyphens.of(original);
        List<Part> parts = parts(original, lines, dropped, hyphens);
        List<Span> furniture = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (dropped[i]) {
                furniture.add(new Span(lines.get(i).start(), lines.get(i).end()));
            }
        }
        return compose(original, parts, furniture, hyphens);
    }

    // Lines

    private static List<Line> lines(String original) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= original.length(); i++) {
            if (i == original.length() || endsLine(original.charAt(i))) {
                lines.add(line(original, start, i));
                if (i + 1 < original.length() && original.charAt(i) == '\r' && original.charAt(i + 1) == '\n') {
                    i++;
                }
                start = i + 1;
            }
        }
        return lines;
    }

    private static Line line(String original, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isNothing(original.charAt(start))) {
            start++;
        }
        while (end > start && isNothing(original.charAt(end - 1))) {
            end--;
        }
        Strand strand = new Strand();
        copy(original, start, end, strand);
        return new Line(start, end, start - from, strand.text());
    }

    private static boolean endsLine(char c) {
        return c == '\n' || c == '\r' || c == '\f' || c == '\u2028' || c == '\u2029';
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Units that are seen by nobody: zero-width blanks, soft hyphens, marks of direction and order, control characters. */
    private static boolean isInvisible(char c) {
        return c == '\u200B'
                || c == '\u2060'
                || c == '\uFEFF'
                || c == '\u00AD'
                || c == '\u200E'
                || c == '\u200F'
                || Character.isISOControl(c) && !isBlank(c);
    }

    private static boolean isNothing(char c) {
        return isBlank(c) || isInvisible(c);
    }

    /** Copies what can be seen; blanks in a row become one. */
    private static void copy(String original, int start, int end, Strand strand) {
        for (int i = start; i < end; i++) {
            char c = original.charAt(i);
            if (isInvisible(c)) {
                continue;
            }
            if (!isBlank(c)) {
                strand.copy(c, i);
                continue;
            }
            int next = i + 1;
            while (next < end && isNothing(original.charAt(next))) {
                next++;
            }
            if (next == i + 1 && c == ' ') {
                strand.copy(c, i);
            } else {
                strand.make(" ");
            }
            i = next - 1;
        }
    }

    // Furniture

    private static boolean[] furniture(List<Line> lines) {
        boolean[] dropped = new boolean[lines.size()];
        int firstProse = 0;
        int seen = 0;
        while (firstProse < lines.size()
                && seen < TOP_LINES
                && !lines.get(firstProse).isProse()) {
            seen += lines.get(firstProse).isBlank() ? 0 : 1;
            firstProse++;
        }
        boolean anyProse = false;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.isBlank()) {
                continue;
            }
            dropped[i] = fits(ANYWHERE, line) || i < firstProse && fits(TOP, line);
            if (!dropped[i] && anyProse && fits(TAIL, line) && noParagraphAfter(lines, i)) {
                for (int k = i; k < lines.size(); k++) {
                    dropped[k] = !lines.get(k).isBlank();
                }
                break;
            }
            anyProse |= line.isProse();
        }
        for (int i = lines.size() - 1; i >= 0; i--) {
            Line line = lines.get(i);
            if (line.isBlank() || dropped[i]) {
                continue;
            }
            if (!fits(BOTTOM, line)) {
                break;
            }
            dropped[i] = true;
        }
        return dropped;
    }

    private static boolean noParagraphAfter(List<Line> lines, int i) {
        return lines.subList(i + 1, lines.size()).stream()
                .noneMatch(line -> line.isProse() && line.text().length() >= WHOLE_PARAGRAPH);
    }

    private static boolean fits(List<Pattern> patterns, Line line) {
        return line.text().length() <= LONGEST_FURNITURE
                && patterns.stream()
                        .anyMatch(pattern -> pattern.matcher(line.text()).matches());
    }

    // Parts

    private static List<Part> parts(String original, List<Line> lines, boolean[] dropped, Hyphens hyphens) {
        List<List<Line>> groups = new ArrayList<>();
        List<Line> group = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank() || dropped[i]) {
                if (!group.isEmpty()) {
                    groups.add(group);
                    group = new ArrayList<>();
                }
            } else {
                group.add(lines.get(i));
            }
        }
        if (!group.isEmpty()) {
            groups.add(group);
        }
        int margin = margin(groups);
        List<Part> parts = new ArrayList<>();
        for (List<Line> members : groups) {
            List<Line> part = new ArrayList<>();
            for (Line line : members) {
                if (!part.isEmpty() && (margin == 0 || beginsParagraph(part.getLast(), line, margin))) {
                    parts.add(part(original, part, hyphens));
                    part = new ArrayList<>();
                }
                part.add(line);
            }
            parts.add(part(original, part, hyphens));
        }
        return parts;
    }

    private static Part part(String original, List<Line> lines, Hyphens hyphens) {
        Strand strand = new Strand();
        append(original, lines, strand, hyphens);
        return new Part(List.copyOf(lines), strand.text());
    }

    /** A word that was divided at the end of a line is put together, with its hyphen or without. */
    private static void append(String original, List<Line> lines, Strand strand, Hyphens hyphens) {
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            boolean last = i + 1 == lines.size();
            boolean soft = line.end() < original.length() && original.charAt(line.end()) == '\u00AD';
            boolean divided = !last && !soft && Hyphens.isDivided(line.text());
            boolean drops =
                    divided && !hyphens.belongs(line.text(), lines.get(i + 1).text());
            copy(original, line.start(), drops ? line.end() - 1 : line.end(), strand);
            if (!last && !soft && !divided) {
                strand.make(" ");
            }
        }
    }

    /** The width at which the lines were wrapped, in units; 0 if they were not. */
    private static int margin(List<List<Line>> groups) {
        int[] lengths = groups.stream()
                .filter(group -> group.size() > 1)
                .flatMap(List::stream)
                .mapToInt(line -> line.text().length())
                .sorted()
                .toArray();
        if (lengths.length == 0) {
            return 0;
        }
        int margin = lengths[(int) (0.9 * (lengths.length - 1))];
        if (lengths[lengths.length - 1] > WIDEST_MARGIN) {
            return 0;
        }
        int pairs = 0;
        int wrapped = 0;
        int runOn = 0;
        for (List<Line> group : groups) {
            for (int i = 0; i + 1 < group.size(); i++) {
                Line line = group.get(i);
                Line next = group.get(i + 1);
                if (stopsShort(line, next, margin)) {
                    continue;
                }
                boolean open = !SENTENCE_END.matcher(line.text()).find();
                boolean goesOn = open && Character.isLowerCase(next.text().charAt(0));
                pairs++;
                wrapped += goesOn || !wouldFit(line, next, margin) ? 1 : 0;
                runOn += open ? 1 : 0;
            }
        }
        return runOn > 0 && wrapped >= MOSTLY * pairs ? Math.max(margin, 1) : 0;
    }

    /** In wrapped text a new paragraph is told by its indent, or by a sentence that ended although more would have fitted. */
    private static boolean beginsParagraph(Line before, Line line, int margin) {
        boolean indented = line.indent() >= before.indent() + 2;
        boolean stopped = SENTENCE_END.matcher(before.text()).find() && wouldFit(before, line, margin - 3);
        return (indented && SENTENCE_END.matcher(before.text()).find()) || stopped || stopsShort(before, line, margin);
    }

    /** A headline or a byline that stands above the report without an empty line: far from the margin, and nothing goes on. */
    private static boolean stopsShort(Line line, Line next, int margin) {
        return line.text().length() < SHORT * margin
                && !SENTENCE_END.matcher(line.text()).find()
                && !Hyphens.isDivided(line.text())
                && Character.isUpperCase(next.text().charAt(0))
                && wouldFit(line, next, margin);
    }

    private static boolean wouldFit(Line line, Line next, int margin) {
        int blank = next.text().indexOf(' ');
        int word = blank < 0 ? next.text().length() : blank;
        return line.text().length() + 1 + word <= margin;
    }

    // Headline, byline, dateline

    private static Layout compose(String original, List<Part> parts, List<Span> furniture, Hyphens hyphens) {
        Block.Kind[] kinds = new Block.Kind[parts.size()];
        Arrays.fill(kinds, Block.Kind.PARAGRAPH);
        Optional<String> title = Optional.empty();
        Optional<String> byline = Optional.empty();
        int datedLine = -1;
        int headlines = 0;
        int paragraphs = 0;
        int datelinePart = -1;
        Optional<Datelines.Found> dateline = Optional.empty();
        for (int i = 0; i < parts.size() && paragraphs < DATELINE_PARAGRAPHS && dateline.isEmpty(); i++) {
            String text = parts.get(i).text();
            dateline = Datelines.atStartOf(text);
            if (dateline.isPresent()) {
                datelinePart = i;
            } else if (byline.isEmpty() && byline(text).isPresent()) {
                byline = byline(text);
                kinds[i] = Block.Kind.BYLINE;
            } else if (datedLine < 0 && Datelines.dateLine(text).isPresent()) {
                datedLine = i;
                kinds[i] = Block.Kind.DATELINE;
            } else if (paragraphs == 0 && headlines < 2 && isHeadline(parts, i)) {
                headlines++;
                kinds[i] = Block.Kind.HEADLINE;
                title = title.or(() -> Optional.of(text));
            } else {
                paragraphs++;
            }
        }

        Strand strand = new Strand();
        List<Block> blocks = new ArrayList<>();
        Optional<Placed> placed = Optional.empty();
        Optional<Placed> dated = Optional.empty();
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                strand.make("\n\n");
            }
            int start = strand.length();
            append(original, parts.get(i).lines(), strand, hyphens);
            if (i == datelinePart) {
                Datelines.Found found = dateline.orElseThrow();
                placed = Optional.of(new Placed(start, found));
                blocks.add(new Block(Block.Kind.DATELINE, new Span(start, start + found.end())));
                if (start + found.rest() < strand.length()) {
                    blocks.add(new Block(Block.Kind.PARAGRAPH, new Span(start + found.rest(), strand.length())));
                }
            } else {
                if (i == datedLine) {
                    dated = Optional.of(new Placed(
                            start, Datelines.dateLine(parts.get(i).text()).orElseThrow()));
                }
                blocks.add(new Block(kinds[i], new Span(start, strand.length())));
            }
        }
        return new Layout(
                strand.text(), strand.map(), List.copyOf(blocks), List.copyOf(furniture), title, byline, placed, dated);
    }

    /** A line of three words or more that does not end as a sentence does, with a longer part somewhere after it. */
    private static boolean isHeadline(List<Part> parts, int i) {
        String text = parts.get(i).text();
        return text.length() <= LONGEST_HEADLINE
                && text.split(" ").length >= 3
                && !NO_HEADLINE.matcher(text).find()
                && parts.subList(i + 1, parts.size()).stream()
                        .anyMatch(part -> SENTENCE_END.matcher(part.text()).find()
                                && part.text().length() >= Math.min(text.length(), LEAST_PROSE));
    }

    private static Optional<String> byline(String text) {
        if (text.length() > LONGEST_BYLINE) {
            return Optional.empty();
        }
        for (Pattern pattern : BYLINES) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.matches()) {
                return Optional.of(matcher.group("name").strip());
            }
        }
        return Optional.empty();
    }
}
