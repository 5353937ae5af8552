package io.shopwright.insights;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * Something about a shop that a merchant should know.
 *
 * @param title what it is, in a sentence
 * @param evidence the figures that it rests on, a sentence each
 * @param atStake how much money of the period it is about, in the shop's currency; findings are ranked by it
 */
public record Finding(String title, List<String> evidence, BigDecimal atStake) {
    static final Comparator<Finding> WEIGHTIEST_FIRST =
            Comparator.comparing(Finding::atStake).reversed();

    public Finding {
        evidence = List.copyOf(evidence);
    }
}
