package entente.resolve;

import entente.model.Mention;
import entente.model.PlaceMention;
import entente.model.PlaceMention.Coordinates;
import entente.resolve.Registry.Named;
import entente.resolve.Spotter.Spot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The places that a document names: countries, capitals and cities in place phrases, and what its reader took for places. */
final class PlaceFinder {

    private static final Set<String> OF_PLACE = Set.of(
            "in",
            "at",
            "near",
            "inside",
            "outside",
            "across",
            "throughout",
            "around",
            "within",
            "from",
            "to",
            "into",
            "through",
            "over",
            "toward",
            "towards",
            "via",
            "off",
            "along",
            "between",
            "for",
            "of",
            "north",
            "south",
            "east",
            "west");

    private final Gazetteer gazetteer;
    private final Set<String> discussed;

    PlaceFinder(Gazetteer gazetteer, Set<String> discussed) {
        this.gazetteer = gazetteer;
        this.discussed = discussed;
    }

    /** The country of a place that stands alone, as in a dateline: a city by the gazetteer, or a state's own name or capital. */
    Optional<String> country(String place, Registry registry) {
        Words words = Words.of(place);
        NameIndex.Match<Named> named =
                words.size() == 0 ? null : registry.names().longest(words, 0);
        if (named != null && named.last() == words.size() - 1) {
            return named.values().stream()
                    .map(Named::entity)
                    .filter(Entity::isState)
                    .flatMap(entity -> entity.country().stream())
                    .findFirst();
        }
        return gazetteer.find(place, discussed).map(Gazetteer.City::country);
    }

    List<PlaceMention> of(Tree tree, Spotter spotter) {
        List<PlaceMention> places = new ArrayList<>();
        for (Spot<Named> spot : spotter.names()) {
            Named named = spot.value();
            int head = PhraseReader.headOf(tree, spot.first(), spot.last());
            if (!named.entity().isState()
                    || !isPlace(tree, head)
                    || PhraseReader.hasMention(tree, head, Mention.Kind.PERSON)) {
                continue;
            }
            switch (named.kind()) {
                case NAME, ACRONYM -> places.add(country(tree, spot, named.entity()));
                case CAPITAL, REGION ->
                    places.add(city(tree, spot.first(), spot.last()).orElseGet(() -> part(tree, spot, named)));
                case METONYM, ADJECTIVE, PEOPLE ->
                    city(tree, spot.first(), spot.last()).ifPresent(places::add);
            }
        }
        for (int id = 1; id <= tree.size(); id++) {
            boolean name = tree.token(id).upos().equals("PROPN") && NounPhrase.isHead(tree, id);
            if (!name
                    || spotter.nameAt(id) != null
                    || !isPlace(tree, id)
                    || PhraseReader.hasMention(tree, id, Mention.Kind.PERSON)) {
                continue;
            }
            NounPhrase phrase = NounPhrase.of(tree, id);
            for (int first = phrase.first(); first <= id; first++) {
                Optional<PlaceMention> found = city(tree, first, phrase.zoneLast());
                if (found.isPresent()) {
                    places.add(found.get());
                    break;
                }
            }
        }
        places.sort(Comparator.comparing(PlaceMention::evidence));
        return places;
    }

    private static boolean isPlace(Tree tree, int head) {
        if (tree.is(head, "appos")) {
            return true;
        }
        if (tree.lowerOr(head - 1).equals(",") && Places.PLACE_NOUNS.contains(tree.lowerOr(head - 2))) {
            return true;
        }
        String role = tree.role(head);
        return (role.startsWith("obl") || role.startsWith("nmod")) && OF_PLACE.contains(tree.preposition(head));
    }

    private static PlaceMention country(Tree tree, Spot<Named> spot, Entity state) {
        Optional<Coordinates> coordinates = Optional.empty();
        String latitude = state.external().get("latitude");
        String longitude = state.external().get("longitude");
        if (latitude != null && longitude != null) {
            coordinates = Optional.of(new Coordinates(Double.parseDouble(latitude), Double.parseDouble(longitude)));
        }
        return new PlaceMention(
                tree.evidence(spot.first(), spot.last()),
                tree.index(),
                state.name(),
                state.country(),
                coordinates,
                "country");
    }

    private static PlaceMention part(Tree tree, Spot<Named> spot, Named named) {
        String name = tree.words(spot.first(), spot.last());
        String precision = named.kind() == Registry.NameKind.REGION ? "region" : "city";
        return new PlaceMention(
                tree.evidence(spot.first(), spot.last()),
                tree.index(),
                name,
                named.entity().country(),
                Optional.empty(),
                precision);
    }

    private Optional<PlaceMention> city(Tree tree, int first, int last) {
        String words = tree.words(first, last);
        if (words.length() < 3 || !Character.isUpperCase(words.charAt(0))) {
            return Optional.empty();
        }
        Optional<Gazetteer.City> region = gazetteer.region(words);
        return region.or(() -> gazetteer.find(words, discussed))
                .map(city -> new PlaceMention(
                        tree.evidence(first, last),
                        tree.index(),
                        city.name(),
                        Optional.of(city.country()),
                        Optional.of(new Coordinates(city.latitude(), city.longitude())),
                        region.isPresent() ? "region" : "city"));
    }
}
