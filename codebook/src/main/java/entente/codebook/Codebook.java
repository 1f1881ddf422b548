package entente.codebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** The types, modes, contexts and sectors by which acts are coded. Immutable; safe for any number of threads. */
public final class Codebook {

    private static final String PLOVER = "plover-2021";

    private final String id;
    private final String title;
    private final String licence;
    private final Map<String, EventType> types;
    private final Map<String, String> contexts;
    private final Map<String, String> sectors;
    private final Crosswalk crosswalk;
    private final boolean extendsPlover;
    private final Map<String, String> rules;
    private final Optional<String> shifts;
    private final List<Example> examples;

    /**
     * A sentence with what is to be found in it, by the author of a codebook.
     *
     * @param type empty where no act at all is to be found
     * @param found whether the type is to be found, or must not be
     */
    public record Example(Optional<String> type, boolean found, String sentence) {}

    Codebook(
            String id,
            String title,
            String licence,
            Map<String, EventType> types,
            Map<String, String> contexts,
            Map<String, String> sectors,
            Crosswalk crosswalk,
            boolean extendsPlover,
            Map<String, String> rules,
            Optional<String> shifts,
            List<Example> examples) {
        this.id = id;
        this.title = title;
        this.licence = licence;
        this.types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
        this.contexts = Collections.unmodifiableMap(new LinkedHashMap<>(contexts));
        this.sectors = Collections.unmodifiableMap(new LinkedHashMap<>(sectors));
        this.crosswalk = crosswalk;
        this.extendsPlover = extendsPlover;
        this.rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        this.shifts = shifts;
        this.examples = List.copyOf(examples);
    }

    /** PLOVER 2021 as it comes with Entente. */
    public static Codebook plover() {
        return Holder.INSTANCE;
    }

    /**
     * PLOVER's types drawn along CAMEO's lines, as in sets that were coded by CAMEO and folded into PLOVER's roots afterwards: an
     * agreed withdrawal is AGREE (035), a verdict ACCUSE (116), a blockade ASSAULT (191). The folder's rules name CAMEO's code
     * for each line that differs.
     */
    public static Codebook cameoLines() {
        return new CodebookReader(new Resources("plover-cameo-lines", List.of("lines.rules")), Holder.PLOVER_FILES)
                .read();
    }

    /**
     * A codebook of the user's own, from a folder with the same files as PLOVER's, or from the {@code codebook.yaml} in it.
     *
     * <p>With the line {@code extends: PLOVER-2021} its tables add to PLOVER's or put other lines in their place, and tables that
     * are not there add nothing. Files {@code *.rules} hold trigger words and rules, {@code shifts.tsv} the types by which planned
     * or refused acts are told instead, {@code examples.tsv} sentences with what is to be found in them.
     *
     * @throws CodebookException naming file, line, what was expected and what was found
     */
    public static Codebook read(Path place) {
        Path folder = Files.isDirectory(place)
                ? place
                : Optional.ofNullable(place.getParent()).orElse(Path.of("."));
        return new CodebookReader(new Folder(folder), Holder.PLOVER_FILES).read();
    }

    private record Folder(Path folder) implements CodebookReader.Files {
        @Override
        public String content(String file) {
            try {
                return Files.readString(folder.resolve(file));
            } catch (IOException e) {
                CodebookException wrong = new CodebookException(
                        "%s: expected the file %s of a codebook, found none that can be read. Take PLOVER's as a pattern."
                                .formatted(folder, file));
                wrong.initCause(e);
                throw wrong;
            }
        }

        @Override
        public boolean has(String file) {
            return Files.isRegularFile(folder.resolve(file));
        }

        @Override
        public List<String> endingWith(String end) {
            try (Stream<Path> files = Files.list(folder)) {
                return files.map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> name.endsWith(end))
                        .sorted()
                        .toList();
            } catch (IOException e) {
                return List.of();
            }
        }
    }

    /**
     * Tables that come with the program; all of a folder's but the rules are there.
     *
     * @param rules names of the folder's rule files
     */
    private record Resources(String folder, List<String> rules) implements CodebookReader.Files {
        @Override
        public String content(String file) {
            String name = folder + "/" + file;
            try (InputStream in = Codebook.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new CodebookException(
                            "the program's own table %s is missing from it. Build or download it again."
                                    .formatted(name));
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean has(String file) {
            return Codebook.class.getResource(folder + "/" + file) != null;
        }

        @Override
        public List<String> endingWith(String end) {
            return rules.stream().filter(name -> name.endsWith(end)).toList();
        }
    }

    private static final class Holder {
        static final CodebookReader.Files PLOVER_FILES = new Resources(PLOVER, List.of());
        static final Codebook INSTANCE = new CodebookReader(PLOVER_FILES, PLOVER_FILES).read();
    }

    /** Name and version, as it stands in every record: "PLOVER-2021". */
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /** The licence of the tables, which need not be the program's. */
    public String licence() {
        return licence;
    }

    public List<EventType> types() {
        return List.copyOf(types.values());
    }

    public Optional<EventType> findType(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** @throws CodebookException naming the types there are, if there is no such type */
    public EventType type(String name) {
        return findType(name)
                .orElseThrow(() -> new CodebookException(
                        "%s has no type \"%s\"; it has %s. Use one of these, or say which codebook the word is from."
                                .formatted(id, name, types.keySet())));
    }

    /** Codes of the topics, in the order of the codebook. */
    public Set<String> contexts() {
        return contexts.keySet();
    }

    public Optional<String> contextMeaning(String context) {
        return Optional.ofNullable(contexts.get(context));
    }

    /** Codes of the sectors, in the order of the codebook. */
    public Set<String> sectors() {
        return sectors.keySet();
    }

    /** Whether PLOVER's types are among its own. */
    public boolean holdsPlover() {
        return extendsPlover || this == Holder.INSTANCE;
    }

    /** Rules of the codebook's own, by file name: trigger words and the conditions on their surroundings. */
    public Map<String, String> rules() {
        return rules;
    }

    /** A table of the codebook's own like the coder's {@code shifts.tsv}: its lines stand before the coder's. */
    public Optional<String> shifts() {
        return shifts;
    }

    /** Sentences with what its author wants to be found in them. */
    public List<Example> examples() {
        return examples;
    }

    public Crosswalk crosswalk() {
        return crosswalk;
    }

    /**
     * The score of an act: of its modes' scores the one farthest from zero (the first of equals), else the type's own.
     *
     * @throws CodebookException if the codebook has no such type or the type no such mode
     */
    public double intensity(String type, List<String> modes) {
        EventType known = type(type);
        OptionalDouble farthest = OptionalDouble.empty();
        for (String mode : modes) {
            OptionalDouble score = known.mode(mode).score();
            if (score.isPresent()
                    && (farthest.isEmpty() || Math.abs(score.getAsDouble()) > Math.abs(farthest.getAsDouble()))) {
                farthest = score;
            }
        }
        return farthest.orElse(known.score());
    }
}
