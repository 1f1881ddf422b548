package entente.annotate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Lemmas of the forms that the training trees have ({@code lemmas.tsv}); {@link LemmaScript} is for all others. */
final class LemmaTable {

    private final Map<String, String> lemmas = new HashMap<>();

    /**
     * @param table lines of form in lower case, universal part of speech and lemma, parted by tabs
     * @throws IOException if the stream breaks, or a line has other than three fields
     */
    static LemmaTable read(InputStream table) throws IOException {
        LemmaTable read = new LemmaTable();
        BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            String[] fields = line.split("\t", -1);
            if (fields.length != 3) {
                throw new IOException(
                        "lemmas.tsv, line %d: expected form, part of speech and lemma parted by tabs, found \"%s\""
                                .formatted(number, line));
            }
            read.lemmas.put(fields[0] + "\t" + fields[1], fields[2]);
        }
        return read;
    }

    Optional<String> lemma(String form, String upos) {
        return Optional.ofNullable(lemmas.get(form.toLowerCase(Locale.ROOT) + "\t" + upos));
    }
}
