package entente.store;

import java.util.List;

/**
 * Some of what was found, and how many there are in all: no limit is silent.
 *
 * @param total of all that was found, handed out or not
 */
public record Found<T>(List<T> items, long total) {
    public Found {
        items = List.copyOf(items);
        if (items.size() > total) {
            throw new IllegalArgumentException("found %d in all, yet holds %d".formatted(total, items.size()));
        }
    }

    /** Whether more was found than is handed out here. */
    public boolean isCut() {
        return items.size() < total;
    }
}
