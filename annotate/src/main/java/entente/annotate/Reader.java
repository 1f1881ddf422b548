package entente.annotate;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.ObjectMapper;
import entente.model.AnnotatedDocument;
import entente.model.Block;
import entente.model.Document;
import entente.model.Modality;
import entente.model.Sentence;
import entente.model.Span;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Our own reader: one small network, run by ONNX Runtime on the CPU, that reads a sentence once.
 *
 * <p>Each sentence is a call of its own on one thread. Its int8 weights scale activations by what is in the call, so a sentence in
 * a batch would depend on its neighbours; alone it gets the same tags always. Several threads may read at once through one reader:
 * the session is shared.
 */
public final class Reader implements Annotator {

    private static final String FOLDER = "/entente/reader/";

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final ReaderDescription description;
    private final TokenRules tokens;
    private final SentenceRules sentences;
    private final WordPieces pieces;
    private final Decoding decoding;

    private Reader(
            byte[] network, ReaderDescription description, TokenRules tokens, WordPieces pieces, LemmaTable lemmas)
            throws OrtException {
        this.environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            this.session = environment.createSession(network, options);
        }
        this.description = description;
        this.tokens = tokens;
        this.sentences = new SentenceRules(tokens);
        this.pieces = pieces;
        this.decoding = new Decoding(description, lemmas);
    }

    /** Whether a trained reader is on the class path. */
    public static boolean isPresent() {
        return Reader.class.getResource(FOLDER + "reader.onnx") != null;
    }

    /**
     * The reader on the class path.
     *
     * @throws IllegalStateException if there is none, or it cannot be loaded, with the cause
     */
    public static Reader open() {
        try (InputStream network = resource("reader.onnx");
                InputStream description = resource("reader.json");
                InputStream rules = resource("tokens.json");
                InputStream lemmas = resource("lemmas.tsv");
                InputStream vocabulary = resource("vocab.txt")) {
            ReaderDescription described = ReaderDescription.of(new ObjectMapper().readTree(description));
            WordPieces pieces = new WordPieces(vocabulary, described.piecesPerWord(), described.longestWord());
            return new Reader(
                    network.readAllBytes(), described, TokenRules.read(rules), pieces, LemmaTable.read(lemmas));
        } catch (IOException | OrtException e) {
            throw new IllegalStateException(
                    "the reader on the class path at " + FOLDER + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    private static InputStream resource(String name) {
        InputStream stream = Reader.class.getResourceAsStream(FOLDER + name);
        if (stream == null) {
            throw new IllegalStateException(
                    "no trained reader on the class path: %s%s is missing; training/README.md tells how to make one"
                            .formatted(FOLDER, name));
        }
        return stream;
    }

    @Override
    public String name() {
        return description.name();
    }

    @Override
    public AnnotatedDocument annotate(Document document) {
        List<Sentence> read = new ArrayList<>();
        int paragraph = 0;
        for (Block block : document.blocks()) {
            if (!block.kind().isRead()) {
                continue;
            }
            List<TokenRules.Word> words = tokens.words(block.span().in(document.text()));
            for (List<TokenRules.Word> sentence : sentences.sentences(words)) {
                Decoding.Place place = new Decoding.Place(block.span().start(), block.kind(), paragraph, read.size());
                read.add(decoding.sentence(sentence, windows(sentence), place));
            }
            paragraph++;
        }
        return new AnnotatedDocument(document, read, name(), true);
    }

    /** What the network says of each window of a sentence; all but the longest sentences are one window. */
    private List<Scores> windows(List<TokenRules.Word> sentence) {
        List<Scores> windows = new ArrayList<>();
        int first = 0;
        while (first < sentence.size()) {
            int end = windowEnd(sentence, first);
            windows.add(scores(sentence.subList(first, end)));
            first = end;
        }
        return windows;
    }

    /** A window ends where its pieces would be too many, at the last comma or semicolon in its second half if there is one. */
    private int windowEnd(List<TokenRules.Word> sentence, int first) {
        int room = description.maxPieces() - 2;
        int end = first;
        while (end < sentence.size() && room >= pieces.pieces(sentence.get(end).form()).length) {
            room -= pieces.pieces(sentence.get(end).form()).length;
            end++;
        }
        if (end == sentence.size()) {
            return end;
        }
        for (int i = end; i > first + (end - first) / 2; i--) {
            String form = sentence.get(i - 1).form();
            if (form.equals(",") || form.equals(";")) {
                return i;
            }
        }
        return end;
    }

    /**
     * What a sentence says that one marked span does to another. The sentence is read as one window, which begins so that both spans
     * are in it if they can be.
     *
     * @param actor where the one who acts stands, in UTF-16 units of the sentence
     * @param recipient where the one acted upon stands; where the two overlap, the words are the recipient's
     * @return nothing if no word of either span is left in the window
     * @throws IllegalStateException if the reader on the class path was trained without a head for pairs
     */
    public Optional<PairReading> pair(String sentence, Span actor, Span recipient) {
        if (!description.has("pair")) {
            throw new IllegalStateException("the reader " + name() + " has no head for marked pairs");
        }
        List<TokenRules.Word> words = tokens.words(sentence);
        int[] marks = new int[words.size()];
        int firstMark = words.size();
        int lastMark = -1;
        for (int i = 0; i < marks.length; i++) {
            Span word = new Span(words.get(i).start(), words.get(i).end());
            marks[i] = word.overlaps(recipient) ? WordPieces.RECIPIENT : word.overlaps(actor) ? WordPieces.ACTOR : 0;
            firstMark = marks[i] > 0 ? Math.min(firstMark, i) : firstMark;
            lastMark = marks[i] > 0 ? i : lastMark;
        }
        if (lastMark < 0) {
            return Optional.empty();
        }
        int first = windowEnd(words, 0) > lastMark ? 0 : firstMark;
        int end = windowEnd(words, first);
        Scores scores = scores(words.subList(first, end), Arrays.copyOfRange(marks, first, end));
        return Optional.of(PairReading.of(
                scores.table("pair")[0],
                description.labels("pair"),
                Modality.ofCode(
                        description.labels("pair_modality").get(Bio.highest(scores.table("pair_modality")[0])))));
    }

    private Scores scores(List<TokenRules.Word> words) {
        return scores(words, new int[words.size()]);
    }

    private Scores scores(List<TokenRules.Word> words, int[] marks) {
        List<Integer> ids = new ArrayList<>(List.of(pieces.cls));
        List<Integer> casings = new ArrayList<>(List.of(0));
        long[] first = new long[words.size() + 1];
        long[] last = new long[words.size() + 1];
        for (int i = 0; i < words.size(); i++) {
            String form = words.get(i).form();
            int casing = WordPieces.casing(form) + marks[i] * WordPieces.CASING_CLASSES;
            first[i + 1] = ids.size();
            int[] cut = pieces.pieces(form);
            for (int j = 0; j < cut.length; j++) {
                ids.add(cut[j]);
                casings.add(j == 0 ? casing : casing + WordPieces.CASINGS);
            }
            last[i + 1] = ids.size() - 1;
        }
        ids.add(pieces.sep);
        casings.add(0);
        return run(longs(ids), longs(casings), first, last);
    }

    private static long[] longs(List<Integer> values) {
        return values.stream().mapToLong(Integer::longValue).toArray();
    }

    private Scores run(long[] ids, long[] casings, long[] first, long[] last) {
        try (OnnxTensor idTensor = tensor(ids);
                OnnxTensor casingTensor = tensor(casings);
                OnnxTensor firstTensor = tensor(first);
                OnnxTensor lastTensor = tensor(last);
                OrtSession.Result result = session.run(Map.of(
                        "input_ids", idTensor,
                        "casing_ids", casingTensor,
                        "word_first", firstTensor,
                        "word_last", lastTensor))) {
            return Scores.of(result);
        } catch (OrtException e) {
            throw new IllegalStateException("the reader failed on a sentence of %d pieces".formatted(ids.length), e);
        }
    }

    private OnnxTensor tensor(long[] values) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), new long[] {values.length});
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the reader's session could not be closed", e);
        }
    }
}
