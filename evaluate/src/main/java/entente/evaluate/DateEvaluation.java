package entente.evaluate;

import entente.model.DateMention;
import entente.model.Document;
import entente.model.EventDate;
import entente.model.ResolvedDocument;
import entente.model.Span;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scores dates on the news of GUM, whose texts mark each date with the days it means. The day of the report is given; the date in
 * bold at the head, which only repeats it, is not counted.
 *
 * <ul>
 *   <li>{@code found}: the words of ours share a word with those marked.
 *   <li>{@code first and last day}: and mean the same days.
 *   <li>{@code first day}: and begin on the same day.
 * </ul>
 */
public final class DateEvaluation {

    private static final Pattern MARK = Pattern.compile("<date ([^>]*)>|</date>");
    private static final Pattern VALUE = Pattern.compile("(when|from|to):::\"([0-9-]+)\"");

    private record Gold(Span span, LocalDate first, LocalDate last) {}

    private final GumDocuments gum;

    public DateEvaluation(Path training, Path shared) throws IOException {
        this.gum = new GumDocuments(training, shared);
    }

    /** @param worst how many dates to show that are not as marked */
    public void report(String split, Function<Document, ResolvedDocument> resolver, int worst, PrintStream out)
            throws IOException {
        Scoreboard board = new Scoreboard();
        List<String> misses = new ArrayList<>();
        int marked = 0;
        List<String> names = gum.names("news", split);
        for (String name : names) {
            GumDocuments.Gum document = gum.read(name);
            ResolvedDocument resolved = resolver.apply(document.document());
            board.begin();
            List<DateMention> left = new ArrayList<>(resolved.dates());
            List<Gold> golds = gold(document);
            for (Gold gold : golds) {
                marked++;
                Optional<DateMention> ours = left.stream()
                        .filter(date -> date.evidence().span().overlaps(gold.span()))
                        .findFirst();
                ours.ifPresent(left::remove);
                compare(board, gold, ours, document.document().text(), misses);
            }
            for (DateMention surplus : left) {
                board.count("found", "all", new Tally(0, 1, 0));
                misses.add("not marked: \"%s\" = %s"
                        .formatted(surplus.evidence().text(), surplus.date().value()));
            }
        }
        out.printf(
                Locale.ROOT,
                "Split %s: %d news of GUM, %d dates marked. Brackets: 95%% intervals, 1,000 draws of documents.%n%n",
                split,
                names.size(),
                marked);
        board.table(out);
        misses.stream().limit(worst).forEach(miss -> out.printf("- %s%n", miss));
    }

    private static void compare(
            Scoreboard board, Gold gold, Optional<DateMention> ours, String text, List<String> misses) {
        board.count("found", "all", ours.isPresent() ? new Tally(1, 0, 0) : new Tally(0, 0, 1));
        Optional<EventDate> date = ours.map(DateMention::date);
        boolean first = date.map(found -> found.first().equals(gold.first())).orElse(false);
        boolean both =
                first && date.map(found -> found.last().equals(gold.last())).orElse(false);
        int surplus = date.isPresent() ? 1 : 0;
        board.count("first and last day", "all", both ? new Tally(1, 0, 0) : new Tally(0, surplus, 1));
        board.count("first day", "all", first ? new Tally(1, 0, 0) : new Tally(0, surplus, 1));
        if (!both) {
            misses.add("marked \"%s\" = %s to %s, found %s"
                    .formatted(
                            gold.span().in(text),
                            gold.first(),
                            gold.last(),
                            ours.map(found -> "\"" + found.evidence().text() + "\" = "
                                            + found.date().value())
                                    .orElse("nothing")));
        }
    }

    private static List<Gold> gold(GumDocuments.Gum document) {
        List<Gold> golds = new ArrayList<>();
        Optional<String> open = Optional.empty();
        int begin = 0;
        int end = 0;
        for (GumDocuments.Word word : document.words()) {
            Matcher mark = MARK.matcher(word.marks());
            boolean closes = false;
            while (mark.find()) {
                if (mark.group().equals("</date>")) {
                    closes = true;
                } else {
                    open = Optional.of(mark.group(1));
                    begin = word.span().start();
                }
            }
            end = word.span().end();
            if (closes && open.isPresent()) {
                int from = begin;
                int to = end;
                open.filter(attributes -> !attributes.contains("bold"))
                        .flatMap(attributes -> value(attributes, new Span(from, to)))
                        .ifPresent(golds::add);
                open = Optional.empty();
            }
        }
        return golds;
    }

    private static Optional<Gold> value(String attributes, Span span) {
        String from = "";
        String to = "";
        Matcher value = VALUE.matcher(attributes);
        while (value.find()) {
            from = value.group(1).equals("to") ? from : value.group(2);
            to = value.group(1).equals("from") ? to : value.group(2);
        }
        if (!from.matches("\\d{4}(-\\d\\d){0,2}") || !to.matches("\\d{4}(-\\d\\d){0,2}")) {
            return Optional.empty();
        }
        LocalDate first = LocalDate.parse((from + "-01-01").substring(0, 10));
        LocalDate last = switch (to.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(to), 12, 31);
            case 7 -> YearMonth.parse(to).atEndOfMonth();
            default -> LocalDate.parse(to);
        };
        return Optional.of(new Gold(span, first, last));
    }
}
