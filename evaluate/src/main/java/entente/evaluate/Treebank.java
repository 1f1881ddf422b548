package entente.evaluate;

import entente.model.Span;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Sentences with gold trees (CoNLL-U), laid back onto their running text, and the held-out parts of the sets that have them. */
final class Treebank {

    /** A syntactic word; {@code span} is empty where the running text writes it otherwise ("gonna"). */
    record Word(Optional<Span> span, String upos, String xpos, int head, String deprel, boolean properNoun) {}

    /** A person, organisation or place, told by the word that heads it. */
    record Entity(int headWord, String kind) {}

    record Tree(String document, String text, List<Word> words, List<Entity> entities) {
        Tree {
            words = List.copyOf(words);
            entities = List.copyOf(entities);
        }
    }

    private static final Pattern ENTITY =
            Pattern.compile("\\((\\d+)(?:\\[[^\\]]*\\])?-([a-z]+)([^()]*)(\\))?|(\\d+)(?:\\[[^\\]]*\\])?\\)");
    /** States as GUM links them: "North_Korea". */
    private static final Set<String> STATES = Stream.of(Locale.getISOCountries())
            .map(code -> Locale.of("", code).getDisplayCountry(Locale.ENGLISH).replace(' ', '_'))
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern MULTIWORD = Pattern.compile("(\\d+)-(\\d+)\t([^\t]*)\t.*");

    private Treebank() {}

    /** Every sentence of a file, compressed or not. */
    static List<Tree> read(Path file) throws IOException {
        List<Tree> trees = new ArrayList<>();
        String document = String.valueOf(file.getFileName()).replaceFirst("\\.conllu(\\.gz)?$", "");
        String text = "";
        List<String> lines = new ArrayList<>();
        try (InputStream bytes = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                BufferedReader rows = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            for (String row = rows.readLine(); row != null; row = rows.readLine()) {
                if (row.startsWith("# newdoc id = ")) {
                    document = row.substring("# newdoc id = ".length()).strip();
                } else if (row.startsWith("# text = ")) {
                    text = row.substring("# text = ".length());
                } else if (row.isBlank()) {
                    if (!lines.isEmpty()) {
                        trees.add(tree(document, text, lines));
                    }
                    lines.clear();
                } else if (!row.startsWith("#")) {
                    lines.add(row);
                }
            }
        }
        if (!lines.isEmpty()) {
            trees.add(tree(document, text, lines));
        }
        return trees;
    }

    private static Tree tree(String document, String text, List<String> lines) {
        List<Word> words = new ArrayList<>();
        List<String> misc = new ArrayList<>();
        int at = 0;
        int insideUntil = 0;
        for (String line : lines) {
            Matcher multiword = MULTIWORD.matcher(line);
            if (multiword.matches()) {
                int start = Math.max(at, text.indexOf(multiword.group(3), at));
                int firstWord = Integer.parseInt(multiword.group(1));
                int lastWord = Integer.parseInt(multiword.group(2));
                StringBuilder forms = new StringBuilder();
                lines.stream()
                        .map(row -> row.split("\t"))
                        .filter(cells -> cells[0].matches("\\d+")
                                && Integer.parseInt(cells[0]) >= firstWord
                                && Integer.parseInt(cells[0]) <= lastWord)
                        .forEach(cells -> forms.append(cells[1]));
                boolean written = forms.toString().equals(multiword.group(3));
                insideUntil = written ? insideUntil : lastWord;
                at = written ? start : start + multiword.group(3).length();
                continue;
            }
            String[] cells = line.split("\t");
            if (!cells[0].matches("\\d+")) {
                continue;
            }
            Optional<Span> span = Optional.empty();
            if (Integer.parseInt(cells[0]) > insideUntil) {
                int start = text.indexOf(cells[1], at);
                if (start >= 0) {
                    at = start + cells[1].length();
                    span = Optional.of(new Span(start, at));
                }
            }
            words.add(
                    new Word(span, cells[3], cells[4], Integer.parseInt(cells[6]), cells[7], cells[3].equals("PROPN")));
            misc.add(cells[9]);
        }
        return new Tree(document, text, words, entities(words, misc));
    }

    private static List<Entity> entities(List<Word> words, List<String> misc) {
        List<Entity> found = new ArrayList<>();
        List<String[]> open = new ArrayList<>();
        for (int i = 0; i < misc.size(); i++) {
            String cell = Stream.of(misc.get(i).split("\\|"))
                    .filter(field -> field.startsWith("Entity="))
                    .findFirst()
                    .orElse("");
            Matcher part = ENTITY.matcher(cell);
            while (part.find()) {
                if (part.group(1) != null && part.group(4) != null) {
                    entity(words, i, i, kind(part)).ifPresent(found::add);
                } else if (part.group(1) != null) {
                    open.add(new String[] {part.group(1), String.valueOf(i), kind(part)});
                } else {
                    for (int j = open.size() - 1; j >= 0; j--) {
                        if (open.get(j)[0].equals(part.group(5))) {
                            String[] begun = open.remove(j);
                            entity(words, Integer.parseInt(begun[1]), i, begun[2])
                                    .ifPresent(found::add);
                            break;
                        }
                    }
                }
            }
        }
        return found;
    }

    /** A state is a place however it acts, as it is in GMB and to both readers; GUM has it as an organisation where it acts. */
    private static String kind(MatchResult entity) {
        String link = entity.group(3).substring(entity.group(3).lastIndexOf('-') + 1);
        return switch (entity.group(2)) {
            case "person" -> "PERSON";
            case "organization" -> STATES.contains(link) ? "PLACE" : "ORGANISATION";
            case "place" -> "PLACE";
            default -> "";
        };
    }

    /** Named ones alone: those that a proper noun heads. */
    private static Optional<Entity> entity(List<Word> words, int first, int last, String kind) {
        for (int i = first; i <= last; i++) {
            int head = words.get(i).head() - 1;
            if (head < first || head > last) {
                return kind.isEmpty() || !words.get(i).properNoun()
                        ? Optional.empty()
                        : Optional.of(new Entity(i, kind));
            }
        }
        return Optional.empty();
    }

    /** GUM's documents that {@code training/splits.tsv} holds back from the reader's trees; where it is silent, one in eight. */
    static List<Tree> gumHeldOut(Path training, Path data, String genre) throws IOException {
        Map<String, String> splits = new TreeMap<>();
        for (String line : Files.readAllLines(training.resolve("splits.tsv"))) {
            String[] cells = line.split("\t", -1);
            if (cells[0].equals("gum-trees")) {
                splits.put(cells[1], cells[2]);
            }
        }
        List<Tree> trees = new ArrayList<>();
        try (Stream<Path> files = Files.list(data.resolve("annotation/gum"))) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (!name.endsWith(".conllu") || !name.startsWith("GUM_" + genre)) {
                    continue;
                }
                String document = name.substring(0, name.length() - ".conllu".length());
                String split = splits.getOrDefault(document, isEighth(document) ? "dev" : "train");
                if (split.equals("dev")) {
                    trees.addAll(read(file));
                }
            }
        }
        return trees;
    }

    private static boolean isEighth(String document) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(document.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, digest).mod(BigInteger.valueOf(8)).signum() == 0;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
