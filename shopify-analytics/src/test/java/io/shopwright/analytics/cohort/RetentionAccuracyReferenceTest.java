package io.shopwright.analytics.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.analytics.AccuracyTable;
import io.shopwright.analytics.ReferenceFile;
import io.shopwright.analytics.order.CustomerOrder;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Writes how far projected retention is from cells that were held out into docs/accuracy.md. */
@Tag("reference")
class RetentionAccuracyReferenceTest {

    private static final String HEAD = """
        | orders | fitted until | cells held out | actives: projected / actual | mean error, curve | last level | mean level |
        |-|-|-|-|-|-|-|
        """;

    private final StringBuilder rows = new StringBuilder(HEAD);
    private double curveError;
    private double lastError;
    private double meanError;

    /** The observation is cut in the middle; cells after it are projected. */
    @Test
    void heldOutCells_monthsOfKnownShops_areNearerThanCarryingALevelOn() {
        for (ReferenceFile reference : ReferenceFile.all("cohort")) {
            if (reference.json().has("observation_end")) {
                project(reference);
            }
        }
        assertThat(curveError).isPositive().isLessThan(lastError).isLessThan(meanError);
        AccuracyTable.verify("retention", rows.toString());
    }

    private void project(ReferenceFile reference) {
        List<CustomerOrder<String>> orders = reference.orders().stream()
                .map(row -> new CustomerOrder<>(row.customer(), row.day(), row.cents()))
                .toList();
        LocalDate end = LocalDate.parse(reference.json().get("observation_end").asText());
        CohortTable all = CohortTable.of(orders, CohortPeriod.MONTH, end);
        LocalDate first = all.cohorts().get(0).start();
        int months = all.cohorts().get(0).cells().size();
        LocalDate cut = first.plusMonths(months / 2).minusDays(1);
        CohortTable seen = CohortTable.of(orders, CohortPeriod.MONTH, cut);
        RetentionCurve curve = RetentionCurve.fit(seen).curve();
        List<CohortCell> held = all.cohorts().stream()
                .filter(cohort -> !cohort.start().isAfter(cut))
                .flatMap(cohort -> cohort.cells().stream()
                        .filter(cell -> cohort.start().plusMonths(cell.offset()).isAfter(cut) && !cell.partial()))
                .toList();
        List<CohortCell> pooled = seen.pooled().subList(1, seen.pooled().size());
        double last = pooled.get(pooled.size() - 1).retention();
        double mean = (double) pooled.stream().mapToLong(CohortCell::customers).sum()
                / pooled.stream().mapToLong(CohortCell::size).sum();
        double projected = held.stream()
                .mapToDouble(cell -> cell.size() * curve.retention(cell.offset()))
                .sum();
        double ofCurve = error(held, curve::retention);
        double ofLast = error(held, n -> last);
        double ofMean = error(held, n -> mean);
        curveError += ofCurve;
        lastError += ofLast;
        meanError += ofMean;
        rows.append(String.format(
                Locale.ROOT,
                "| %s | %s | %d | %.0f / %d | %.4f | %.4f | %.4f |\n",
                reference.name().replaceAll("cohort/|_monthly.json", "").replace('_', ' '),
                cut,
                held.size(),
                projected,
                held.stream().mapToLong(CohortCell::customers).sum(),
                ofCurve,
                ofLast,
                ofMean));
    }

    /** The mean absolute difference of retention, weighted by the sizes of the cohorts. */
    private static double error(List<CohortCell> cells, IntToDoubleFunction retention) {
        double sum = 0;
        double sizes = 0;
        for (CohortCell cell : cells) {
            sum += cell.size() * Math.abs(cell.retention() - retention.applyAsDouble(cell.offset()));
            sizes += cell.size();
        }
        return sum / sizes;
    }
}
