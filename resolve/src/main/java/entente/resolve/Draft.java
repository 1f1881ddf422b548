package entente.resolve;

import entente.model.Actor;
import entente.model.ActorKind;
import entente.model.ActorMention;
import entente.model.Evidence;
import entente.model.Ground;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** An actor while its document is still being read. */
final class Draft {

    ActorKind kind;
    String name;
    Optional<Entity> entity = Optional.empty();
    Optional<String> country = Optional.empty();
    Optional<String> organisation = Optional.empty();
    final Set<String> sectors = new LinkedHashSet<>();
    Optional<String> office = Optional.empty();
    /** General name of the office, as in roles.tsv. */
    Optional<String> officeKey = Optional.empty();

    Optional<Role> role = Optional.empty();
    Optional<Role.Gender> gender = Optional.empty();
    final SortedMap<String, String> external = new TreeMap<>();
    final SortedMap<String, Ground> grounds = new TreeMap<>();
    final Set<Draft> members = new LinkedHashSet<>();
    /** Whether a word that nobody knows tells which one is meant: "the Zionist regime". */
    boolean modified;

    Naming.Article article = Naming.Article.NONE;

    boolean plural;
    boolean human;
    private final List<ActorMention> mentions = new ArrayList<>();

    Draft(ActorKind kind, String name) {
        this.kind = kind;
        this.name = name;
    }

    void mention(ActorMention mention) {
        for (ActorMention known : mentions) {
            if (known.sentence() == mention.sentence() && known.head() == mention.head()) {
                return;
            }
        }
        mentions.add(mention);
    }

    List<ActorMention> mentions() {
        return mentions;
    }

    /** The last mention that stands before this place, if any. */
    Optional<ActorMention> lastBefore(int sentence, int token) {
        ActorMention best = null;
        for (ActorMention mention : mentions) {
            boolean before = mention.sentence() < sentence || mention.sentence() == sentence && mention.head() < token;
            if (before && (best == null || ORDER.compare(best, mention) < 0)) {
                best = mention;
            }
        }
        return Optional.ofNullable(best);
    }

    static final Comparator<ActorMention> ORDER =
            Comparator.comparingInt(ActorMention::sentence).thenComparingInt(ActorMention::head);

    void ground(String field, Ground ground) {
        grounds.putIfAbsent(field, ground);
    }

    void setCountry(String code, Ground ground) {
        if (country.isEmpty()) {
            country = Optional.of(code);
            ground("country", ground);
        }
    }

    void setOrganisation(String code, Ground ground) {
        if (organisation.isEmpty()) {
            organisation = Optional.of(code);
            ground("organisation", ground);
        }
    }

    void addSectors(List<String> codes, Ground ground) {
        if (!codes.isEmpty() && sectors.isEmpty()) {
            ground("sectors", ground);
        }
        sectors.addAll(codes);
    }

    Evidence firstWords() {
        return mentions.stream().min(ORDER).orElseThrow().evidence();
    }

    Actor finish(String id, java.util.function.Function<Draft, Optional<String>> ids) {
        List<ActorMention> sorted = mentions.stream()
                .sorted(Comparator.comparing(ActorMention::evidence).thenComparing(ORDER))
                .toList();
        List<String> memberIds = new ArrayList<>();
        for (Draft member : members) {
            ids.apply(member).filter(other -> !other.equals(id)).ifPresent(memberIds::add);
        }
        return new Actor(
                id,
                name,
                kind,
                country,
                organisation,
                List.copyOf(sectors),
                office,
                external,
                memberIds,
                grounds,
                sorted);
    }
}
