package io.shopwright.analytics.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CohortPeriodTest {

    /** Weeks: the table of ISO 8601 week dates at the turn of the year. */
    @ParameterizedTest
    @CsvSource({
        "WEEK,    2005-01-01, 2004-W53, 2004-12-27, 2005-01-02",
        "WEEK,    2005-12-31, 2005-W52, 2005-12-26, 2006-01-01",
        "WEEK,    2007-01-01, 2007-W01, 2007-01-01, 2007-01-07",
        "WEEK,    2008-12-29, 2009-W01, 2008-12-29, 2009-01-04",
        "WEEK,    2010-01-03, 2009-W53, 2009-12-28, 2010-01-03",
        "WEEK,    2024-12-30, 2025-W01, 2024-12-30, 2025-01-05",
        "WEEK,    1969-12-31, 1970-W01, 1969-12-29, 1970-01-04",
        "DAY,     2024-02-29, 2024-02-29, 2024-02-29, 2024-02-29",
        "MONTH,   2024-02-29, 2024-02, 2024-02-01, 2024-02-29",
        "MONTH,   2023-02-28, 2023-02, 2023-02-01, 2023-02-28",
        "QUARTER, 2024-06-30, 2024-Q2, 2024-04-01, 2024-06-30",
        "QUARTER, 2024-12-31, 2024-Q4, 2024-10-01, 2024-12-31",
        "YEAR,    2024-12-31, 2024, 2024-01-01, 2024-12-31",
    })
    void startEndLabel_atEdges(CohortPeriod period, LocalDate day, String label, LocalDate start, LocalDate end) {
        assertThat(period.labelOf(day)).isEqualTo(label);
        assertThat(period.startOf(day)).isEqualTo(start);
        assertThat(period.endOf(day)).isEqualTo(end);
    }

    @ParameterizedTest
    @EnumSource(CohortPeriod.class)
    void periods_followEachOtherWithoutGap(CohortPeriod period) {
        LocalDate day = LocalDate.of(1967, 3, 5);
        for (int i = 0; i < 3000; i++) {
            LocalDate next = day.plusDays(1);
            int step = period.index(next) - period.index(day);
            assertThat(step).isEqualTo(period.startOf(next).equals(next) ? 1 : 0);
            assertThat(period.start(period.index(day))).isEqualTo(period.startOf(day));
            day = next;
        }
    }

    @Test
    void offset_fromJanuary31_isOneInFebruary() {
        int january = CohortPeriod.MONTH.index(LocalDate.of(2024, 1, 31));
        assertThat(CohortPeriod.MONTH.index(LocalDate.of(2024, 2, 1)) - january).isEqualTo(1);
        assertThat(CohortPeriod.MONTH.index(LocalDate.of(2024, 3, 1)) - january).isEqualTo(2);
    }
}
