package io.shopwright.analytics.cohort;

import io.shopwright.analytics.internal.FisherExact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A cohort whose retention differs from that of all others by more than chance explains, with the evidence.
 *
 * @param kind better or worse
 * @param cohort name of the cohort's period, such as 2024-02
 * @param offset the offset at which retention was compared
 * @param size customers in the cohort
 * @param customers those of them who purchased at that offset
 * @param otherSize customers in all other cohorts observed to the end of that offset
 * @param otherCustomers those of them who purchased at that offset
 * @param pValue probability of such a difference or a greater one by chance, by Fisher's exact test, times the number of
 *     cohorts compared (Bonferroni); at most 1
 */
public record CohortFinding(
        Kind kind,
        String cohort,
        int offset,
        long size,
        long customers,
        long otherSize,
        long otherCustomers,
        double pValue) {

    /** The usual limit for a p-value. */
    public static final double DEFAULT_LEVEL = 0.05;

    /** Which way a cohort stands out. */
    public enum Kind {
        BEST,
        WORST
    }

    /**
     * Finds the best and the worst cohort at an offset, as far as they differ significantly from the others. Cells of a
     * partial period do not count. Nothing is found if fewer than two cohorts are left, or if no difference is beyond
     * chance: then do not speak of best and worst.
     *
     * @param offset at least 1, for all are active at 0
     * @param level greatest p-value of a finding, in (0, 1)
     * @return at most one finding of each kind
     */
    public static List<CohortFinding> of(CohortTable table, int offset, double level) {
        if (offset < 1) {
            throw new IllegalArgumentException("offset must be >= 1: " + offset);
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be in (0, 1): " + level);
        }
        List<Cohort> cohorts = table.cohorts().stream()
                .filter(cohort ->
                        cohort.cell(offset).filter(cell -> !cell.partial()).isPresent())
                .toList();
        List<CohortFinding> significant = cohorts.stream()
                .map(cohort -> compare(cohort, cohorts, offset))
                .filter(finding -> finding.pValue <= level)
                .toList();
        List<CohortFinding> findings = new ArrayList<>();
        best(significant).ifPresent(findings::add);
        worst(significant).ifPresent(findings::add);
        return List.copyOf(findings);
    }

    /** The share of the cohort that was active, in [0, 1]. */
    public double retention() {
        return (double) customers / size;
    }

    /** The share of the other cohorts that was active, in [0, 1]. */
    public double otherRetention() {
        return (double) otherCustomers / otherSize;
    }

    /** The finding in words, with its numbers. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "Cohort %s is the %s at offset %d: %d of %d customers purchased (%.1f %%), of all other cohorts %d of %d"
                        + " (%.1f %%); p = %.2g",
                cohort,
                kind.name().toLowerCase(Locale.ROOT),
                offset,
                customers,
                size,
                100 * retention(),
                otherCustomers,
                otherSize,
                100 * otherRetention(),
                pValue);
    }

    private static CohortFinding compare(Cohort cohort, List<Cohort> cohorts, int offset) {
        long allSizes = cohorts.stream().mapToLong(Cohort::size).sum();
        long allCustomers = cohorts.stream()
                .mapToLong(c -> c.cells().get(offset).customers())
                .sum();
        long size = cohort.size();
        long customers = cohort.cells().get(offset).customers();
        long otherSize = allSizes - size;
        long otherCustomers = allCustomers - customers;
        double p = FisherExact.twoSided(customers, size, otherCustomers, otherSize);
        boolean better = (double) customers / size > (double) otherCustomers / otherSize;
        return new CohortFinding(
                better ? Kind.BEST : Kind.WORST,
                cohort.label(),
                offset,
                size,
                customers,
                otherSize,
                otherCustomers,
                Math.min(1, p * cohorts.size()));
    }

    private static Optional<CohortFinding> best(List<CohortFinding> significant) {
        return significant.stream()
                .filter(finding -> finding.kind == Kind.BEST)
                .max(Comparator.comparingDouble(CohortFinding::retention));
    }

    private static Optional<CohortFinding> worst(List<CohortFinding> significant) {
        return significant.stream()
                .filter(finding -> finding.kind == Kind.WORST)
                .min(Comparator.comparingDouble(CohortFinding::retention));
    }
}
