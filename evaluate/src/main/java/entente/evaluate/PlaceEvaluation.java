package entente.evaluate;

import entente.model.Actor;
import entente.model.ActorKind;
import entente.model.Document;
import entente.model.PlaceMention;
import entente.model.PlaceMention.Coordinates;
import entente.model.ResolvedDocument;
import entente.model.Span;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scores places on GeoVirus (Gritta, Pilehvar, Collier 2018): toponyms of Wikinews articles with their degrees.
 *
 * <p>A toponym is resolved if a place of ours that has degrees, or a state that acts, shares its words. Distances are great circles
 * on a sphere of 6,371 km. 161 km (100 miles) is the usual bound of the field.
 */
public final class PlaceEvaluation {

    private static final Pattern ARTICLE = Pattern.compile("<article>(.*?)</article>", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("<text>(.*?)</text>", Pattern.DOTALL);
    private static final Pattern LOCATION = Pattern.compile(
            "<name>([^<]*)</name>\\s*<start>(\\d+)</start>\\s*<end>(\\d+)</end>\\s*<lat>([-.\\d]+)</lat>\\s*<lon>([-.\\d]+)</lon>",
            Pattern.DOTALL);
    private static final double NEAR = 161;

    /** Which articles: the odd ones, counted from 1, are for tuning; the even ones are held out. */
    public enum Part {
        DEV,
        HELD_OUT
    }

    private final Function<String, Optional<Coordinates>> ofCountry;

    /** @param ofCountry degrees of a country by its code */
    public PlaceEvaluation(Function<String, Optional<Coordinates>> ofCountry) {
        this.ofCountry = ofCountry;
    }

    /** @param worst how many toponyms to show that were resolved far from where they are */
    public void report(Path file, Part part, Function<Document, ResolvedDocument> resolver, int worst, PrintStream out)
            throws IOException {
        Scoreboard board = new Scoreboard();
        List<Double> errors = new ArrayList<>();
        List<String> misses = new ArrayList<>();
        int toponyms = 0;
        int articles = 0;
        int number = 0;
        Matcher article = ARTICLE.matcher(Files.readString(file));
        while (article.find()) {
            number++;
            Matcher text = TEXT.matcher(article.group(1));
            if (!text.find() || (number % 2 == 1) != (part == Part.DEV)) {
                continue;
            }
            articles++;
            board.begin();
            String words = text.group(1).replace("&amp;", "&");
            ResolvedDocument resolved = resolver.apply(Document.plain("geovirus-" + number, words));
            Matcher location = LOCATION.matcher(article.group(1));
            while (location.find()) {
                toponyms++;
                int start = Integer.parseInt(location.group(2)) - 1;
                Span span = new Span(start, start + location.group(1).length());
                Coordinates gold =
                        new Coordinates(Double.parseDouble(location.group(4)), Double.parseDouble(location.group(5)));
                Optional<Coordinates> ours = at(span, resolved);
                board.count("resolved", "all", tally(ours.isPresent()));
                double error = ours.map(found -> kilometres(found, gold)).orElse(Double.MAX_VALUE);
                board.count("within 161 km, of all", "all", tally(error <= NEAR));
                if (ours.isPresent() && !isCountry(span, resolved)) {
                    board.count("within 161 km, of towns and regions resolved", "all", tally(error <= NEAR));
                }
                if (ours.isPresent()) {
                    board.count("within 161 km, of those resolved", "all", tally(error <= NEAR));
                    errors.add(error);
                }
                if (error > NEAR) {
                    misses.add("%s: %s"
                            .formatted(
                                    location.group(1),
                                    ours.isPresent() ? "%.0f km off".formatted(error) : "not resolved"));
                }
            }
        }
        errors.sort(null);
        out.printf(
                Locale.ROOT,
                "GeoVirus, part %s: %d articles, %d toponyms. Brackets: 95%% intervals, 1,000 draws of articles.%n%n",
                part.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                articles,
                toponyms);
        out.println("| measure | share |");
        out.println("|---|---|");
        for (String measure : board.measures()) {
            Scoreboard.Figure share = board.micro(measure);
            out.printf(Locale.ROOT, "| %s | %.3f [%.3f–%.3f] |%n", measure, share.value(), share.low(), share.high());
        }
        out.printf(
                Locale.ROOT,
                "| mean error of those resolved | %.0f km |%n| median error | %.0f km |%n",
                errors.stream().mapToDouble(Double::doubleValue).average().orElse(0),
                errors.isEmpty() ? 0 : errors.get(errors.size() / 2));
        misses.stream().limit(worst).forEach(miss -> out.printf("- %s%n", miss));
    }

    private static Tally tally(boolean right) {
        return right ? new Tally(1, 0, 0) : new Tally(0, 1, 1);
    }

    private static boolean isCountry(Span span, ResolvedDocument resolved) {
        return resolved.places().stream()
                .filter(place -> place.evidence().span().overlaps(span))
                .findFirst()
                .map(place -> place.precision().equals("country"))
                .orElse(true);
    }

    private Optional<Coordinates> at(Span span, ResolvedDocument resolved) {
        for (PlaceMention place : resolved.places()) {
            if (place.evidence().span().overlaps(span)) {
                Optional<Coordinates> found =
                        place.coordinates().or(() -> place.country().flatMap(ofCountry));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return resolved.actors().stream()
                .filter(actor -> actor.kind() == ActorKind.STATE)
                .filter(actor -> actor.mentions().stream()
                        .anyMatch(mention -> mention.evidence().span().overlaps(span)))
                .findFirst()
                .flatMap(Actor::country)
                .flatMap(ofCountry);
    }

    private static double kilometres(Coordinates a, Coordinates b) {
        double north = Math.toRadians(b.latitude() - a.latitude());
        double east = Math.toRadians(b.longitude() - a.longitude());
        double chord = Math.pow(Math.sin(north / 2), 2)
                + Math.cos(Math.toRadians(a.latitude()))
                        * Math.cos(Math.toRadians(b.latitude()))
                        * Math.pow(Math.sin(east / 2), 2);
        return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(chord)));
    }
}
