package io.shopwright.analytics.survival;

import java.util.List;

/**
 * Tests whether the effects of covariates stay the same over time, as Cox's model supposes: score tests of adding {@code
 * x g(t)} to the model, where g is the share that has ended before t, by the Kaplan-Meier curve of all lifetimes.
 *
 * <p>Source: P. Grambsch, T. Therneau (1994), Proportional Hazards Tests and Diagnostics Based on Weighted Residuals,
 * Biometrika 81, 515-526; as the exact score test of T. Therneau's package survival for R.
 *
 * @param effects one a covariate that was not dropped, in their order
 * @param all of all of them together
 */
public record ProportionalHazardsTest(List<Effect> effects, ChiSquared all) {

    /** Copies the list. */
    public ProportionalHazardsTest {
        effects = List.copyOf(effects);
    }

    /**
     * One covariate.
     *
     * @param covariate its name
     * @param test a small p-value says that its effect changes over time
     */
    public record Effect(String covariate, ChiSquared test) {}
}
