package entente.cli;

import entente.codebook.Codebook;
import entente.ingest.Ingest;
import entente.ingest.Intake;
import entente.ingest.Kind;
import entente.ingest.Mapping;
import entente.ingest.Preset;
import entente.ingest.Reading;
import entente.ledger.Ledger;
import entente.model.CodedDocument;
import entente.model.Digest;
import entente.model.Document;
import entente.model.Ground;
import entente.pipeline.Outcome;
import entente.pipeline.Outcomes;
import entente.pipeline.Pipeline;
import entente.store.EvidenceMismatch;
import entente.store.Keeping;
import entente.store.Kept;
import entente.store.RecordException;
import entente.store.RecordKind;
import entente.store.RecordStore;
import entente.store.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Files and folders into the record. Doing it again adds nothing; being killed loses at most the batch under way. */
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description = {
            "Reads files and folders into the record: text, web pages, PDF, Word, Rich Text, letters,",
            "mailboxes, tables, JSON, web archives, and zip and tar of these; \"-\" reads standard input",
            "(JSON Lines, unless --as says otherwise).",
            "An address (https://…) is fetched: a page, a feed (RSS, Atom, JSON Feed) or a sitemap with its articles;",
            "robots.txt is respected, and addresses within private networks are refused. See also: entente watch.",
            "Reading again adds nothing; a reading that was broken off goes on where it stopped."
        })
final class ReadCommand implements Callable<Integer> {

    /** Documents kept in one transaction. */
    private static final int BATCH = 20;

    /** A folder that holds this file with {@code "fiction": true} goes into a record of its own. */
    private static final String SAMPLES_FILE = "samples.json";

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "files, folders, addresses, or \"-\"")
    private List<String> paths = List.of();

    @Mixin
    private RecordOption record = new RecordOption();

    @Mixin
    private CodebookOption codebook = new CodebookOption();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads that read (default: ${DEFAULT-VALUE}); changes nothing but time")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--digest-only",
            description = "keep the digest and place of the original bytes, not the bytes themselves")
    private boolean digestOnly;

    @Option(
            names = "--limit",
            paramLabel = "BYTES",
            description = "the most that one document may have (default: 20000000)")
    private int limit = Ingest.USUAL_LIMIT;

    @Option(
            names = "--map",
            paramLabel = "FIELD=COLUMN,…",
            description = "which column or JSON key holds what: title=headline,date=pub_date,text=body")
    private @Nullable String map;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "the layout of an export, where it is not recognised by itself: ${COMPLETION-CANDIDATES}",
            completionCandidates = PresetNames.class)
    private @Nullable String preset;

    @Option(
            names = "--as",
            paramLabel = "KIND",
            description = "the kind of the files named and of standard input, whatever their endings:"
                    + " ${COMPLETION-CANDIDATES}",
            completionCandidates = KindNames.class)
    private @Nullable String as;

    @Option(names = "--allow-private", description = "fetch from private and loopback networks too")
    private boolean allowPrivate;

    @Option(
            names = "--translation",
            paramLabel = "FILE",
            description = {
                "your own English translation of the one PATH, which is in another language:",
                "it is coded, labelled as a translation, and shown beside the original"
            })
    private @Nullable Path translation;

    /** For the help and the shell. */
    static final class PresetNames extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        PresetNames() {
            super(Preset.all().stream().map(Preset::name).toList());
        }
    }

    /** Likewise. */
    static final class KindNames extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        KindNames() {
            super(Arrays.stream(Kind.values()).map(Kind::code).toList());
        }
    }

    private final Account account = new Account();

    @Override
    public Integer call() {
        if (threads < 1) {
            throw new UsableMessage("--threads: expected 1 or more, got " + threads);
        }
        Screen screen = Screen.standard();
        Ingest.Settings settings = settings();
        RecordKind kind = kind();
        try (RecordStore store = record.toWrite(kind)) {
            RecordOption.warn(screen, store);
            long started = System.nanoTime();
            RecordVisits visits = new RecordVisits(store);
            Ingest.Settings fetching = settings.withFetching(
                    settings.fetching().withPrivate(allowPrivate).withVisits(visits));
            if (translation == null) {
                read(store, fetching);
            } else {
                readTranslated(store, fetching, translation);
            }
            visits.write();
            account.show(screen, store, (System.nanoTime() - started) / 1e9);
            if (account.news() || kind == RecordKind.FICTION) {
                try (Stream<CodedDocument> coded = store.codedDocuments()) {
                    new Summary(screen, Codebook.plover()).show(Ledger.of(coded::iterator));
                }
                account.next(screen, store, record);
            }
        } catch (RecordException e) {
            throw UsableMessage.of(e);
        }
        return account.refused() ? Entente.SOME_REFUSED : Entente.DONE;
    }

    /** Invented dispatches and others are never read together. */
    private RecordKind kind() {
        long invented = paths.stream().filter(ReadCommand::isInvented).count();
        if (invented > 0 && invented < paths.size()) {
            throw new UsableMessage(
                    "samples are invented and live in a record of their own: read them in a command of their own");
        }
        return invented > 0 ? RecordKind.FICTION : RecordKind.ORDINARY;
    }

    private static boolean isInvented(String path) {
        Path given = Path.of(path);
        Path folder = Files.isDirectory(given)
                ? given
                : Optional.ofNullable(given.toAbsolutePath().getParent()).orElse(given);
        return Files.exists(folder.resolve(SAMPLES_FILE));
    }

    private Ingest.Settings settings() {
        Ingest.Settings settings = new Ingest.Settings(Clock.systemUTC(), limit, System.in);
        if (map != null) {
            try {
                settings = settings.withMapping(Mapping.parse(map));
            } catch (IllegalArgumentException e) {
                throw new UsableMessage("--map: " + e.getMessage());
            }
        }
        if (preset != null) {
            settings = settings.withPreset(Optional.of(Preset.named(preset)
                    .orElseThrow(() -> new UsableMessage("--preset: expected one of %s, got \"%s\""
                            .formatted(String.join(", ", new PresetNames()), preset)))));
        }
        if (as != null) {
            settings = settings.withAs(Optional.of(Kind.named(as)
                    .orElseThrow(() -> new UsableMessage("--as: expected one of %s, got \"%s\""
                            .formatted(String.join(", ", new KindNames()), as)))));
        }
        return settings;
    }

    private void read(RecordStore store, Ingest.Settings settings) {
        Ingest ingest = new Ingest(settings);
        long bytes = ingest.survey(paths).bytes();
        try (Pipeline pipeline = Readers.pipeline(codebook.codebook());
                Reading intakes = ingest.read(paths);
                Progress progress = Progress.of(bytes, System.err)) {
            String codebook = Codebook.plover().id();
            store.begin(
                    "read " + String.join(" ", paths),
                    pipeline.coder(),
                    Clock.systemUTC().instant());
            List<Kept> batch = new ArrayList<>();
            try (Outcomes outcomes =
                    pipeline.code(intakes, threads, digest -> isKnown(store, digest, codebook, pipeline.coder()))) {
                while (outcomes.hasNext()) {
                    take(outcomes.next(), store, batch);
                    if (batch.size() >= BATCH) {
                        keep(store, batch);
                    }
                    progress.at(intakes.bytesRead(), account.documents());
                }
            }
            keep(store, batch);
            store.updateLedger();
            store.end(Clock.systemUTC().instant());
        }
    }

    /** The original is kept as it is; the translation takes from it what it does not say itself, and is coded. */
    private void readTranslated(RecordStore store, Ingest.Settings settings, Path file) {
        if (paths.size() != 1) {
            throw new UsableMessage("--translation: expected one PATH, the original, got " + paths.size());
        }
        Intake.Kept original = one(settings, paths.getFirst());
        Intake.Kept translated = one(settings, file.toString());
        if (original.document().language().equals("en")) {
            throw new UsableMessage(
                    "--translation: expected an original in another language than English, found %s in English"
                            .formatted(paths.getFirst()));
        }
        if (!translated.document().language().equals("en")) {
            throw new UsableMessage("--translation: expected a translation into English, found %s in \"%s\""
                    .formatted(file, translated.document().language()));
        }
        Document first = original.document();
        Document second = translated.document();
        Document labelled = new Document(
                first.id() + "-translation",
                second.digest(),
                second.text(),
                second.title(),
                second.outlet().or(first::outlet),
                second.byline().or(first::byline),
                second.date().or(first::date),
                second.dateline(),
                second.language(),
                second.source(),
                second.sourceMap(),
                second.blocks(),
                second.date().isPresent()
                        ? second.dateGround()
                        : first.date().map(day -> new Ground.Inferred("the original, " + first.id())));
        try (Pipeline pipeline = Readers.pipeline(codebook.codebook())) {
            store.begin(
                    "read " + paths.getFirst() + " --translation " + file,
                    pipeline.coder(),
                    Clock.systemUTC().instant());
            List<Kept> both = new ArrayList<>(List.of(
                    new Kept(pipeline.code(first), original(original), original.notes()),
                    new Kept(pipeline.code(labelled), original(translated), translated.notes())));
            keep(store, both);
            store.translated(first.digest(), labelled.digest());
            store.updateLedger();
            store.end(Clock.systemUTC().instant());
        }
    }

    private static Intake.Kept one(Ingest.Settings settings, String path) {
        try (Reading reading = new Ingest(settings).read(List.of(path))) {
            List<Intake> intakes = reading.stream().limit(2).toList();
            if (intakes.size() == 1 && intakes.getFirst() instanceof Intake.Kept kept) {
                return kept;
            }
            throw new UsableMessage(
                    intakes.size() == 1 && intakes.getFirst() instanceof Intake.Refused refused
                            ? "refused: " + refused.message()
                            : "--translation: expected one document in %s, found %s"
                                    .formatted(path, intakes.isEmpty() ? "none" : "several"));
        }
    }

    private static boolean isKnown(RecordStore store, Digest digest, String codebook, String coder) {
        synchronized (store) {
            return store.has(digest, codebook, coder);
        }
    }

    private void take(Outcome outcome, RecordStore store, List<Kept> batch) {
        switch (outcome) {
            case Outcome.Coded coded ->
                batch.add(new Kept(
                        coded.document(), original(coded.kept()), coded.kept().notes()));
            case Outcome.Known known -> note(known, store, batch);
            case Outcome.Refused refusal -> refuse(store, refusal.refusal());
            case Outcome.Faulty faulty -> {
                Faults.report(faulty);
                account.faulty();
                refuse(
                        store,
                        new Refused(
                                faulty.kept().location(),
                                faulty.kept().document().source().record(),
                                "fault",
                                String.valueOf(faulty.fault())));
            }
        }
    }

    /** The text is there already; the place where it was found now may be new. */
    private void note(Outcome.Known known, RecordStore store, List<Kept> batch) {
        synchronized (store) {
            store.coded(known.kept().document().digest())
                    .map(there -> new CodedDocument(
                            known.kept().document(),
                            there.codebook(),
                            there.coder(),
                            there.sentences(),
                            there.actors(),
                            there.events(),
                            there.statements(),
                            there.relations(),
                            there.conflicts()))
                    .ifPresent(again -> batch.add(
                            new Kept(again, original(known.kept()), known.kept().notes())));
        }
    }

    private Optional<byte[]> original(Intake.Kept kept) {
        return digestOnly ? Optional.empty() : Optional.of(kept.original().bytes());
    }

    private void keep(RecordStore store, List<Kept> batch) {
        synchronized (store) {
            try {
                count(store.keep(batch), batch);
            } catch (EvidenceMismatch together) {
                batch.forEach(one -> keepAlone(store, one));
            }
        }
        batch.clear();
    }

    private void count(List<Keeping> keepings, List<Kept> batch) {
        for (int i = 0; i < keepings.size(); i++) {
            account.kept(keepings.get(i), batch.get(i).coded());
        }
    }

    /** A coding whose words do not stand where it says is a fault of ours; it must not keep the rest of its batch out. */
    private void keepAlone(RecordStore store, Kept one) {
        try {
            count(store.keep(List.of(one)), List.of(one));
        } catch (EvidenceMismatch mismatch) {
            Document document = one.coded().document();
            System.err.printf(
                    "entente: a fault of Entente's in %s, please report it; the document is left out: %s%n",
                    document.id(), mismatch.getMessage());
            account.faulty();
            refuse(
                    store,
                    new Refused(
                            document.source().location(),
                            document.source().record(),
                            "fault",
                            String.valueOf(mismatch.getMessage())));
        }
    }

    private void refuse(RecordStore store, Intake.Refused refusal) {
        if (!refusal.reason().isFault()) {
            account.passedOver();
        } else {
            account.refused(refusal.reason().code());
            System.err.println("entente: refused: " + refusal.message());
        }
        refuse(
                store,
                new Refused(
                        refusal.location(), refusal.record(), refusal.reason().code(), refusal.detail()));
    }

    private static void refuse(RecordStore store, Refused refused) {
        synchronized (store) {
            store.refuse(List.of(refused));
        }
    }
}
