package entente.model;

import java.util.Optional;

/**
 * Words that name a place.
 *
 * @param name its usual English name
 * @param country ISO 3166 alpha-3
 * @param precision what kind of place: "country", "region", "city", "place"
 */
public record PlaceMention(
        Evidence evidence,
        int sentence,
        String name,
        Optional<String> country,
        Optional<Coordinates> coordinates,
        String precision) {

    /** Degrees, north and east positive (WGS 84). */
    public record Coordinates(double latitude, double longitude) {
        public Coordinates {
            if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
                throw new IllegalArgumentException("expected latitude within ±90 and longitude within ±180, got %s, %s"
                        .formatted(latitude, longitude));
            }
        }
    }
}
