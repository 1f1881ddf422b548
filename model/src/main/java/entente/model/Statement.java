package entente.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Somebody's words or views as reported, or what he is told to want, plan, hold, back or oppose.
 *
 * @param kind with quotation marks, without, or partly; or an attitude, where no words are reported
 * @param source who speaks; empty where nobody is given
 * @param cue the words that introduce it: "said", "according to"; empty where the layout alone does ("NATO: …")
 * @param content the reported words, as one stretch; the longest where the quotation is split
 * @param more further stretches of the same content
 * @param onBehalfOf id of the actor spoken for
 * @param about whom it speaks of, with what stance
 * @param within id of the statement that holds this one
 * @param grounds by field name ("source", "within", "stance:a3" …): what the field rests on
 */
public record Statement(
        String id,
        Kind kind,
        Optional<Participant> source,
        SourceKind sourceKind,
        Optional<Evidence> cue,
        Evidence content,
        List<Evidence> more,
        Optional<Participant> addressee,
        Optional<String> onBehalfOf,
        Optional<Evidence> place,
        Optional<Evidence> occasion,
        List<About> about,
        Optional<String> within,
        Confidence confidence,
        String basis,
        SortedMap<String, Ground> grounds)
        implements Finding {

    public enum Kind {
        DIRECT,
        INDIRECT,
        MIXED,
        /** What the source is told to want, plan, hold, feel, back, oppose or speak of: "wants to leave", "criticised the plan". */
        ATTITUDE;

        /** Whether somebody's words are reported, on whose authority other findings may rest. */
        public boolean isWords() {
            return switch (this) {
                case DIRECT, INDIRECT, MIXED -> true;
                case ATTITUDE -> false;
            };
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum SourceKind {
        NAMED,
        UNNAMED,
        COLLECTIVE,
        DOCUMENT,
        PRONOUN,
        /** No source is given. */
        NONE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param stance favourable, opposed, neutral or mixed; empty where it is unclear */
    public record About(String actor, Evidence evidence, Optional<String> stance) {}

    public Statement {
        more = List.copyOf(more);
        about = List.copyOf(about);
        grounds = Collections.unmodifiableSortedMap(new TreeMap<>(grounds));
        if (source.isEmpty() != (sourceKind == SourceKind.NONE)) {
            throw new IllegalArgumentException(
                    "statement %s: source %s does not go with kind %s".formatted(id, source, sourceKind));
        }
    }

    @Override
    public List<Evidence> evidence() {
        List<Evidence> all = new ArrayList<>(more);
        all.add(content);
        cue.ifPresent(all::add);
        source.ifPresent(participant -> all.add(participant.evidence()));
        addressee.ifPresent(participant -> all.add(participant.evidence()));
        return all.stream().sorted().distinct().toList();
    }
}
