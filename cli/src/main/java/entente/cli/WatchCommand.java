package entente.cli;

import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Feeds, sitemaps and pages into the record, again and again. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = {
            "Reads feeds, news sitemaps and pages into the record at an interval, until it is stopped (Ctrl-C).",
            "Only what is new or has changed is fetched; robots.txt is respected; a site that fails is left alone for a while,",
            "longer each time. \"entente read URL\" does the same once."
        })
final class WatchCommand implements Callable<Integer> {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Pattern INTERVAL = Pattern.compile("(\\d{1,5})([smhd])");

    @Parameters(arity = "1..*", paramLabel = "URL", description = "feeds (RSS, Atom, JSON Feed), sitemaps, pages")
    private List<String> addresses = List.of();

    @Mixin
    private RecordOption record = new RecordOption();

    @Option(
            names = "--every",
            defaultValue = "15m",
            paramLabel = "TIME",
            description = "30m, 2h, 1d; a minute at least (default: 15m)")
    private String every = "15m";

    @Option(names = "--rounds", paramLabel = "N", description = "stop after so many rounds (default: never)")
    private int rounds;

    @Option(names = "--allow-private", description = "fetch from private and loopback networks too")
    private boolean allowPrivate;

    @Override
    public Integer call() throws InterruptedException {
        Duration interval = interval(every);
        for (String address : addresses) {
            if (!address.startsWith("http://") && !address.startsWith("https://")) {
                throw new UsableMessage(
                        "expected an address such as https://example.org/rss, got \"%s\". Files are read by entente read"
                                .formatted(address));
            }
        }
        List<String> arguments =
                new ArrayList<>(List.of("read", "--record", record.file().toString()));
        if (allowPrivate) {
            arguments.add("--allow-private");
        }
        arguments.addAll(addresses);
        int exit = Entente.DONE;
        for (int round = 1; ; round++) {
            exit = Math.max(exit, Entente.commandLine().execute(arguments.toArray(String[]::new)));
            if (round == rounds) {
                return exit;
            }
            System.err.printf(
                    "entente: next round at %s; Ctrl-C stops%n",
                    LocalTime.now().plus(interval).truncatedTo(ChronoUnit.SECONDS));
            Thread.sleep(interval.toMillis());
        }
    }

    static Duration interval(String words) {
        Matcher matcher = INTERVAL.matcher(words);
        if (!matcher.matches()) {
            throw new UsableMessage("--every: expected a time such as 30m, 2h or 1d, got \"%s\"".formatted(words));
        }
        long number = Long.parseLong(matcher.group(1));
        Duration interval = switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
        if (interval.compareTo(SHORTEST) < 0) {
            throw new UsableMessage("--every: expected a minute or more, got \"%s\"".formatted(words));
        }
        return interval;
    }
}
