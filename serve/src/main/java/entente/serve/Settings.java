package entente.serve;

import entente.pipeline.Pipeline;
import entente.store.RecordStore;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * With what a server is started.
 *
 * @param store the record; the server does not close it
 * @param pipeline opened when the first source is read, closed with the server
 * @param host the address to listen on
 * @param port 0 takes any that is free
 * @param names further names under which the server may be asked, for addresses other than the loopback's
 * @param secret token or password for writing, and for reading from elsewhere
 * @param password whether the secret was chosen by a person
 * @param samples the folder of the invented dispatches, read in if the record is one of fiction and empty
 * @param openRead whether reading needs no secret; only on the loopback address
 * @param limit the most bytes that one upload may have
 */
public record Settings(
        RecordStore store,
        Supplier<Pipeline> pipeline,
        String host,
        int port,
        Set<String> names,
        String secret,
        boolean password,
        Optional<Path> samples,
        boolean openRead,
        int limit,
        Clock clock) {

    /** 20 million bytes, as for one document. */
    public static final int USUAL_LIMIT = 20_000_000;

    private static final int LEAST_SECRET = 8;

    public Settings {
        names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port lies between 0 and 65535, got " + port);
        }
        if (secret.length() < LEAST_SECRET) {
            throw new IllegalArgumentException("expected a token or password of %d characters or more, got %d"
                    .formatted(LEAST_SECRET, secret.length()));
        }
        if (limit < 1) {
            throw new IllegalArgumentException("the limit for an upload is at least 1 byte, got " + limit);
        }
        if (openRead && !isLoopback(host)) {
            throw new IllegalArgumentException(
                    "reading without a token is for the loopback address alone, got " + host);
        }
    }

    /** Loopback, port 4173, a token made now. */
    public static Settings on(RecordStore store, Supplier<Pipeline> pipeline) {
        return new Settings(
                store,
                pipeline,
                "127.0.0.1",
                4173,
                Set.of(),
                Secrets.random(),
                false,
                Optional.empty(),
                true,
                USUAL_LIMIT,
                Clock.systemUTC());
    }

    public Settings withPort(int other) {
        return new Settings(store, pipeline, host, other, names, secret, password, samples, openRead, limit, clock);
    }

    /** @param further names under which it may be asked, beside its own */
    public Settings withHost(String other, List<String> further) {
        return new Settings(
                store,
                pipeline,
                other,
                port,
                Set.copyOf(further),
                secret,
                password,
                samples,
                isLoopback(other),
                limit,
                clock);
    }

    public Settings withSecret(String other, boolean chosen) {
        return new Settings(store, pipeline, host, port, names, other, chosen, samples, openRead, limit, clock);
    }

    public Settings withSamples(Path folder) {
        return new Settings(
                store, pipeline, host, port, names, secret, password, Optional.of(folder), openRead, limit, clock);
    }

    public Settings withLimit(int bytes) {
        return new Settings(store, pipeline, host, port, names, secret, password, samples, openRead, bytes, clock);
    }

    public Settings withClock(Clock other) {
        return new Settings(store, pipeline, host, port, names, secret, password, samples, openRead, limit, other);
    }

    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
