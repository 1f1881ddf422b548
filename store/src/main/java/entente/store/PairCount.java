package entente.store;

import java.time.LocalDate;

/**
 * What passed between two codes in a week or month, both directions together.
 *
 * @param start Monday of the week or first day of the month
 * @param quad PLOVER quad class; 0 for types that have none
 * @param events merged
 * @param reports of them
 * @param intensity sum of the events' scores
 */
public record PairCount(LocalDate start, int quad, long events, long reports, double intensity) {}
