package entente.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import entente.store.RecordKind;
import java.util.ArrayList;
import java.util.List;

/** The weekly brief as Markdown, for mail and print. Words of reports are quoted line by line, so that they cannot become markup. */
final class BriefText {

    private BriefText() {}

    static String of(ObjectNode brief, RecordKind kind) {
        StringBuilder text = new StringBuilder();
        text.append("# Week ").append(brief.path("week").asText()).append("\n\n");
        if (kind == RecordKind.FICTION) {
            text.append("**FICTION: invented reports; nothing in them happened.**\n\n");
        }
        text.append(
                "%s to %s: %d reports; %d acts of verbal and %d of material cooperation, %d of verbal and %d of material conflict.\n"
                        .formatted(
                                brief.path("since").asText(),
                                brief.path("until").asText(),
                                brief.path("documents").asLong(),
                                brief.at("/acts/q1").asLong(),
                                brief.at("/acts/q2").asLong(),
                                brief.at("/acts/q3").asLong(),
                                brief.at("/acts/q4").asLong()));
        List<String> dyads = new ArrayList<>();
        brief.path("dyads")
                .forEach(one -> dyads.add("%s and %s: %d acts (a week before: %s)"
                        .formatted(
                                plain(one.at("/dyad/first_name").asText()),
                                plain(one.at("/dyad/second_name").asText()),
                                one.path("events").asLong(),
                                one.path("before").asText())));
        section(text, "Most active", dyads);
        section(text, "Opened", threads(brief.path("opened")));
        section(text, "Went on", threads(brief.path("moved")));
        section(text, "Due", threads(brief.path("due")));
        List<String> conflicts = new ArrayList<>();
        brief.path("conflicts").forEach(one -> {
            List<String> sides = new ArrayList<>();
            one.path("sides")
                    .forEach(side -> sides.add("“%s” (%s)"
                            .formatted(
                                    plain(side.path("words").asText()),
                                    plain(side.path("whose").asText()))));
            conflicts.add("%s, %s: %s"
                    .formatted(
                            one.path("kind").asText(), plain(one.path("about").asText()), String.join("; ", sides)));
        });
        section(text, "What does not go together", conflicts);
        List<String> acts = new ArrayList<>();
        brief.path("strongest")
                .forEach(one -> acts.add("%s, %s: “%s” (%s)"
                        .formatted(
                                one.path("day").asText(),
                                one.path("type").asText(),
                                plain(one.path("quote").asText()),
                                plain(one.at("/document/outlet")
                                        .asText(one.at("/document/id").asText())))));
        section(text, "Strongest", acts);
        return text.toString();
    }

    private static List<String> threads(JsonNode threads) {
        List<String> lines = new ArrayList<>();
        threads.forEach(one -> lines.add("%s, %s to %s, %s%s: “%s”"
                .formatted(
                        one.path("kind").asText(),
                        names(one.path("by")),
                        names(one.path("to")),
                        one.path("state").asText(),
                        one.path("due").isNull()
                                ? ""
                                : ", due " + one.path("due").asText(),
                        plain(one.path("words").asText()))));
        return lines;
    }

    private static String names(JsonNode keys) {
        List<String> names = new ArrayList<>();
        keys.forEach(key -> names.add(plain(key.path("name").asText())));
        return String.join(", ", names);
    }

    private static void section(StringBuilder text, String title, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        text.append("\n## ").append(title).append("\n\n");
        lines.forEach(line -> text.append("- ").append(line).append('\n'));
    }

    private static String plain(String words) {
        return words.replaceAll("\\s+", " ").strip().replaceAll("([\\\\`*_{}\\[\\]<>#|])", "\\\\$1");
    }
}
