package io.shopwright.analytics.survival;

import io.shopwright.analytics.internal.DenseRanks;
import io.shopwright.analytics.internal.Design;
import java.util.Arrays;

/** Lifetimes, their covariates and their strata, prepared for Cox regression. Immutable. */
public final class CoxData {

    private final Lifetimes lifetimes;
    private final Covariates covariates;
    private final int[] strata;

    /** Rows that may count, by stratum and then by time, latest first. */
    final int[] rows;

    /** The end of the block of equal stratum and time that begins at a position; 0 elsewhere. */
    final int[] blockEnds;

    /** The positions where a stratum begins, and the number of rows. */
    final int[] stratumStarts;

    /** The covariates by position, about the means of the strata. */
    final Design design;

    private CoxData(Lifetimes lifetimes, Covariates covariates, int[] strata) {
        this.lifetimes = lifetimes;
        this.covariates = covariates;
        this.strata = strata;
        DenseRanks times = DenseRanks.of(lifetimes.times());
        rows = rowsThatCount(times, strata);
        blockEnds = new int[rows.length];
        int stratum = -1;
        int start = 0;
        int[] groups = new int[rows.length];
        int[] starts = new int[rows.length + 1];
        for (int i = 0; i < rows.length; i++) {
            boolean newStratum = i == 0 || strata[rows[i]] != strata[rows[i - 1]];
            if (newStratum) {
                starts[++stratum] = i;
            }
            if (newStratum || times.rank(rows[i]) != times.rank(rows[i - 1])) {
                start = i;
            }
            blockEnds[start] = i + 1;
            groups[i] = stratum;
        }
        stratumStarts = Arrays.copyOf(starts, stratum + 2);
        stratumStarts[stratum + 1] = rows.length;
        design = Design.of(covariates.columnsOf(rows), groups);
    }

    /**
     * Prepares data without strata.
     *
     * @param covariates as many rows as lifetimes
     * @throws IllegalArgumentException if the numbers of rows differ or the lifetimes have weights
     */
    public static CoxData of(Lifetimes lifetimes, Covariates covariates) {
        return of(lifetimes, covariates, new int[lifetimes.size()]);
    }

    /**
     * Prepares data in strata, each with a baseline hazard of its own.
     *
     * @param covariates as many rows as lifetimes
     * @param strata any number for each row; equal numbers are one stratum
     * @throws IllegalArgumentException if the numbers of rows differ or the lifetimes have weights
     */
    public static CoxData of(Lifetimes lifetimes, Covariates covariates, int[] strata) {
        lifetimes.checkNotWeighted("Cox regression");
        Check.size(covariates.rows(), lifetimes.size(), "rows of covariates");
        Check.size(strata.length, lifetimes.size(), "strata");
        return new CoxData(lifetimes, covariates, strata.clone());
    }

    public Lifetimes lifetimes() {
        return lifetimes;
    }

    public Covariates covariates() {
        return covariates;
    }

    /** The stratum of a row. */
    public int stratum(int row) {
        return strata[row];
    }

    boolean ended(int position) {
        return lifetimes.ended(rows[position]);
    }

    /** Leaves out what was never at risk at an event of its stratum: it does not enter the partial likelihood. */
    private int[] rowsThatCount(DenseRanks times, int[] strata) {
        DenseRanks strataRanks =
                DenseRanks.of(Arrays.stream(strata).asDoubleStream().toArray());
        int[] firstEvents = new int[strataRanks.distinct()];
        Arrays.fill(firstEvents, Integer.MAX_VALUE);
        int[] ends = new int[firstEvents.length + 1];
        for (int i = 0; i < strata.length; i++) {
            int stratum = strataRanks.rank(i);
            if (lifetimes.ended(i)) {
                firstEvents[stratum] = Math.min(firstEvents[stratum], times.rank(i));
            }
        }
        for (int i = 0; i < strata.length; i++) {
            ends[strataRanks.rank(i) + 1] += times.rank(i) >= firstEvents[strataRanks.rank(i)] ? 1 : 0;
        }
        for (int stratum = 0; stratum < firstEvents.length; stratum++) {
            ends[stratum + 1] += ends[stratum];
        }
        int[] counted = new int[ends[firstEvents.length]];
        int[] ascending = times.order();
        for (int k = ascending.length - 1; k >= 0; k--) {
            int stratum = strataRanks.rank(ascending[k]);
            if (times.rank(ascending[k]) >= firstEvents[stratum]) {
                counted[ends[stratum]++] = ascending[k];
            }
        }
        return counted;
    }
}
