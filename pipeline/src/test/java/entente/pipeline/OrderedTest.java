package entente.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedTest {

    @Test
    void resultsComeInTheOrderOfTheInputThoughTheFirstTakesLongest() {
        List<Integer> results = new ArrayList<>();
        try (Ordered<Integer, Integer> ordered =
                new Ordered<>(IntStream.range(0, 200).iterator(), 4, OrderedTest::slowAtFirst)) {
            ordered.forEachRemaining(results::add);
        }
        assertThat(results)
                .isEqualTo(IntStream.range(0, 200).map(i -> i * i).boxed().toList());
    }

    @Test
    void inputIsDrawnNoFurtherThanTheWindow() {
        AtomicInteger drawn = new AtomicInteger();
        try (Ordered<Integer, Integer> ordered = new Ordered<>(
                IntStream.range(0, 1000).peek(i -> drawn.incrementAndGet()).iterator(), 2, i -> i)) {
            ordered.next();
            assertThat(drawn.get()).isLessThanOrEqualTo(9);
        }
    }

    @Test
    void aFaultInTheWorkReachesTheCallerAsItIs() {
        try (Ordered<Integer, Integer> ordered = new Ordered<>(List.of(1).iterator(), 2, i -> {
            throw new UnsupportedOperationException("no reading of " + i);
        })) {
            assertThatThrownBy(ordered::next)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage("no reading of 1");
        }
    }

    private static int slowAtFirst(int i) {
        try {
            Thread.sleep(i == 0 ? 30 : 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return i * i;
    }
}
