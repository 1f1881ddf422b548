package entente.store;

import entente.model.Actor;
import entente.model.ActorMention;
import entente.model.CodedDocument;
import entente.model.Conflict;
import entente.model.Dateline;
import entente.model.Document;
import entente.model.Event;
import entente.model.Evidence;
import entente.model.Finding;
import entente.model.Ground;
import entente.model.Participant;
import entente.model.Relation;
import entente.model.Span;
import entente.model.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Evidence or nothing: each span of a coding is compared with the kept text, and each id with what it points to. Done before
 * a coding is written, and again before it is exported.
 */
public final class EvidenceCheck {

    private static final int SHOWN = 60;

    private final Document document;
    private final String text;
    private final Set<String> actors;
    private final Set<String> statements;

    private EvidenceCheck(CodedDocument coded) {
        this.document = coded.document();
        this.text = document.text();
        this.actors = coded.actors().stream().map(Actor::id).collect(Collectors.toUnmodifiableSet());
        this.statements = coded.statements().stream().map(Statement::id).collect(Collectors.toUnmodifiableSet());
    }

    /** @throws EvidenceMismatch naming document, finding and field, the words expected and those that stand there */
    public static void check(CodedDocument coded) {
        EvidenceCheck check = new EvidenceCheck(coded);
        check.document();
        for (Span sentence : coded.sentences()) {
            check.within(sentence, "sentence");
        }
        Set<String> ids = new HashSet<>();
        for (Actor actor : coded.actors()) {
            check.unique(ids, actor.id());
            check.actor(actor);
        }
        ids.clear();
        for (Finding finding : coded.findings()) {
            check.unique(ids, finding.id());
            check.finding(finding);
        }
        for (Conflict conflict : coded.conflicts()) {
            check.words(conflict.claim(), "conflict", "claim");
            conflict.subject().ifPresent(id -> check.known(id, "conflict", "subject"));
        }
    }

    /** One finding of {@code coded} by itself. */
    public static void check(CodedDocument coded, Finding finding) {
        new EvidenceCheck(coded).finding(finding);
    }

    private void document() {
        document.blocks().forEach(block -> within(block.span(), "block"));
        document.dateGround().ifPresent(ground -> ground(ground, "document", "date"));
        if (document.dateline().isPresent()) {
            Dateline dateline = document.dateline().get();
            words(dateline.evidence(), "document", "dateline");
            words(dateline.place(), "document", "dateline.place");
            words(dateline.agency(), "document", "dateline.agency");
        }
    }

    private void actor(Actor actor) {
        String who = "actor %s (%s)".formatted(actor.id(), actor.name());
        for (ActorMention mention : actor.mentions()) {
            words(mention.evidence(), who, "mentions");
        }
        actor.members().forEach(member -> known(member, who, "members"));
        grounds(actor.grounds(), who);
    }

    private void finding(Finding finding) {
        switch (finding) {
            case Event event -> event(event);
            case Statement statement -> statement(statement);
            case Relation relation -> relation(relation);
        }
    }

    private void event(Event event) {
        String what = "event %s (%s)".formatted(event.id(), event.type());
        words(event.trigger(), what, "trigger");
        parts(event.actors(), what, "actors");
        parts(event.recipients(), what, "recipients");
        event.date().ifPresent(when -> ground(when.ground(), what, "date"));
        event.place().ifPresent(where -> ground(where.ground(), what, "place"));
        event.magnitude().forEach((kind, quantity) -> words(quantity.evidence(), what, "magnitude." + kind));
        event.terms().ifPresent(terms -> {
            words(terms.issue(), what, "terms.issue");
            words(terms.condition(), what, "terms.condition");
            words(terms.deadline(), what, "terms.deadline");
            words(terms.amount(), what, "terms.amount");
        });
        event.said().forEach(id -> said(id, what, "attributed_to"));
        grounds(event.grounds(), what);
        event.evidence().forEach(words -> words(words, what, "evidence"));
    }

    private void statement(Statement statement) {
        String what = "statement " + statement.id();
        statement.source().ifPresent(source -> part(source, what, "source"));
        words(statement.cue(), what, "cue");
        words(statement.content(), what, "content");
        statement.more().forEach(words -> words(words, what, "content.more"));
        statement.addressee().ifPresent(addressee -> part(addressee, what, "addressee"));
        statement.onBehalfOf().ifPresent(id -> known(id, what, "on_behalf_of"));
        words(statement.place(), what, "place");
        words(statement.occasion(), what, "occasion");
        for (Statement.About about : statement.about()) {
            known(about.actor(), what, "about");
            words(about.evidence(), what, "about");
        }
        statement.within().ifPresent(id -> said(id, what, "within"));
        grounds(statement.grounds(), what);
    }

    private void relation(Relation relation) {
        String what = "relation %s (%s)".formatted(relation.id(), relation.type());
        known(relation.subject(), what, "subject");
        relation.object().ifPresent(id -> known(id, what, "object"));
        words(relation.office(), what, "office");
        relation.evidence().forEach(words -> words(words, what, "evidence"));
    }

    private void parts(List<Participant> participants, String what, String field) {
        participants.forEach(participant -> part(participant, what, field));
    }

    private void part(Participant participant, String what, String field) {
        known(participant.actor(), what, field);
        words(participant.evidence(), what, field);
    }

    private void grounds(Map<String, Ground> grounds, String what) {
        grounds.forEach((field, ground) -> ground(ground, what, field));
    }

    private void ground(Ground ground, String what, String field) {
        switch (ground) {
            case Ground.Words words -> words(words.evidence(), what, field);
            case Ground.Inferred inferred -> {
                // It says how; there are no words to compare.
            }
        }
    }

    private void words(Optional<Evidence> evidence, String what, String field) {
        evidence.ifPresent(words -> words(words, what, field));
    }

    private void words(Evidence evidence, String what, String field) {
        if (!evidence.holdsIn(text)) {
            Span span = evidence.span();
            String there = span.start() >= text.length()
                    ? "nothing, since the text ends at %d".formatted(text.length())
                    : "\"%s\"".formatted(shorten(text.substring(span.start(), Math.min(span.end(), text.length()))));
            throw new EvidenceMismatch("document %s, %s, %s: expected the words \"%s\" at %d–%d, found %s"
                    .formatted(document.id(), what, field, shorten(evidence.text()), span.start(), span.end(), there));
        }
    }

    private void within(Span span, String what) {
        if (span.end() > text.length()) {
            throw new EvidenceMismatch("document %s, %s at %d–%d: expected an end within the text of %d units"
                    .formatted(document.id(), what, span.start(), span.end(), text.length()));
        }
    }

    private void known(String actor, String what, String field) {
        if (!actors.contains(actor)) {
            throw new EvidenceMismatch("document %s, %s, %s: expected the id of an actor of this document, found \"%s\""
                    .formatted(document.id(), what, field, actor));
        }
    }

    private void said(String statement, String what, String field) {
        if (!statements.contains(statement)) {
            throw new EvidenceMismatch(
                    "document %s, %s, %s: expected the id of a statement of this document, found \"%s\""
                            .formatted(document.id(), what, field, statement));
        }
    }

    private void unique(Set<String> ids, String id) {
        if (!ids.add(id)) {
            throw new EvidenceMismatch(
                    "document %s: expected each id once, found \"%s\" twice".formatted(document.id(), id));
        }
    }

    private static String shorten(String words) {
        return words.length() <= SHOWN ? words : words.substring(0, SHOWN) + "…";
    }
}
