package entente.serve;

import entente.codebook.Codebook;
import entente.ingest.Ingest;
import entente.ingest.Intake;
import entente.ingest.Reading;
import entente.model.CodedDocument;
import entente.model.Document;
import entente.model.Source;
import entente.pipeline.Outcome;
import entente.pipeline.Outcomes;
import entente.pipeline.Pipeline;
import entente.store.DocumentLine;
import entente.store.EvidenceMismatch;
import entente.store.Keeping;
import entente.store.Kept;
import entente.store.RecordStore;
import entente.store.Refused;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Readings, one after the other, so that reading for the page leaves the machine to its user. */
final class Jobs implements AutoCloseable {

    private static final int REMEMBERED = 200;
    private static final int WAITING = 100;
    private static final System.Logger LOG = System.getLogger(Jobs.class.getName());

    /**
     * What is read: paths or addresses, and what stands for standard input.
     *
     * @param place of a location that was read, the one to keep: an upload is told by its name, not by where it was put aside
     */
    record Task(String what, List<String> paths, byte[] input, UnaryOperator<String> place, Runnable after) {}

    private final Settings settings;
    private final RecordStore store;
    private final Map<String, Job> jobs = Collections.synchronizedMap(new LinkedHashMap<>());
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("entente-reading").daemon(true).factory());
    private @Nullable Pipeline pipeline;
    private volatile boolean closing;

    Jobs(Settings settings) {
        this.settings = settings;
        this.store = settings.store();
    }

    /** @throws Problem if too many wait already */
    Job start(Task task) {
        synchronized (jobs) {
            long open =
                    jobs.values().stream().filter(job -> !job.state().isOver()).count();
            if (open >= WAITING) {
                task.after().run();
                throw Problem.conflict(
                        "expected at most %d readings under way, wait for some to end".formatted(WAITING));
            }
            while (jobs.size() >= REMEMBERED) {
                String oldest = jobs.values().stream()
                        .filter(job -> job.state().isOver())
                        .findFirst()
                        .orElseThrow()
                        .id();
                jobs.remove(oldest);
            }
        }
        Job job = new Job(Secrets.random().substring(0, 12), task.what(), settings.clock());
        jobs.put(job.id(), job);
        try {
            reader.execute(() -> run(job, task));
        } catch (RejectedExecutionException e) {
            throw Problem.conflict("the server is about to end");
        }
        return job;
    }

    Optional<Job> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /** The latest first. */
    List<Job> all() {
        synchronized (jobs) {
            return List.copyOf(jobs.values()).reversed();
        }
    }

    @SuppressWarnings("CatchingUnchecked") // a reading that fails must say so on the page and not end the others
    private void run(Job job, Task task) {
        try {
            if (job.isCancelled()) {
                return;
            }
            read(job, task);
            job.end(job.isCancelled() ? Job.State.CANCELLED : Job.State.DONE, Optional.empty());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a reading failed: " + job.what(), e);
            job.end(Job.State.FAILED, Optional.of(String.valueOf(e.getMessage())));
        } finally {
            task.after().run();
        }
    }

    private void read(Job job, Task task) {
        Pipeline coding = pipeline();
        InputStream input = new ByteArrayInputStream(task.input());
        Ingest ingest = new Ingest(new Ingest.Settings(settings.clock(), settings.limit(), input));
        long size = ingest.survey(task.paths()).bytes() + task.input().length;
        job.begin(size == 0 ? OptionalLong.empty() : OptionalLong.of(size));
        String codebook = Codebook.plover().id();
        store.begin("serve: " + task.what(), coding.coder(), settings.clock().instant());
        try (Reading intakes = ingest.read(task.paths());
                Outcomes outcomes = coding.code(
                        intakes,
                        Math.max(1, Runtime.getRuntime().availableProcessors() - 1),
                        digest -> store.has(digest, codebook, coding.coder()))) {
            while (outcomes.hasNext() && !job.isCancelled() && !closing) {
                take(job, task, outcomes.next());
                job.read(intakes.bytesRead());
            }
        } finally {
            store.updateLedger();
            store.end(settings.clock().instant());
        }
    }

    private void take(Job job, Task task, Outcome outcome) {
        switch (outcome) {
            case Outcome.Coded coded -> keep(job, task, coded);
            case Outcome.Known known -> job.known();
            case Outcome.Refused refusal -> {
                Intake.Refused told = refusal.refusal();
                Refused refused = new Refused(
                        task.place().apply(told.location()),
                        told.record(),
                        told.reason().code(),
                        told.detail());
                store.refuse(List.of(refused));
                job.refused(refused, told.reason().isFault());
            }
            case Outcome.Faulty faulty -> {
                LOG.log(System.Logger.Level.ERROR, "a fault in " + faulty.kept().location(), faulty.fault());
                fault(job, faulty.kept().document(), String.valueOf(faulty.fault()));
            }
        }
    }

    private void keep(Job job, Task task, Outcome.Coded coded) {
        CodedDocument document = placed(coded.document(), task.place());
        try {
            Keeping keeping = store.keep(List.of(new Kept(
                            document,
                            Optional.of(coded.kept().original().bytes()),
                            coded.kept().notes())))
                    .getFirst();
            if (keeping == Keeping.KNOWN) {
                job.known();
            } else {
                job.kept(line(document.document()));
            }
        } catch (EvidenceMismatch e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "a fault in " + document.document().id(),
                    e);
            fault(job, document.document(), String.valueOf(e.getMessage()));
        }
    }

    private void fault(Job job, Document document, String detail) {
        job.faulty();
        store.refuse(List.of(
                new Refused(document.source().location(), document.source().record(), "fault", detail)));
    }

    private static CodedDocument placed(CodedDocument coded, UnaryOperator<String> place) {
        Document old = coded.document();
        Source source = old.source();
        Source named = new Source(
                place.apply(source.location()),
                source.record(),
                source.original(),
                source.fetched(),
                source.encoding(),
                source.url(),
                source.modified());
        Document renamed = new Document(
                old.id(),
                old.digest(),
                old.text(),
                old.title(),
                old.outlet(),
                old.byline(),
                old.date(),
                old.dateline(),
                old.language(),
                named,
                old.sourceMap(),
                old.blocks(),
                old.dateGround());
        return new CodedDocument(
                renamed,
                coded.codebook(),
                coded.coder(),
                coded.sentences(),
                coded.actors(),
                coded.events(),
                coded.statements(),
                coded.relations(),
                coded.conflicts());
    }

    private static DocumentLine line(Document document) {
        return new DocumentLine(
                document.id(),
                document.digest(),
                document.title(),
                document.outlet(),
                document.date(),
                document.source().location());
    }

    private Pipeline pipeline() {
        Pipeline open = pipeline;
        if (open == null) {
            open = settings.pipeline().get();
            pipeline = open;
        }
        return open;
    }

    /** A pasted text as the one JSON line that the ingest reads. */
    static byte[] line(com.fasterxml.jackson.databind.node.ObjectNode document) {
        return (Json.text(document) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Ends at the next document, and waits for it: native code must not be running when the reader is closed. */
    @Override
    public void close() {
        closing = true;
        jobs.values().forEach(Job::cancel);
        reader.shutdown();
        boolean interrupted = false;
        while (!reader.isTerminated()) {
            try {
                reader.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (pipeline != null) {
            pipeline.close();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
