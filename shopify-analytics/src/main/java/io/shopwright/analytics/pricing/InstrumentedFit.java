package io.shopwright.analytics.pricing;

/**
 * A regression by two stages.
 *
 * @param fit the second stage; its residuals are about the real covariate, not the predicted one
 * @param firstStageF the F statistic of the instruments in the first stage; infinite if they determine the covariate. Below
 *     10 they are weak, and neither estimate nor errors can be trusted (D. Staiger, J. Stock 1997, Econometrica 65, 557-586)
 */
public record InstrumentedFit(LinearFit fit, double firstStageF) {}
