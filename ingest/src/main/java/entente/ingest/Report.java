package entente.ingest;

import entente.model.Block;
import entente.model.Dateline;
import entente.model.Digest;
import entente.model.Document;
import entente.model.Evidence;
import entente.model.Ground;
import entente.model.Source;
import entente.model.SourceMap;
import entente.model.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A text with what its bearer says of it, on its way to becoming a document.
 *
 * @param id the user's own, or the file's name without its ending
 * @param text to be laid out
 * @param map from {@code text} to the original text; where the two are one, {@link SourceMap#identity}
 * @param clean whether the kept text is the cleaned one; else it is {@code text}, unit by unit
 * @param name of the file, where the document is a whole file; its date counts
 * @param encoding how the original bytes are read as the original text; empty for UTF-8
 * @param part the place within its file, where that holds several reports: "document 3"
 * @param notes what a reader should know, in sentences
 */
record Report(
        String id,
        String text,
        SourceMap map,
        boolean clean,
        Told told,
        Optional<String> name,
        Optional<String> encoding,
        Optional<String> part,
        List<String> notes) {

    Report {
        notes = List.copyOf(notes);
    }

    /** A report that is the whole of {@code material}: cleaned, in UTF-8, text and original one and the same. */
    static Report whole(Material material, String text, Told told) {
        return new Report(
                material.stem(),
                text,
                SourceMap.identity(text),
                true,
                told,
                Optional.of(material.name()),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private record Dated(LocalDate date, Optional<Ground> ground) {}

    /** The same, its bearer telling more of it than it does itself: {@code better} counts where it tells anything. */
    Report told(Told better) {
        return new Report(id, text, map, clean, better.or(told), name, encoding, part, notes);
    }

    /** The same under another id, and no file of its own. */
    Report named(String better) {
        return new Report(better, text, map, clean, told, Optional.empty(), encoding, part, notes);
    }

    /** The text as it was meant, where an earlier program had garbled it. */
    private Report meant() {
        return Mojibake.repair(text)
                .map(repaired -> {
                    List<String> more = new ArrayList<>(notes);
                    more.add("%,d garbled characters put right: UTF-8 that was once read as windows-1252"
                            .formatted(repaired.count()));
                    return new Report(
                            id,
                            repaired.text(),
                            Maps.through(repaired.map(), map),
                            clean,
                            told.withTitle(told.title()
                                    .map(title -> Mojibake.repair(title)
                                            .map(Mojibake.Repaired::text)
                                            .orElse(title))),
                            name,
                            encoding,
                            part,
                            more);
                })
                .orElse(this);
    }

    /** The intake: the document with what is to be known of it. */
    Intake.Kept kept(Source source, Original original) throws Refusal {
        Report meant = clean ? meant() : this;
        return new Intake.Kept(meant.document(source), original, meant.notes());
    }

    /**
     * The document.
     *
     * @throws Refusal if there is nothing to read in it
     */
    Document document(Source source) throws Refusal {
        Layout layout = Layout.of(text);
        String kept = clean ? layout.text() : text;
        List<Block> blocks = clean ? layout.blocks() : onTheOriginal(layout);
        if (blocks.stream().noneMatch(block -> block.kind().isRead())) {
            throw new Refusal(
                    Reason.EMPTY,
                    layout.furniture().isEmpty()
                            ? "expected a report, found no text"
                            : "expected a report, found nothing but page furniture (%d lines)"
                                    .formatted(layout.furniture().size()));
        }

        Optional<Evidence> dateline = layout.dateline().map(placed -> whole(placed, layout, kept));
        Optional<Evidence> datedLine = layout.datedLine().map(placed -> whole(placed, layout, kept));
        Optional<LocalDate> toldInFull =
                layout.dateline().flatMap(placed -> placed.found().day()).flatMap(Dates.Day::full);
        Optional<LocalDate> toldByLine =
                layout.datedLine().flatMap(placed -> placed.found().day()).flatMap(Dates.Day::full);

        Optional<String> url = told.url().or(source::url);
        Optional<Dated> dated = told.date()
                .map(given -> new Dated(given, Optional.empty()))
                .or(() -> toldInFull.map(day -> new Dated(day, dateline.map(Ground.Words::new))))
                .or(() -> toldByLine.map(day -> new Dated(day, datedLine.map(Ground.Words::new))))
                .or(() -> name.flatMap(Dates::inFileName)
                        .map(day -> new Dated(day, Optional.of(new Ground.Inferred("file name")))))
                .or(() -> url.flatMap(Dates::inUrl).map(day -> new Dated(day, Optional.of(new Ground.Inferred("URL")))))
                .or(() -> told.madeOn().stream()
                        .findFirst()
                        .map(hint -> new Dated(hint.date(), Optional.of(new Ground.Inferred(hint.how())))));

        Optional<Dateline> filed = layout.dateline()
                .map(placed -> new Dateline(
                        dateline.orElseThrow(),
                        placed.found().place().map(range -> evidence(placed, range, layout, kept)),
                        toldInFull.or(() -> placed.found()
                                .day()
                                .flatMap(day -> dated.flatMap(published -> day.near(published.date())))),
                        placed.found().agency().map(range -> evidence(placed, range, layout, kept))))
                .or(() -> layout.datedLine()
                        .map(placed -> new Dateline(
                                datedLine.orElseThrow(),
                                placed.found().place().map(range -> evidence(placed, range, layout, kept)),
                                toldByLine,
                                Optional.empty())));

        // What carries no outlet and no address was written by the agency of its dateline.
        Optional<String> from = told.outlet()
                .or(() -> url.isPresent()
                        ? Optional.empty()
                        : filed.flatMap(Dateline::agency).map(Evidence::text));

        return new Document(
                id,
                Digest.of(kept),
                kept,
                told.title().or(layout::title),
                from,
                told.byline().or(layout::byline),
                dated.map(Dated::date),
                filed,
                told.language().orElseGet(() -> Language.of(layout.text())),
                told.modified().map(source::modifiedOn).orElse(source),
                clean ? Maps.through(layout.map(), map) : map,
                blocks,
                dated.flatMap(Dated::ground));
    }

    private static List<Block> onTheOriginal(Layout layout) {
        List<Block> blocks = new ArrayList<>();
        for (Block block : layout.blocks()) {
            blocks.add(new Block(
                    block.kind(), layout.map().toOriginal(block.span()).orElseThrow()));
        }
        for (Span span : layout.furniture()) {
            blocks.add(new Block(Block.Kind.FURNITURE, span));
        }
        blocks.sort(Comparator.comparing(Block::span));
        return blocks;
    }

    private Evidence whole(Layout.Placed placed, Layout layout, String kept) {
        return evidence(placed, new Datelines.Range(0, placed.found().end()), layout, kept);
    }

    private Evidence evidence(Layout.Placed placed, Datelines.Range range, Layout layout, String kept) {
        Span span = new Span(placed.offset() + range.start(), placed.offset() + range.end());
        return Evidence.of(clean ? span : layout.map().toOriginal(span).orElseThrow(), kept);
    }
}
