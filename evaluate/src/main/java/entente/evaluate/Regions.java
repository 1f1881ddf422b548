package entente.evaluate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The region of the world that a code lies in, from {@code regions.tsv}. */
final class Regions {

    static final String NONE = "no region told";

    private static final Map<String, String> BY_CODE = read();

    private Regions() {}

    private static Map<String, String> read() {
        Map<String, String> regions = new TreeMap<>();
        try (InputStream in = Regions.class.getResourceAsStream("regions.tsv")) {
            if (in == null) {
                throw new IllegalStateException("the program's own table regions.tsv is missing from it");
            }
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.startsWith("#") && line.contains("\t")) {
                    for (String code : line.split("\t")[1].split(" ")) {
                        regions.put(code, line.split("\t")[0]);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return regions;
    }

    static String of(String code) {
        return BY_CODE.getOrDefault(code, NONE);
    }
}
