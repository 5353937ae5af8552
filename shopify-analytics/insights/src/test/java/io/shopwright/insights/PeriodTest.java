package io.shopwright.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PeriodTest {
    static Stream<Function<LocalDate, Object>> questions() {
        return Stream.of(
                day -> new Period(day, day),
                day -> Period.lastDays(30, day),
                CustomerLifetimeValue.Question::of,
                CustomerLifecycle.Question::of,
                CustomerCohorts.Question::of,
                SalesForecast.Question::of,
                day -> InventoryIntelligence.Question.of(day, SupplySource.NONE));
    }

    /** Milliseconds taken for days, or a LocalDate.MAX that means "no end", are not days of a shop. */
    @ParameterizedTest
    @MethodSource("questions")
    void dayBeyondTheYears_isRefusedBeforeTheShopIsAsked(Function<LocalDate, Object> question) {
        assertThat(question.apply(LocalDate.of(2026, 6, 30))).isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> question.apply(LocalDate.MAX))
                .withMessage("a day must be in the years 1 to 9999: +999999999-12-31");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> question.apply(LocalDate.MIN))
                .withMessageStartingWith("a day must be in the years 1 to 9999: -");
    }

    @Test
    void previous_endsTheDayBeforeAndIsAsLong() {
        Period march = new Period(LocalDate.of(2024, 3, 1), LocalDate.of(2024, 3, 31));

        assertThat(march.previous()).isEqualTo(new Period(LocalDate.of(2024, 1, 30), LocalDate.of(2024, 2, 29)));
    }
}
