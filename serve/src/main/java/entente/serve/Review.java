package entente.serve;

import entente.model.CodedDocument;
import entente.model.Digest;
import entente.model.Finding;
import entente.model.Span;
import entente.store.Desk;
import entente.store.Desk.Asked;
import entente.store.Desk.Decision;
import entente.store.Desk.Round;
import entente.store.Desk.Verdict;
import entente.store.RecordStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What decisions come to: how far coders agree, where they do not, and what is gold.
 *
 * <p>A unit is a finding of the machine, or what coders added at one place. Whoever decided on all findings of a document and did
 * not add what another added has said that it is not there.
 */
final class Review {

    static final List<String> FIELDS = List.of(
            "kept",
            "type",
            "modes",
            "modality",
            "actors",
            "recipients",
            "place",
            "date",
            "source",
            "source_kind",
            "about");
    private static final String NONE = "none";

    /** What one thing was coded as, by coder. @param finding empty for what was added */
    record Unit(
            Digest document,
            Optional<String> finding,
            Span place,
            SortedMap<String, Decision> byCoder,
            List<Decision> settled) {}

    /** @param codings what is gold in the document, in the order of the text @param sentences that were reviewed wholly */
    record Gold(CodedDocument coded, List<Coding> codings, List<Span> sentences, SortedSet<String> coders) {}

    private final RecordStore store;
    private final Desk desk;

    Review(RecordStore store) {
        this.store = store;
        this.desk = store.desk();
    }

    /** The coding that a decision stands for; empty for a rejection. */
    static Optional<Coding> coding(Decision decision) {
        return switch (decision.verdict()) {
            case ACCEPT -> decision.machine().map(Review::parsed);
            case CORRECT, ADD -> decision.coding().map(Review::parsed);
            case REJECT -> Optional.empty();
        };
    }

    private static Coding parsed(String json) {
        return Coding.read(Json.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8)), Integer.MAX_VALUE);
    }

    /** Latest decisions by unit, in the order of documents and places. */
    List<Unit> units(Optional<String> round) {
        Map<String, Unit> units = new LinkedHashMap<>();
        List<Decision> added = new ArrayList<>();
        for (Decision decision : desk.decisions(new Asked(round, Optional.empty(), Optional.empty(), false))) {
            if (round.isEmpty() && decision.round().isPresent()) {
                continue;
            }
            if (decision.verdict() == Verdict.ADD) {
                added.add(decision);
                continue;
            }
            String finding = decision.finding().orElseThrow();
            Unit unit = units.computeIfAbsent(
                    finding,
                    key -> new Unit(
                            decision.digest(),
                            decision.finding(),
                            decision.machine()
                                    .map(Review::parsed)
                                    .map(Coding::anchor)
                                    .orElse(new Span(0, 1)),
                            new TreeMap<>(),
                            new ArrayList<>()));
            put(unit, decision);
        }
        List<Unit> all = new ArrayList<>(units.values());
        for (Decision decision : added) {
            Span place = coding(decision).orElseThrow().anchor();
            Optional<Unit> near = all.stream()
                    .filter(unit -> unit.finding().isEmpty()
                            && unit.document().equals(decision.digest())
                            && unit.place().overlaps(place)
                            && !unit.byCoder().containsKey(decision.coder()))
                    .findFirst();
            Unit unit = near.orElseGet(() -> {
                Unit fresh = new Unit(decision.digest(), Optional.empty(), place, new TreeMap<>(), new ArrayList<>());
                all.add(fresh);
                return fresh;
            });
            put(unit, decision);
        }
        all.sort(Comparator.comparing((Unit unit) -> unit.document().hex())
                .thenComparing(Unit::place)
                .thenComparing(unit -> unit.finding().orElse("")));
        return all;
    }

    private static void put(Unit unit, Decision decision) {
        if (decision.settles()) {
            unit.settled().add(decision);
        } else {
            unit.byCoder().put(decision.coder(), decision);
        }
    }

    /** Who has decided on every finding of a document, in a round or outside. */
    private Map<String, Set<String>> finishers(List<Unit> units) {
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        for (Unit unit : units) {
            if (unit.finding().isPresent()) {
                unit.byCoder()
                        .keySet()
                        .forEach(coder -> counts.computeIfAbsent(unit.document().hex(), key -> new HashMap<>())
                                .merge(coder, 1, Integer::sum));
            }
        }
        Map<String, Set<String>> finishers = new HashMap<>();
        counts.forEach((document, byCoder) -> {
            int wanted = reviewable(new Digest(document)).size();
            Set<String> done = new TreeSet<>();
            byCoder.forEach((coder, count) -> {
                if (count >= wanted) {
                    done.add(coder);
                }
            });
            finishers.put(document, done);
        });
        return finishers;
    }

    /** Findings of a document that people decide on: events and statements. */
    List<Finding> reviewable(Digest document) {
        Optional<CodedDocument> coded = store.coded(document);
        List<Finding> findings = new ArrayList<>();
        coded.ifPresent(one -> {
            findings.addAll(one.events());
            findings.addAll(one.statements());
        });
        return findings;
    }

    /** The values that coders gave to a field, by unit; with the coders' names in the same order where they are wanted. */
    List<List<String>> values(List<Unit> units, String field) {
        Map<String, Set<String>> finishers = finishers(units);
        List<List<String>> values = new ArrayList<>();
        for (Unit unit : units) {
            List<String> row = new ArrayList<>();
            boolean applies = false;
            for (Decision decision : unit.byCoder().values()) {
                Optional<Coding> coding = coding(decision);
                String value = coding.map(one -> one.value(field)).orElse("");
                if (field.equals("kept")) {
                    row.add(coding.isPresent() ? "yes" : "no");
                    applies = true;
                } else if (field.equals("type")) {
                    row.add(coding.isPresent() ? value : NONE);
                    applies = true;
                } else if (!value.isEmpty()) {
                    row.add(value);
                    applies = true;
                }
            }
            if (unit.finding().isEmpty() && (field.equals("kept") || field.equals("type"))) {
                for (String coder : finishers.getOrDefault(unit.document().hex(), Set.of())) {
                    if (!unit.byCoder().containsKey(coder)) {
                        row.add(field.equals("kept") ? "no" : NONE);
                    }
                }
            }
            if (applies) {
                values.add(row);
            }
        }
        return values;
    }

    /** Whether coders decided differently. */
    static boolean isDisputed(Unit unit) {
        if (unit.finding().isEmpty()) {
            return true;
        }
        Set<String> seen = new TreeSet<>();
        for (Decision decision : unit.byCoder().values()) {
            Optional<Coding> coding = coding(decision);
            StringBuilder all = new StringBuilder(coding.isPresent() ? "yes" : "no");
            coding.ifPresent(one -> FIELDS.forEach(field -> all.append('\t').append(one.value(field))));
            seen.add(all.toString());
        }
        return seen.size() > 1;
    }

    /**
     * Gold by document: what was settled; else what the coder says who is asked for; else the latest decision. Only sentences all
     * of whose findings were decided on count as reviewed, and the others only where the whole document was.
     */
    List<Gold> gold(Optional<String> round, Optional<String> coder) {
        Map<String, List<Unit>> byDocument = new TreeMap<>();
        for (Unit unit : units(round)) {
            if (!coder.isPresent()
                    || !unit.settled().isEmpty()
                    || unit.byCoder().containsKey(coder.get())) {
                byDocument
                        .computeIfAbsent(unit.document().hex(), key -> new ArrayList<>())
                        .add(unit);
            }
        }
        List<Gold> gold = new ArrayList<>();
        byDocument.forEach((hex, units) -> {
            Optional<CodedDocument> coded = store.coded(new Digest(hex));
            if (coded.isEmpty()) {
                return;
            }
            List<Coding> codings = new ArrayList<>();
            Set<String> decided = new TreeSet<>();
            SortedSet<String> coders = new TreeSet<>();
            for (Unit unit : units) {
                unit.finding().ifPresent(decided::add);
                Optional<Decision> chosen = chosen(unit, coder);
                chosen.ifPresent(decision -> coders.add(decision.coder()));
                chosen.flatMap(Review::coding).ifPresent(codings::add);
            }
            codings.sort(Comparator.comparing(Coding::anchor));
            gold.add(new Gold(coded.get(), codings, reviewed(coded.get(), decided), coders));
        });
        return gold;
    }

    private static Optional<Decision> chosen(Unit unit, Optional<String> coder) {
        if (!unit.settled().isEmpty()) {
            return Optional.of(unit.settled().getLast());
        }
        return coder.isPresent()
                ? Optional.ofNullable(unit.byCoder().get(coder.get()))
                : unit.byCoder().values().stream().max(Comparator.comparing(Decision::made));
    }

    private static List<Span> reviewed(CodedDocument coded, Set<String> decided) {
        List<Span> open = new ArrayList<>();
        boolean whole = true;
        for (Finding finding : coded.findings()) {
            Optional<Coding> coding = Coding.of(coded, finding);
            if (coding.isPresent() && !decided.contains(finding.id())) {
                open.add(coding.get().anchor());
                whole = false;
            }
        }
        List<Span> sentences = new ArrayList<>();
        for (Span sentence : coded.sentences()) {
            boolean holds = coded.findings().stream()
                    .filter(finding -> decided.contains(finding.id()))
                    .map(finding -> Coding.of(coded, finding))
                    .flatMap(Optional::stream)
                    .anyMatch(coding -> coding.anchor().overlaps(sentence));
            if ((holds || whole) && open.stream().noneMatch(place -> place.overlaps(sentence))) {
                sentences.add(sentence);
            }
        }
        return sentences;
    }

    Optional<Round> round(String id) {
        return desk.round(id);
    }
}
