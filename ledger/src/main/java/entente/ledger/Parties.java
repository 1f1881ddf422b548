package entente.ledger;

import entente.model.Actor;
import entente.model.ActorKind;
import entente.model.ActorMention;
import entente.model.CodedDocument;
import entente.model.Participant;
import entente.model.Span;
import entente.model.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The codes under which participants are counted.
 *
 * <p>A state, an organisation, and whoever holds office in one count under its code; a plural actor under the codes of its members.
 * Others of a country, rebels or protesters, are parties of their own and count under the country's code with their sector:
 * {@code PHL/REB}. So a truce between a government and its rebels has two sides, and a country's critics do not speak for it.
 */
public final class Parties {

    /** Sectors that act for their country (PLOVER 2021, section 7). */
    private static final Set<String> OFFICIAL = Set.of("GOV", "MIL", "JUD", "LEG", "COP", "SPY");

    private static final Pattern AT = Pattern.compile("(?i)\\b(at|in|on) $");
    private static final Pattern ENDS_BY = Pattern.compile("(?i)\\bby$");
    private static final Pattern BY = Pattern.compile("(?i)^(on|by|under|with) ");
    private static final Pattern AND = Pattern.compile(",? and (the )?");
    private static final Pattern JOINED = Pattern.compile("(,| and|, and) (the )?");
    private static final Pattern SECOND = Pattern.compile("\\b([Bb]ut|and) (\\w+ ){0,2}$");

    private Parties() {}

    static SortedSet<String> codes(CodedDocument coded, List<Participant> participants) {
        Map<String, Actor> actors = coded.actors().stream().collect(Collectors.toMap(Actor::id, Function.identity()));
        SortedSet<String> codes = new TreeSet<>();
        for (Participant participant : participants) {
            collect(participant.actor(), actors, codes, new HashSet<>());
        }
        return codes;
    }

    private static void collect(String id, Map<String, Actor> actors, SortedSet<String> codes, Set<String> seen) {
        Actor actor = actors.get(id);
        if (actor == null || !seen.add(id)) {
            return;
        }
        Optional<String> code = code(actor);
        if (code.isPresent()) {
            codes.add(code.get().replace('|', '/'));
        } else {
            actor.members().forEach(member -> collect(member, actors, codes, seen));
        }
    }

    /** Codes of those whom a stretch of text names, in its order, each once; of a plural actor those of its members. */
    static List<String> named(CodedDocument coded, Span stretch) {
        return mentions(coded, stretch).values().stream()
                .flatMap(SortedSet::stream)
                .distinct()
                .toList();
    }

    /** By the place in the text: codes of the one named there. Of phrases that begin together the longest counts. */
    private static TreeMap<Span, SortedSet<String>> mentions(CodedDocument coded, Span stretch) {
        Map<String, Actor> actors = coded.actors().stream().collect(Collectors.toMap(Actor::id, Function.identity()));
        TreeMap<Span, SortedSet<String>> found = new TreeMap<>();
        for (Actor actor : coded.actors()) {
            for (ActorMention mention : actor.mentions()) {
                if (stretch.covers(mention.evidence().span())) {
                    SortedSet<String> codes = new TreeSet<>();
                    collect(actor.id(), actors, codes, new HashSet<>());
                    if (!codes.isEmpty()) {
                        found.computeIfAbsent(mention.evidence().span(), span -> new TreeSet<>())
                                .addAll(codes);
                    }
                }
            }
        }
        return found;
    }

    /**
     * Who does what a cue says: whoever a cue like "on a Spanish warrant" names, or follows one like "sent by"; else who is named nearest before it in what is said there, with
     * those joined to them by "and"; else who says it; else who is named first.
     */
    static SortedSet<String> doers(CodedDocument coded, Span sentence, Span cue) {
        String text = coded.document().text();
        TreeMap<Span, SortedSet<String>> mentions = mentions(coded, sentence);
        SortedSet<String> within = new TreeSet<>();
        mentions.forEach((span, codes) -> {
            if (cue.covers(span) && !span.equals(sentence)) {
                within.addAll(codes);
            }
        });
        if (!within.isEmpty() && BY.matcher(cue.in(text)).find()) {
            return within;
        }
        if (ENDS_BY.matcher(cue.in(text)).find()) {
            for (Map.Entry<Span, SortedSet<String>> mention : mentions.entrySet()) {
                if (mention.getKey().start() >= cue.end() && mention.getKey().start() - cue.end() < 6) {
                    return mention.getValue();
                }
            }
        }
        Optional<Statement> said = coded.statements().stream()
                .filter(statement ->
                        statement.kind().isWords() && statement.content().span().covers(cue.start()))
                .min(java.util.Comparator.comparingInt(
                        statement -> statement.content().span().length()));
        int from = said.map(statement -> statement.content().span().start()).orElse(sentence.start());
        SortedSet<String> doers = new TreeSet<>();
        int next = cue.start();
        if (SECOND.matcher(text.substring(Math.max(from, next - 16), next)).find()) {
            // "praised the navies but was cool": the subject stands at the beginning.
            mentions.entrySet().stream()
                    .filter(mention -> mention.getKey().start() >= Math.max(from, sentence.start())
                            && mention.getKey().end() <= cue.start())
                    .findFirst()
                    .ifPresent(mention -> doers.addAll(mention.getValue()));
        }
        if (!doers.isEmpty()) {
            return doers;
        }
        boolean list = false;
        for (Map.Entry<Span, SortedSet<String>> mention :
                mentions.descendingMap().entrySet()) {
            Span span = mention.getKey();
            boolean inner = mentions.keySet().stream()
                    .anyMatch(other -> !other.equals(span) && other.covers(span) && other.end() <= cue.start());
            if (inner || span.end() > next || span.start() < Math.max(from, sentence.start())) {
                continue;
            }
            boolean place = AT.matcher(text.substring(Math.max(0, span.start() - 4), span.start()))
                    .find();
            String between = text.substring(span.end(), next);
            boolean joined = doers.isEmpty()
                    || !place && (list ? JOINED : AND).matcher(between).matches();
            if (!joined) {
                break;
            }
            list = !doers.isEmpty();
            doers.addAll(mention.getValue());
            next = span.start();
        }
        if (doers.isEmpty() && said.isPresent()) {
            doers.addAll(codes(coded, said.get().source().stream().toList()));
        }
        if (doers.isEmpty() && !mentions.isEmpty()) {
            doers.addAll(mentions.firstEntry().getValue());
        }
        return doers;
    }

    /** The code of one actor, empty where neither country nor organisation is known. */
    public static Optional<String> code(Actor actor) {
        if (actor.kind() == ActorKind.STATE
                || actor.organisation().isPresent()
                || actor.sectors().isEmpty()
                || actor.sectors().stream().anyMatch(OFFICIAL::contains)) {
            return actor.code();
        }
        return actor.code().map(code -> code + "/" + actor.sectors().getFirst());
    }

    /** The country or organisation of a party: "PHL" of "PHL/REB". */
    public static String country(String party) {
        int slash = party.indexOf('/');
        return slash < 0 ? party : party.substring(0, slash);
    }
}
