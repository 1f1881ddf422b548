package entente.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Work done by several threads whose results come out in the order of the input.
 *
 * <p>At most {@code 4 × threads} inputs are under way at a time, so memory stays bounded whatever the length of the input.
 * The input is drawn by the caller's thread alone.
 *
 * @param <I> what goes in
 * @param <O> what comes out
 */
final class Ordered<I, O> implements Iterator<O>, AutoCloseable {

    private final Iterator<? extends I> input;
    private final Function<? super I, ? extends O> work;
    private final ExecutorService workers;
    private final Deque<Future<O>> underWay = new ArrayDeque<>();
    private final int window;

    Ordered(Iterator<? extends I> input, int threads, Function<? super I, ? extends O> work) {
        if (threads < 1) {
            throw new IllegalArgumentException("work needs at least 1 thread, got " + threads);
        }
        this.input = input;
        this.work = work;
        this.window = 4 * threads;
        this.workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("reading-", 1).factory());
    }

    @Override
    public boolean hasNext() {
        return !underWay.isEmpty() || input.hasNext();
    }

    @Override
    public O next() {
        while (underWay.size() < window && input.hasNext()) {
            I next = input.next();
            underWay.add(workers.submit(() -> work.apply(next)));
        }
        if (underWay.isEmpty()) {
            throw new NoSuchElementException("all results have been taken");
        }
        try {
            return underWay.remove().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a result", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    /**
     * Gives up what has not begun, and waits for what has: what the work uses may be closed right after this, and native code
     * must not be running in it then.
     */
    @Override
    public void close() {
        workers.shutdown();
        underWay.forEach(future -> future.cancel(false));
        boolean interrupted = false;
        while (!workers.isTerminated()) {
            try {
                workers.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
