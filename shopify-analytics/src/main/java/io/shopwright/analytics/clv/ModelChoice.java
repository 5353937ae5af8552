package io.shopwright.analytics.clv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which purchase model describes a shop's customers best, and why.
 *
 * @param candidates all models that were fitted, the best one first
 * @param reasons why, in sentences for a reader
 */
public record ModelChoice(List<Candidate> candidates, List<String> reasons) {

    /** A difference of the criterion below which two models are as good as each other; K. Burnham, D. Anderson (2002). */
    private static final double CLEAR_DIFFERENCE = 2;

    /**
     * One model.
     *
     * @param name its usual name
     * @param fit to the customers until the split, or to all
     * @param errors of its predictions; empty without a holdout period
     */
    public record Candidate(String name, Fit<? extends PurchaseModel> fit, Optional<HoldoutErrors> errors) {

        private boolean usable() {
            return fit.status() == Fit.Status.CONVERGED || fit.status() == Fit.Status.BOUNDARY;
        }
    }

    /** Copies the lists. */
    public ModelChoice {
        candidates = List.copyOf(candidates);
        reasons = List.copyOf(reasons);
    }

    /**
     * Chooses by Akaike's information criterion. All models have the same purchases, so it compares how well they describe
     * when customers stop.
     *
     * @throws IllegalArgumentException if there are no customers
     */
    public static ModelChoice of(CustomerCounts customers) {
        List<Candidate> candidates = fitted(customers, Optional.empty());
        candidates.sort(byUse().thenComparingDouble(candidate -> candidate.fit().aic()));
        Candidate best = candidates.get(0);
        List<String> reasons = new ArrayList<>();
        reasons.add(String.format(
                Locale.ROOT,
                "%s has the lowest AIC, %.1f.",
                best.name(),
                best.fit().aic()));
        for (Candidate other : candidates.subList(1, candidates.size())) {
            double difference = other.fit().aic() - best.fit().aic();
            if (other.usable() && difference < CLEAR_DIFFERENCE) {
                reasons.add(String.format(
                        Locale.ROOT,
                        "%s is only %.1f behind: the data do not tell the two apart.",
                        other.name(),
                        difference));
            }
        }
        return new ModelChoice(candidates, withDoubts(reasons, candidates));
    }

    /**
     * Chooses by the predictions for a holdout period: by the least root mean square error over the customers.
     *
     * @throws IllegalArgumentException if there are no customers
     */
    public static ModelChoice of(Holdout<?> holdout) {
        List<Candidate> candidates = fitted(CustomerCounts.of(holdout.summaries()), Optional.of(holdout));
        candidates.sort(byUse().thenComparingDouble(
                        candidate -> candidate.errors().orElseThrow().rootMeanSquareError()));
        List<String> reasons = new ArrayList<>();
        HoldoutErrors errors = candidates.get(0).errors().orElseThrow();
        reasons.add(String.format(
                Locale.ROOT,
                "%s predicted the purchases of the holdout period best, with a root mean square error of %.3f a"
                        + " customer.",
                candidates.get(0).name(),
                errors.rootMeanSquareError()));
        reasons.add(String.format(
                Locale.ROOT,
                "It expected %.0f purchases in total; there were %d.",
                errors.expectedTotal(),
                errors.actualTotal()));
        return new ModelChoice(candidates, withDoubts(reasons, candidates));
    }

    /** The best one. */
    public Candidate best() {
        return candidates.get(0);
    }

    private static Comparator<Candidate> byUse() {
        return Comparator.comparing(candidate -> !candidate.usable());
    }

    private static List<Candidate> fitted(CustomerCounts customers, Optional<Holdout<?>> holdout) {
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(candidate("BG/NBD", BgNbd.fit(customers), holdout));
        candidates.add(candidate("MBG/NBD", MbgNbd.fit(customers), holdout));
        candidates.add(candidate("Pareto/NBD", ParetoNbd.fit(customers), holdout));
        return candidates;
    }

    private static Candidate candidate(String name, Fit<? extends PurchaseModel> fit, Optional<Holdout<?>> holdout) {
        return new Candidate(name, fit, holdout.map(h -> h.errors(fit.model())));
    }

    private static List<String> withDoubts(List<String> reasons, List<Candidate> candidates) {
        for (Candidate candidate : candidates) {
            switch (candidate.fit().status()) {
                case CONVERGED -> {}
                case BOUNDARY ->
                    reasons.add(candidate.name() + " lies on a boundary: its predictions hold, single parameters mean"
                            + " nothing.");
                case NOT_IDENTIFIED ->
                    reasons.add("Too few different customers to determine " + candidate.name() + ".");
                case STOPPED -> reasons.add("The search for " + candidate.name() + " ended before a maximum.");
            }
        }
        return reasons;
    }
}
