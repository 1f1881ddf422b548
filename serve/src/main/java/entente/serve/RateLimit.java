package entente.serve;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** So many requests a second from one address, with room for a burst. */
final class RateLimit {

    private static final int ADDRESSES = 10_000;

    private record Bucket(double tokens, long millis) {}

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final double perSecond;
    private final double burst;
    private final Clock clock;

    RateLimit(double perSecond, double burst, Clock clock) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.clock = clock;
    }

    /** @throws Problem if there were too many */
    void take(String address) {
        long now = clock.millis();
        if (buckets.size() > ADDRESSES) {
            buckets.values().removeIf(bucket -> refilled(bucket, now) >= burst);
        }
        Bucket bucket = buckets.compute(address, (key, old) -> {
            double tokens = old == null ? burst : refilled(old, now);
            return new Bucket(Math.max(tokens - 1, -1), now);
        });
        if (bucket.tokens() < 0) {
            throw Problem.tooMany((int) Math.ceil(1 / perSecond));
        }
    }

    private double refilled(Bucket bucket, long now) {
        double gained = Math.max(0, now - bucket.millis()) / 1000.0 * perSecond;
        return Math.min(burst, Math.max(0, bucket.tokens()) + gained);
    }
}
