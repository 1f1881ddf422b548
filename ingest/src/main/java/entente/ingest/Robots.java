package entente.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A site's robots.txt (RFC 9309): the group that names us, else that of everybody; the longest rule that fits decides, and a tie
 * allows.
 */
final class Robots {

    /** The least that RFC 9309 asks a crawler to read. */
    static final int MOST_BYTES = 512_000;

    private static final String NAME = "entente";
    private static final int MOST_RULES = 5_000;
    private static final int LONGEST_PATTERN = 2_000;
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    private record Rule(boolean allows, String pattern) {}

    private record Group(boolean ours, boolean everybodys, List<Rule> rules, Optional<Duration> delay) {}

    static final Robots ALL_ALLOWED = new Robots(List.of(), Optional.empty());
    static final Robots NONE_ALLOWED = new Robots(List.of(new Rule(false, "/")), Optional.empty());

    private final List<Rule> rules;
    private final Optional<Duration> delay;

    private Robots(List<Rule> rules, Optional<Duration> delay) {
        this.rules = rules;
        this.delay = delay;
    }

    static Robots of(byte[] bytes) {
        String text = new String(bytes, 0, Math.min(bytes.length, MOST_BYTES), StandardCharsets.UTF_8);
        List<Group> groups = groups(text);
        boolean named = groups.stream().anyMatch(Group::ours);
        List<Rule> rules = new ArrayList<>();
        Optional<Duration> delay = Optional.empty();
        for (Group group : groups) {
            if (named ? group.ours() : group.everybodys()) {
                rules.addAll(group.rules());
                delay = delay.or(group::delay);
            }
        }
        return new Robots(rules, delay);
    }

    private static List<Group> groups(String text) {
        List<Group> groups = new ArrayList<>();
        boolean ours = false;
        boolean everybodys = false;
        boolean inAgents = false;
        List<Rule> rules = new ArrayList<>();
        Optional<Duration> delay = Optional.empty();
        int count = 0;
        for (String raw : text.split("\\R")) {
            String line = raw.replaceFirst("#.*$", "").strip();
            int colon = line.indexOf(':');
            if (colon < 0) {
                continue;
            }
            String key = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            switch (key) {
                case "user-agent" -> {
                    if (!inAgents) {
                        groups.add(new Group(ours, everybodys, List.copyOf(rules), delay));
                        ours = false;
                        everybodys = false;
                        rules.clear();
                        delay = Optional.empty();
                        inAgents = true;
                    }
                    ours |= value.toLowerCase(Locale.ROOT).startsWith(NAME);
                    everybodys |= value.equals("*");
                }
                case "allow", "disallow" -> {
                    inAgents = false;
                    if (!value.isEmpty() && value.length() <= LONGEST_PATTERN && count++ < MOST_RULES) {
                        rules.add(new Rule(key.equals("allow"), value));
                    }
                }
                case "crawl-delay" -> {
                    inAgents = false;
                    delay = seconds(value);
                }
                default -> {
                    // Sitemaps and what others invented: not for us.
                }
            }
        }
        groups.add(new Group(ours, everybodys, List.copyOf(rules), delay));
        return groups;
    }

    private static Optional<Duration> seconds(String value) {
        try {
            double seconds = Double.parseDouble(value);
            return seconds >= 0
                    ? Optional.of(Duration.ofMillis((long) (1000 * Math.min(seconds, LONGEST_DELAY.toSeconds()))))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** How long the site wants us to wait between two requests; at most half a minute is granted. */
    Optional<Duration> delay() {
        return delay;
    }

    /** @param path with its query, as it is asked for: "/news/1?x=2" */
    boolean allows(String path) {
        int longest = -1;
        boolean allowed = true;
        for (Rule rule : rules) {
            int length = rule.pattern().length();
            if (length >= longest && fits(rule.pattern(), path)) {
                allowed = length > longest ? rule.allows() : allowed || rule.allows();
                longest = length;
            }
        }
        return allowed;
    }

    /** "*" stands for any run of characters, "$" at the end for the end; in time that grows with the product of the lengths. */
    private static boolean fits(String pattern, String path) {
        boolean toEnd = pattern.endsWith("$");
        String rule = toEnd ? pattern.substring(0, pattern.length() - 1) : pattern + "*";
        int p = 0;
        int r = 0;
        int star = -1;
        int mark = 0;
        while (p < path.length()) {
            if (r < rule.length() && rule.charAt(r) == '*') {
                star = r++;
                mark = p;
            } else if (r < rule.length() && rule.charAt(r) == path.charAt(p)) {
                r++;
                p++;
            } else if (star >= 0) {
                r = star + 1;
                p = ++mark;
            } else {
                return false;
            }
        }
        while (r < rule.length() && rule.charAt(r) == '*') {
            r++;
        }
        return r == rule.length();
    }
}
