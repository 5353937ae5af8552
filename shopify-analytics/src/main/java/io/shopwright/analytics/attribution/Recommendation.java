package io.shopwright.analytics.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which model fits some journeys, and why. A recommendation about bookkeeping: no model here measures what a channel
 * causes.
 *
 * @param model the kind of model
 * @param markovOrder the order for {@link Model#MARKOV}, else 0
 * @param reasons in words, the deciding one first
 */
public record Recommendation(Model model, int markovOrder, List<String> reasons) {

    /** Fewer conversions than this say too little for a model with parameters; a rule of thumb. */
    public static final long FEW_CONVERSIONS = 300;

    /** If so many converted journeys have a single channel, models that divide orders agree on nearly all. */
    public static final double MOSTLY_ALONE = 0.9;

    private static final int HIGHEST_ORDER = 3;

    /** Copies the list. */
    public Recommendation {
        reasons = List.copyOf(reasons);
    }

    /** The kinds that are recommended. */
    public enum Model {
        /** {@link ShopifyModel#LAST_NON_DIRECT_CLICK_ATTRIBUTION}: nothing to fit, and the figures of the admin. */
        LAST_NON_DIRECT_CLICK,
        /** {@link Shapley#ofSums}: needs converted journeys only. */
        SHAPLEY_SUMS,
        /** {@link MarkovAttribution}: also uses journeys that were lost. */
        MARKOV
    }

    /** Looks at how many journeys there are and what they can tell. */
    public static Recommendation of(Journeys journeys) {
        long conversions = journeys.conversions();
        List<String> reasons = new ArrayList<>();
        if (conversions < FEW_CONVERSIONS) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "There are %d conversions, fewer than %d: a model with parameters would repeat chance.",
                    conversions,
                    FEW_CONVERSIONS));
            return new Recommendation(Model.LAST_NON_DIRECT_CLICK, 0, reasons);
        }
        long alone = JourneyStatistics.of(journeys).roles().stream()
                .mapToLong(JourneyStatistics.Role::alone)
                .sum();
        double share = (double) alone / conversions;
        String singles = String.format(
                Locale.ROOT,
                "%.0f %% of the converted journeys have a single channel, whose credit no model disputes.",
                100 * share);
        reasons.add(singles);
        if (share >= MOSTLY_ALONE) {
            return new Recommendation(Model.LAST_NON_DIRECT_CLICK, 0, reasons);
        }
        if (journeys.lost() == 0) {
            reasons.add(
                    0,
                    "There are no journeys without an order: removal effects could not tell channels that sell from"
                            + " channels that are merely there.");
            return new Recommendation(Model.SHAPLEY_SUMS, 0, reasons);
        }
        OrderChoice choice = OrderChoice.of(journeys, HIGHEST_ORDER);
        reasons.add(
                0,
                String.format(
                        Locale.ROOT,
                        "There are %d conversions and %d lost journeys to learn from.",
                        conversions,
                        journeys.lost()));
        reasons.addAll(choice.reasons());
        return new Recommendation(Model.MARKOV, choice.order(), reasons);
    }
}
