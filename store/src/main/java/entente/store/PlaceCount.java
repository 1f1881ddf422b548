package entente.store;

import java.time.LocalDate;

/**
 * What happened in a place in a week.
 *
 * @param region first-level region; empty where only the country is known
 * @param week its Monday
 * @param events merged
 * @param reports of them
 */
public record PlaceCount(String region, LocalDate week, String type, long events, long reports) {}
