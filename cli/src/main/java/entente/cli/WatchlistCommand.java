package entente.cli;

import entente.ledger.Act;
import entente.ledger.CommitmentThread;
import entente.ledger.Contradiction;
import entente.ledger.Threading;
import entente.store.Disagreements;
import entente.store.FindingHit;
import entente.store.Found;
import entente.store.Question;
import entente.store.RecordException;
import entente.store.RecordKind;
import entente.store.RecordStore;
import entente.store.Search;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Saved questions: what is new since they were asked last, and a weekly brief. */
@Command(
        name = "watchlist",
        mixinStandardHelpOptions = true,
        description =
                "Saved questions: a pair, an actor, an issue or a search; what is new since last time; a weekly brief.")
final class WatchlistCommand implements Runnable {

    private static final int MOST = 200;

    @Mixin
    private RecordOption record = new RecordOption();

    @Override
    public void run() {
        Screen screen = Screen.standard();
        try (RecordStore store = record.existing()) {
            RecordOption.warn(screen, store);
            List<Question> questions = store.questions();
            if (questions.isEmpty()) {
                screen.line("No saved questions. Save one with: entente watchlist add NAME --between EU BLR");
            }
            for (Question question : questions) {
                screen.line("  %-20s %s  %s"
                        .formatted(
                                question.name(),
                                said(question),
                                screen.ink(
                                        Ink.FAINT,
                                        Summary.plural(fresh(store, question).size(), "new finding"))));
            }
        } catch (RecordException e) {
            throw UsableMessage.of(e);
        }
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Saves a question.")
    int add(
            @Parameters(paramLabel = "NAME", description = "by which it is called") String name,
            @Option(names = "--between", arity = "2", paramLabel = "CODE", description = "a pair") List<String> between,
            @Option(names = "--actor", paramLabel = "WHO", description = "a code or a name") Optional<String> actor,
            @Option(names = "--search", paramLabel = "WORDS", description = "an issue, or any words")
                    Optional<String> search) {
        boolean pair = between != null && between.size() == 2;
        if ((pair ? 1 : 0) + (actor.isPresent() ? 1 : 0) + (search.isPresent() ? 1 : 0) != 1) {
            throw new UsableMessage("expected one of --between A B, --actor WHO, --search WORDS");
        }
        try (RecordStore store = record.existing()) {
            store.ask(
                    new Question(
                            name,
                            pair ? "dyad" : actor.isPresent() ? "actor" : "search",
                            pair
                                    ? between.getFirst().toUpperCase(Locale.ROOT)
                                    : actor.or(() -> search).orElseThrow(),
                            pair ? between.getLast().toUpperCase(Locale.ROOT) : "",
                            0),
                    Clock.systemUTC().instant());
        } catch (RecordException e) {
            throw UsableMessage.of(e);
        }
        return Entente.DONE;
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Lets a question go.")
    int remove(@Parameters(paramLabel = "NAME") String name) {
        try (RecordStore store = record.existing()) {
            if (!store.forget(name)) {
                throw new UsableMessage(
                        "there is no saved question \"%s\". entente watchlist lists them".formatted(name));
            }
        } catch (RecordException e) {
            throw UsableMessage.of(e);
        }
        return Entente.DONE;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "What is new since it was shown last; then it counts as seen.")
    int show(
            @Parameters(paramLabel = "NAME") String name,
            @Option(names = "--keep", description = "let it count as new still") boolean keep) {
        Screen screen = Screen.standard();
        try (RecordStore store = record.existing()) {
            RecordOption.warn(screen, store);
            Question question = store.questions().stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new UsableMessage(
                            "there is no saved question \"%s\". entente watchlist lists them".formatted(name)));
            List<FindingHit> fresh = fresh(store, question);
            screen.heading(said(question));
            new FindingList(screen, entente.codebook.Codebook.plover()).show(new Found<>(fresh, fresh.size()));
            if (!keep) {
                seen(store, question);
            }
        } catch (RecordException e) {
            throw UsableMessage.of(e);
        }
        return Entente.DONE;
    }

    @Command(
            name = "brief",
            mixinStandardHelpOptions = true,
            description = "A brief on all saved questions, in Markdown, or in HTML that prints well.")
    int brief(
            @Option(
                            names = "--week",
                            paramLabel = "DAY",
                            description = "last day of the week (default: the last day that was read)")
                    Optional<LocalDate> week,
            @Option(names = "--html", paramLabel = "FILE", description = "write HTML there") Optional<Path> html,
            @Option(
                            names = "--markdown",
                            paramLabel = "FILE",
                            description = "write Markdown there (default: on the screen)")
                    Optional<Path> markdown) {
        try (RecordStore store = record.existing()) {
            LocalDate last =
                    week.or(store::lastDay).orElseThrow(() -> new UsableMessage("the record holds no dated document"));
            Brief brief = new Brief(last, store.kind() == RecordKind.FICTION);
            for (Question question : store.questions()) {
                section(store, question, last, brief);
            }
            if (html.isPresent()) {
                Files.writeString(html.get(), brief.html());
            }
            if (markdown.isPresent()) {
                Files.writeString(markdown.get(), brief.markdown());
            }
            if (html.isEmpty() && markdown.isEmpty()) {
                System.out.print(brief.markdown());
            }
        } catch (RecordException e) {
            throw UsableMessage.of(e);
        } catch (IOException e) {
            throw UsableMessage.of(e);
        }
        return Entente.DONE;
    }

    private static void section(RecordStore store, Question question, LocalDate last, Brief brief) {
        LocalDate first = last.minusDays(6);
        List<FindingHit> found = store.findings(
                        search(question).since(first).until(last).limit(MOST).build())
                .items();
        TreeMap<String, Long> types = found.stream()
                .filter(hit -> hit.finding() instanceof entente.model.Event)
                .collect(Collectors.groupingBy(
                        hit -> ((entente.model.Event) hit.finding()).type(), TreeMap::new, Collectors.counting()));
        brief.heading(question.name() + ": " + said(question));
        brief.line(
                found.isEmpty()
                        ? "Nothing in what was read of this week."
                        : "%s in %s. %s"
                                .formatted(
                                        Summary.plural(found.size(), "finding"),
                                        Summary.plural(
                                                found.stream()
                                                        .map(hit ->
                                                                hit.document().digest())
                                                        .distinct()
                                                        .count(),
                                                "report"),
                                        types.entrySet().stream()
                                                .map(type -> type.getKey() + " " + type.getValue())
                                                .collect(Collectors.joining(", "))));
        for (FindingHit hit : found.stream().limit(12).toList()) {
            brief.item(hit.day().map(Object::toString).orElse(""), hit.quote(), FindingList.about(hit.document()));
        }
        if (question.kind().equals("dyad")) {
            threads(store, question, first, last, brief);
        }
    }

    private static void threads(RecordStore store, Question question, LocalDate first, LocalDate last, Brief brief) {
        List<CommitmentThread> threads = Threading.threads(store.events(List.of(question.one(), question.other())));
        for (CommitmentThread thread : threads) {
            boolean moved = thread.steps().stream()
                    .anyMatch(step -> !step.day().isBefore(first) && !step.day().isAfter(last));
            if (moved || thread.isOverdue(last)) {
                Act opening = thread.steps().getFirst().event().fullest();
                brief.item(
                        thread.kind(),
                        "%s: %s%s"
                                .formatted(
                                        thread.state(),
                                        opening.words(),
                                        thread.isOverdue(last) ? " (its deadline has passed)" : ""),
                        opening.document());
            }
        }
        Disagreements.Asked week =
                new Disagreements.Asked(Optional.of(question.one()), Optional.of(first), Optional.of(last), Set.of());
        for (Disagreements.Line line : store.disagreements().find(week, 0, MOST).items()) {
            Contradiction conflict = line.contradiction();
            if (conflict.parties().contains(question.other())) {
                brief.item(
                        "conflict: " + conflict.kind(),
                        conflict.sides().stream().map(Contradiction.Side::words).collect(Collectors.joining(" / ")),
                        conflict.sides().stream().map(Contradiction.Side::whose).collect(Collectors.joining(" / ")));
            }
        }
    }

    /** What came since, oldest first. */
    private static List<FindingHit> fresh(RecordStore store, Question question) {
        Set<String> after = store.idsAfter(question.seen());
        List<FindingHit> fresh = new ArrayList<>();
        for (FindingHit hit :
                store.findings(search(question).limit(10_000).build()).items()) {
            if (after.contains(hit.finding().id())) {
                fresh.add(hit);
            }
        }
        return fresh;
    }

    private static void seen(RecordStore store, Question question) {
        store.ask(
                new Question(question.name(), question.kind(), question.one(), question.other(), store.lastFinding()),
                Clock.systemUTC().instant());
    }

    private static Search.Builder search(Question question) {
        Search.Builder search = Search.builder();
        switch (question.kind()) {
            case "dyad" -> search.between(question.one(), question.other());
            case "actor" -> search.actor(question.one());
            default -> {
                search.text(question.one());
                for (entente.json.FindingKind kind : entente.json.FindingKind.values()) {
                    search.kind(kind);
                }
            }
        }
        return search;
    }

    private static String said(Question question) {
        return switch (question.kind()) {
            case "dyad" -> "between %s and %s".formatted(question.one(), question.other());
            case "actor" -> question.one();
            default -> "“" + question.one() + "”";
        };
    }
}
