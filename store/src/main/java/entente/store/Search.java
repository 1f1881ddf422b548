package entente.store;

import entente.json.FindingKind;
import entente.model.Modality;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What is looked for. All that is given must hold.
 *
 * @param text words of the document; "side by side" in quotation marks, {@code -unwanted}, {@code begin*}
 * @param actor code, country or part of a name of somebody in any part
 * @param with code of a second one: what passed between the two, in either direction
 * @param kinds of finding; none means all
 * @param type of event or relation: "AGREE", "member_of"; for statements "direct", "indirect", "mixed", "attitude"
 * @param since first day, of the act or else of the report
 * @param until last day
 * @param saidBy code, country or part of a name of the speaker
 * @param about code, country or part of a name of whom a statement is about
 * @param attribution only statements by unnamed sources, or only those by named ones
 * @param leastConfidence how sure a finding is at least, 0 to 1: an event of its type, a statement of its words; findings that tell
 *     no confidence stay
 * @param limit the most that are handed out; how many there are is told beside them
 * @param offset how many are left out at the beginning
 */
public record Search(
        Optional<String> text,
        Optional<String> actor,
        Optional<String> with,
        Set<FindingKind> kinds,
        Optional<String> type,
        Optional<Modality> modality,
        Optional<LocalDate> since,
        Optional<LocalDate> until,
        Optional<String> saidBy,
        Optional<String> about,
        Optional<Attribution> attribution,
        OptionalDouble leastConfidence,
        int limit,
        int offset) {

    /** Whether a statement has a name behind it. */
    public enum Attribution {
        UNNAMED,
        ON_RECORD
    }

    public Search {
        kinds = kinds.isEmpty() ? Set.of() : Set.copyOf(kinds);
        if (limit < 0 || offset < 0) {
            throw new IllegalArgumentException(
                    "limit and offset are not negative, got %d and %d".formatted(limit, offset));
        }
        if (leastConfidence.isPresent()
                && !(leastConfidence.getAsDouble() >= 0 && leastConfidence.getAsDouble() <= 1)) {
            throw new IllegalArgumentException(
                    "a confidence is a number from 0 to 1, got %s".formatted(leastConfidence.getAsDouble()));
        }
        if (with.isPresent() && actor.isEmpty()) {
            throw new IllegalArgumentException("a pair needs two actors, got only \"%s\"".formatted(with.get()));
        }
    }

    /** Whether anything is asked of findings, and not of documents alone. */
    public boolean asksForFindings() {
        return actor.isPresent()
                || !kinds.isEmpty()
                || type.isPresent()
                || modality.isPresent()
                || saidBy.isPresent()
                || about.isPresent()
                || attribution.isPresent()
                || leastConfidence.isPresent();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects what is looked for; what is not set is not asked. */
    public static final class Builder {

        private Optional<String> text = Optional.empty();
        private Optional<String> actor = Optional.empty();
        private Optional<String> with = Optional.empty();
        private final EnumSet<FindingKind> kinds = EnumSet.noneOf(FindingKind.class);
        private Optional<String> type = Optional.empty();
        private Optional<Modality> modality = Optional.empty();
        private Optional<LocalDate> since = Optional.empty();
        private Optional<LocalDate> until = Optional.empty();
        private Optional<String> saidBy = Optional.empty();
        private Optional<String> about = Optional.empty();
        private Optional<Attribution> attribution = Optional.empty();
        private OptionalDouble leastConfidence = OptionalDouble.empty();
        private int limit = 50;
        private int offset;

        private Builder() {}

        public Builder text(String words) {
            text = Optional.of(words);
            return this;
        }

        public Builder actor(String codeOrName) {
            actor = Optional.of(codeOrName);
            return this;
        }

        /** What passed between two codes, in either direction. */
        public Builder between(String code, String other) {
            actor = Optional.of(code);
            with = Optional.of(other);
            return this;
        }

        public Builder kind(FindingKind kind) {
            kinds.add(kind);
            return this;
        }

        public Builder type(String name) {
            type = Optional.of(name);
            return this;
        }

        public Builder modality(Modality of) {
            modality = Optional.of(of);
            return this;
        }

        public Builder since(LocalDate day) {
            since = Optional.of(day);
            return this;
        }

        public Builder until(LocalDate day) {
            until = Optional.of(day);
            return this;
        }

        public Builder saidBy(String codeOrName) {
            saidBy = Optional.of(codeOrName);
            return this;
        }

        public Builder about(String codeOrName) {
            about = Optional.of(codeOrName);
            return this;
        }

        public Builder attribution(Attribution of) {
            attribution = Optional.of(of);
            return this;
        }

        /** @param least 0 to 1 */
        public Builder leastConfidence(double least) {
            leastConfidence = OptionalDouble.of(least);
            return this;
        }

        public Builder limit(int most) {
            limit = most;
            return this;
        }

        public Builder offset(int leftOut) {
            offset = leftOut;
            return this;
        }

        public Search build() {
            return new Search(
                    text,
                    actor,
                    with,
                    kinds,
                    type,
                    modality,
                    since,
                    until,
                    saidBy,
                    about,
                    attribution,
                    leastConfidence,
                    limit,
                    offset);
        }
    }
}
