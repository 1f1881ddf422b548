package entente.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchCommandTest {

    @Test
    void theIntervalIsSaidInMinutesHoursOrDays() {
        assertThat(WatchCommand.interval("15m")).isEqualTo(Duration.ofMinutes(15));
        assertThat(WatchCommand.interval("2h")).isEqualTo(Duration.ofHours(2));
        assertThat(WatchCommand.interval("1d")).isEqualTo(Duration.ofDays(1));
        assertThatThrownBy(() -> WatchCommand.interval("soon"))
                .hasMessage("--every: expected a time such as 30m, 2h or 1d, got \"soon\"");
        assertThatThrownBy(() -> WatchCommand.interval("5s"))
                .hasMessage("--every: expected a minute or more, got \"5s\"");
    }
}
