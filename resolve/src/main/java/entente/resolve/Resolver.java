package entente.resolve;

import entente.model.Actor;
import entente.model.AnnotatedDocument;
import entente.model.DateMention;
import entente.model.ResolvedDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes actors, dates and places of the words of a document.
 *
 * <p>A pure function: the same annotated document gives the same result, alone or among others. Safe for many threads.
 */
public final class Resolver {

    private static final class Standard {
        static final Resolver RESOLVER = new Resolver(Registry.standard());
    }

    private final Registry registry;
    private final NameIndex<Description> descriptions = Description.load();
    private final Map<String, Pronoun> pronouns = Pronoun.load();
    private final CountryChoice countryChoice = CountryChoice.load();
    private final Dates dates = new Dates();
    private final Lazy<Gazetteer> gazetteer = new Lazy<>(Gazetteer::load);

    private Resolver(Registry registry) {
        this.registry = registry;
    }

    /** With the registry that comes with this release. */
    public static Resolver standard() {
        return Standard.RESOLVER;
    }

    /** With a user's own actors, which win over those of this release. */
    public static Resolver with(UserActors user) {
        return user.isEmpty() ? standard() : new Resolver(Registry.with(user));
    }

    /** Which entries of the user's it knows, for the coder's name; empty where there are none. */
    public Optional<String> userVersion() {
        return registry.user().version();
    }

    /** The choices of a side that a document asks for, with what speaks for each candidate: for fitting the weights. */
    public List<CountryChoice.Example> countryChoices(AnnotatedDocument annotated) {
        Reading reading = new Reading(annotated, registry, descriptions, pronouns, countryChoice, gazetteer.get());
        reading.run();
        return reading.cast().choices();
    }

    public ResolvedDocument resolve(AnnotatedDocument annotated) {
        Reading reading = new Reading(annotated, registry, descriptions, pronouns, countryChoice, gazetteer.get());
        reading.run();
        List<Draft> drafts = reading.cast().drafts().stream()
                .filter(draft -> !draft.mentions().isEmpty())
                .sorted(Comparator.comparing(
                        (Draft draft) ->
                                draft.mentions().stream().min(Draft.ORDER).orElseThrow(),
                        Draft.ORDER))
                .toList();
        Map<Draft, String> ids = new IdentityHashMap<>();
        for (int i = 0; i < drafts.size(); i++) {
            ids.put(drafts.get(i), "a" + (i + 1));
        }
        Claims claims = new Claims(
                        reading,
                        registry,
                        annotated.document().digest(),
                        annotated.document().date(),
                        draft -> Optional.ofNullable(ids.get(draft)))
                .read();
        List<Actor> actors = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            actors.add(drafts.get(i).finish("a" + (i + 1), member -> Optional.ofNullable(ids.get(member))));
        }
        List<DateMention> dates =
                this.dates.of(reading.trees(), annotated.document().date());
        return new ResolvedDocument(annotated, actors, dates, reading.places(), claims.relations(), claims.conflicts());
    }
}
