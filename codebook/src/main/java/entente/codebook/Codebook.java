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

    Codebook(
            String id,
            String title,
            String licence,
            Map<String, EventType> types,
            Map<String, String> contexts,
            Map<String, String> sectors,
            Crosswalk crosswalk) {
        this.id = id;
        this.title = title;
        this.licence = licence;
        this.types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
        this.contexts = Collections.unmodifiableMap(new LinkedHashMap<>(contexts));
        this.sectors = Collections.unmodifiableMap(new LinkedHashMap<>(sectors));
        this.crosswalk = crosswalk;
    }

    /** PLOVER 2021 as it comes with Entente. */
    public static Codebook plover() {
        return Holder.INSTANCE;
    }

    /**
     * A codebook of the user's own, from a folder with the same files as PLOVER's.
     *
     * @throws CodebookException naming file, line, what was expected and what was found
     */
    public static Codebook read(Path folder) {
        return new CodebookReader(file -> {
                    try {
                        return Files.readString(folder.resolve(file));
                    } catch (IOException e) {
                        CodebookException wrong = new CodebookException(
                                "%s: expected the file %s of a codebook, found none that can be read. Take PLOVER's as a pattern."
                                        .formatted(folder, file));
                        wrong.initCause(e);
                        throw wrong;
                    }
                })
                .read();
    }

    private static final class Holder {
        static final Codebook INSTANCE = new CodebookReader(Holder::resource).read();

        private static String resource(String file) {
            String name = PLOVER + "/" + file;
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
