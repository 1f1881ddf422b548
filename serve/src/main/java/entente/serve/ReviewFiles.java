package entente.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import entente.model.Document;
import entente.model.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What was reviewed, as files: in the format of {@code training/labels}, laid out so that {@code entente evaluate labels
 * --training FOLDER} and the training read it; and as WebAnno TSV 3.3 for INCEpTION.
 */
final class ReviewFiles {

    /** Where the words of a text begin and end; annotations split words that they do not respect. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:[.,'’-][\\p{L}\\p{M}\\p{N}]+)*|\\S");

    private static final String LAYER = "webanno.custom.EntenteSpan";
    private static final String ROLES = "webanno.custom.EntenteRole";

    private ReviewFiles() {}

    // Labels

    /** A zip with {@code labels/own/reviewed.jsonl}, the texts, and {@code splits.tsv}. */
    static byte[] labels(List<Review.Gold> gold, String split) {
        Map<String, String> files = new TreeMap<>();
        StringBuilder lines = new StringBuilder();
        StringBuilder splits = new StringBuilder("set\tdoc\tsplit\n");
        for (Review.Gold one : gold) {
            String name = name(one.coded().document());
            files.put(
                    "labels/own/texts/" + name + ".txt", one.coded().document().text());
            splits.append("own\t").append(name).append('\t').append(split).append('\n');
            int number = 0;
            for (Span sentence : one.coded().sentences()) {
                number++;
                if (one.sentences().contains(sentence)) {
                    lines.append(Json.text(label(one, name, number, sentence))).append('\n');
                }
            }
        }
        files.put("labels/own/reviewed.jsonl", lines.toString());
        files.put("splits.tsv", splits.toString());
        return zip(files);
    }

    private static String name(Document document) {
        return "reviewed-" + document.digest().prefix(12);
    }

    private static ObjectNode label(Review.Gold gold, String name, int number, Span sentence) {
        ObjectNode json = Json.object();
        json.put("set", "own");
        json.put("doc", name);
        json.put("n", number);
        json.put("start", sentence.start());
        json.put("end", sentence.end());
        json.put("unit", "char");
        json.put("mix", "chosen");
        json.put("coder", String.join("+", gold.coders()));
        Map<Coding.Part, String> mentions = new LinkedHashMap<>();
        ArrayNode events = Json.array();
        ArrayNode statements = Json.array();
        for (Coding coding : gold.codings()) {
            if (!sentence.covers(
                    new Span(coding.anchor().start(), coding.anchor().start() + 1))) {
                continue;
            }
            switch (coding) {
                case Coding.OfEvent event -> {
                    ObjectNode one = events.addObject();
                    one.put("id", "e" + events.size());
                    one.put("type", event.type());
                    if (!event.modes().isEmpty()) {
                        one.set("mode", Json.strings(event.modes()));
                    }
                    one.set("trigger", span(event.trigger()));
                    one.put("modality", event.modality());
                    one.set("actors", ids(event.actors(), mentions));
                    one.set("recipients", ids(event.recipients(), mentions));
                    event.place().ifPresent(place -> {
                        ObjectNode words = span(place.span());
                        place.code().ifPresent(code -> words.put("code", code));
                        one.set("place", words);
                    });
                    event.date().ifPresent(date -> one.set("date", span(date)));
                }
                case Coding.OfStatement statement -> {
                    ObjectNode one = statements.addObject();
                    one.put("id", "s" + statements.size());
                    one.put("kind", statement.kind());
                    statement.source().ifPresent(source -> one.put("source", id(source, mentions)));
                    one.put("source_kind", statement.sourceKind());
                    statement.cue().ifPresent(cue -> one.set("cue", span(cue)));
                    one.set("content", span(statement.content()));
                    statement.addressee().ifPresent(part -> one.put("addressee", id(part, mentions)));
                    ArrayNode about = Json.array();
                    for (Coding.Part part : statement.about()) {
                        ObjectNode mark = about.addObject();
                        mark.put("mention", id(part, mentions));
                        part.stance().ifPresent(stance -> mark.put("stance", stance));
                    }
                    if (!about.isEmpty()) {
                        one.set("about", about);
                    }
                }
            }
        }
        ArrayNode all = Json.array();
        mentions.forEach((part, id) -> {
            ObjectNode mention = all.addObject();
            mention.put("id", id);
            mention.put("start", part.span().start());
            mention.put("end", part.span().end());
            mention.put(
                    "kind",
                    part.code()
                            .map(code -> code.length() == 3 ? "state" : "igo")
                            .orElse("group"));
            part.code().ifPresent(code -> mention.put("code", code));
            mention.put("how", "name");
        });
        json.set("mentions", all);
        json.set("events", events);
        json.set("statements", statements);
        return json;
    }

    private static ArrayNode ids(List<Coding.Part> parts, Map<Coding.Part, String> mentions) {
        ArrayNode ids = Json.array();
        parts.forEach(part -> ids.add(id(part, mentions)));
        return ids;
    }

    private static String id(Coding.Part part, Map<Coding.Part, String> mentions) {
        Coding.Part bare = new Coding.Part(part.span(), part.code(), Optional.empty());
        return mentions.computeIfAbsent(bare, key -> "m" + (mentions.size() + 1));
    }

    private static ObjectNode span(Span span) {
        return Json.object().put("start", span.start()).put("end", span.end());
    }

    // WebAnno TSV 3.3

    /** A zip with one TSV a document. */
    static byte[] webanno(List<Review.Gold> gold) {
        Map<String, String> files = new TreeMap<>();
        gold.forEach(one -> files.put(name(one.coded().document()) + ".tsv", tsv(one)));
        return zip(files);
    }

    /** An annotation. @param id tells annotations apart that share words or hold several */
    private record Mark(int id, Span span, String kind, String label, String code) {}

    private record Role(String role, Mark from, Mark to) {}

    /** @param number "3-7": the seventh word of the third sentence */
    private record Word(String number, Span span) {}

    static String tsv(Review.Gold gold) {
        List<Mark> marks = new ArrayList<>();
        List<Role> roles = new ArrayList<>();
        for (Coding coding : gold.codings()) {
            switch (coding) {
                case Coding.OfEvent event -> {
                    String label = String.join(".", event.type(), String.join(".", event.modes()))
                            .replaceAll("[.]$", "");
                    Mark trigger = mark(marks, event.trigger(), "event", label + " " + event.modality(), "");
                    event.actors().forEach(part -> roles.add(new Role("actor", trigger, mark(marks, part))));
                    event.recipients().forEach(part -> roles.add(new Role("recipient", trigger, mark(marks, part))));
                    event.place()
                            .ifPresent(place -> roles.add(new Role(
                                    "place",
                                    trigger,
                                    mark(
                                            marks,
                                            place.span(),
                                            "place",
                                            "",
                                            place.code().orElse("")))));
                    event.date()
                            .ifPresent(date -> roles.add(new Role("date", trigger, mark(marks, date, "date", "", ""))));
                }
                case Coding.OfStatement statement -> {
                    Mark content = mark(
                            marks,
                            statement.content(),
                            "statement",
                            statement.kind() + " " + statement.sourceKind(),
                            "");
                    statement
                            .addressee()
                            .ifPresent(part -> roles.add(new Role("addressee", content, mark(marks, part))));
                    statement.source().ifPresent(part -> roles.add(new Role("source", content, mark(marks, part))));
                    statement
                            .cue()
                            .ifPresent(cue -> roles.add(new Role("cue", content, mark(marks, cue, "cue", "", ""))));
                    statement
                            .about()
                            .forEach(part -> roles.add(new Role(
                                    "about"
                                            + part.stance()
                                                    .map(stance -> " " + stance)
                                                    .orElse(""),
                                    content,
                                    mark(marks, part))));
                }
            }
        }
        String text = gold.coded().document().text();
        TreeSet<Integer> edges = new TreeSet<>();
        marks.forEach(mark -> {
            edges.add(mark.span().start());
            edges.add(mark.span().end());
        });
        StringBuilder out = new StringBuilder();
        out.append("#FORMAT=WebAnno TSV 3.3\n");
        out.append("#T_SP=").append(LAYER).append("|kind|label|code\n");
        out.append("#T_RL=").append(ROLES).append("|role|BT_").append(LAYER).append("\n\n");
        List<List<Word>> sentences = words(text, gold.coded().sentences(), edges);
        for (List<Word> sentence : sentences) {
            if (sentence.isEmpty()) {
                continue;
            }
            String words = text.substring(
                    sentence.getFirst().span().start(),
                    sentence.getLast().span().end());
            out.append("\n#Text=")
                    .append(words.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r"))
                    .append('\n');
            for (Word word : sentence) {
                out.append(word.number())
                        .append('\t')
                        .append(word.span().start())
                        .append('-')
                        .append(word.span().end())
                        .append('\t')
                        .append(escaped(word.span().in(text)));
                cells(
                        out,
                        marks.stream()
                                .filter(mark -> mark.span().covers(word.span()))
                                .toList());
                relations(out, roles, word, sentences);
                out.append("\t\n");
            }
        }
        return out.toString();
    }

    private static Mark mark(List<Mark> marks, Coding.Part part) {
        return mark(marks, part.span(), "actor", "", part.code().orElse(""));
    }

    private static Mark mark(List<Mark> marks, Span span, String kind, String label, String code) {
        Mark mark = new Mark(marks.size() + 1, span, kind, label, code);
        marks.add(mark);
        return mark;
    }

    private static void cells(StringBuilder out, List<Mark> here) {
        for (int feature = 0; feature < 3; feature++) {
            List<String> values = new ArrayList<>();
            for (Mark mark : here) {
                String value = feature == 0 ? mark.kind() : feature == 1 ? mark.label() : mark.code();
                values.add((value.isEmpty() ? "*" : escaped(value)) + "[" + mark.id() + "]");
            }
            out.append('\t').append(values.isEmpty() ? "_" : String.join("|", values));
        }
    }

    /** A relation stands at the first word of what it leads to, with the place of what it comes from. */
    private static void relations(StringBuilder out, List<Role> roles, Word word, List<List<Word>> sentences) {
        List<String> names = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (Role role : roles) {
            if (role.to().span().start() == word.span().start()) {
                names.add(escaped(role.role()));
                places.add(first(sentences, role.from().span()) + "["
                        + role.from().id() + "_" + role.to().id() + "]");
            }
        }
        out.append('\t').append(names.isEmpty() ? "_" : String.join("|", names));
        out.append('\t').append(places.isEmpty() ? "_" : String.join("|", places));
    }

    private static String first(List<List<Word>> sentences, Span span) {
        return sentences.stream()
                .flatMap(List::stream)
                .filter(word -> span.covers(word.span()))
                .map(Word::number)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no word stands at %s".formatted(span)));
    }

    /** Sentences may overlap what lies between them: headlines and datelines become sentences of their own. */
    private static List<List<Word>> words(String text, List<Span> sentences, TreeSet<Integer> edges) {
        List<List<Word>> all = new ArrayList<>();
        List<Word> sentence = new ArrayList<>();
        int[] number = {1, 0};
        int within = -2;
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            int own = index(sentences, words.start());
            if (own != within && !sentence.isEmpty()) {
                all.add(sentence);
                sentence = new ArrayList<>();
                number[0]++;
                number[1] = 0;
            }
            within = own;
            int start = words.start();
            for (int edge : edges.subSet(words.start() + 1, words.end())) {
                sentence.add(new Word(number[0] + "-" + ++number[1], new Span(start, edge)));
                start = edge;
            }
            sentence.add(new Word(number[0] + "-" + ++number[1], new Span(start, words.end())));
        }
        all.add(sentence);
        return all;
    }

    private static int index(List<Span> sentences, int at) {
        for (int i = 0; i < sentences.size(); i++) {
            if (sentences.get(i).start() <= at && at < sentences.get(i).end()) {
                return i;
            }
        }
        return -1;
    }

    private static String escaped(String value) {
        return value.replaceAll("([\\\\\\[\\]|_;*])", "\\\\$1")
                .replace("->", "\\->")
                .replaceAll("[\\t\\r\\n]", " ");
    }

    // Files

    private static byte[] zip(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                // The same review gives the same bytes.
                entry.setTime(315_532_800_000L);
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written to", e);
        }
        return bytes.toByteArray();
    }
}
