package io.shopwright.analytics.churn;

import io.shopwright.analytics.survival.Lifetime;
import io.shopwright.analytics.survival.Lifetimes;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * How long contracts lasted, to estimate retention from.
 *
 * <pre>{@code
 * KaplanMeier retention = KaplanMeier.of(Tenures.of(contracts, today, ChronoUnit.MONTHS).lifetimes());
 * retention.survival(12); // the share that goes into its second year
 * }</pre>
 *
 * @param lifetimes those of all contracts that had begun, in whole units; a contract that still runs is censored
 * @param late number of contracts that begin after the observation and were left out
 */
public record Tenures(Lifetimes lifetimes, int late) {

    /**
     * Measures contracts as they were known at the end of an observation. An end that was still to come then does not
     * count: the contract runs.
     *
     * @param observationEnd the last day seen
     * @param unit the billing period, such as {@link ChronoUnit#MONTHS}
     * @throws IllegalArgumentException if no contract had begun, or if the unit is shorter than a day
     */
    public static Tenures of(Collection<Contract> contracts, LocalDate observationEnd, ChronoUnit unit) {
        if (!unit.isDateBased() || unit == ChronoUnit.FOREVER) {
            throw new IllegalArgumentException("unit must be a day or longer, such as MONTHS: " + unit);
        }
        List<Lifetime> lifetimes = new ArrayList<>();
        for (Contract contract : contracts) {
            LocalDate end = contract.end();
            boolean ended = end != null && !end.isAfter(observationEnd);
            if (!contract.start().isAfter(observationEnd)) {
                LocalDate seen = ended ? end : observationEnd;
                lifetimes.add(new Lifetime(unit.between(contract.start(), seen), ended));
            }
        }
        if (lifetimes.isEmpty()) {
            throw new IllegalArgumentException(
                    "no contract had begun until " + observationEnd + ": " + contracts.size() + " contracts");
        }
        return new Tenures(Lifetimes.of(lifetimes), contracts.size() - lifetimes.size());
    }
}
