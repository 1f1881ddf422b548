package entente.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of {@code threads.tsv}: which act opens a thread and which carries one further. */
final class ThreadRules {

    private static final List<String> COLUMNS = List.of("kind", "step", "by", "types", "modality", "result", "days");

    record Rule(
            String kind, String step, String by, List<String> types, Set<String> modalities, String result, int days) {

        boolean fits(Act act) {
            return modalities.contains(act.modality().code()) && types.stream().anyMatch(type -> fits(act, type));
        }

        private static boolean fits(Act act, String type) {
            int dot = type.indexOf('.');
            return dot < 0
                    ? act.type().equals(type)
                    : act.type().equals(type.substring(0, dot)) && act.modes().contains(type.substring(dot + 1));
        }
    }

    private final List<Rule> rules;

    private ThreadRules(List<Rule> rules) {
        this.rules = rules;
    }

    static ThreadRules standard() {
        String name = "threads.tsv";
        try (InputStream stream = ThreadRules.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not on the class path beside " + ThreadRules.class);
            }
            return read(name, new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException with file and line, what was expected and what was found */
    static ThreadRules read(String name, BufferedReader reader) throws IOException {
        List<Rule> rules = new ArrayList<>();
        boolean headed = false;
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = new ArrayList<>(List.of(line.split("\t", -1)));
            if (!headed) {
                if (!cells.equals(COLUMNS)) {
                    throw new IllegalArgumentException(
                            "%s line %d: expected the columns %s, got %s".formatted(name, number, COLUMNS, cells));
                }
                headed = true;
                continue;
            }
            if (cells.size() == COLUMNS.size() - 1) {
                cells.add("");
            }
            if (cells.size() != COLUMNS.size()) {
                throw new IllegalArgumentException(
                        "%s line %d: expected %d cells, got %d".formatted(name, number, COLUMNS.size(), cells.size()));
            }
            rules.add(rule(name, number, cells));
        }
        return new ThreadRules(List.copyOf(rules));
    }

    private static Rule rule(String name, int number, List<String> cells) {
        String step = cells.get(1);
        if (!Set.of("opens", "response", "outcome").contains(step)) {
            throw new IllegalArgumentException(
                    "%s line %d, column \"step\": expected opens, response or outcome, got \"%s\""
                            .formatted(name, number, step));
        }
        String by = cells.get(2);
        if (!Set.of("self", "other", "either").contains(by)) {
            throw new IllegalArgumentException("%s line %d, column \"by\": expected self, other or either, got \"%s\""
                    .formatted(name, number, by));
        }
        int days = 0;
        if (!step.equals("opens")) {
            try {
                days = Integer.parseInt(cells.get(6));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("%s line %d, column \"days\": expected a number of days, got \"%s\""
                        .formatted(name, number, cells.get(6)));
            }
        }
        return new Rule(
                cells.get(0),
                step,
                by,
                List.of(cells.get(3).split(" ")),
                Set.of(cells.get(4).split(" ")),
                cells.get(5),
                days);
    }

    Optional<Rule> opening(Act act) {
        return rules.stream()
                .filter(rule -> rule.step().equals("opens") && rule.fits(act))
                .findFirst();
    }

    List<Rule> after(String kind) {
        return rules.stream()
                .filter(rule -> rule.kind().equals(kind) && !rule.step().equals("opens"))
                .toList();
    }
}
