/**
 * Experiments: how many users, who sees what, whether the split was right, whether the treatment won, and what to do.
 *
 * <p>Before: {@link io.shopwright.analytics.experiment.ProportionDesign} and {@link
 * io.shopwright.analytics.experiment.MeanDesign} size an experiment, {@link io.shopwright.analytics.experiment.Assignment}
 * gives each unit its arm. After: {@link io.shopwright.analytics.experiment.SampleRatio} checks the split; {@link
 * io.shopwright.analytics.experiment.TwoProportions}, {@link io.shopwright.analytics.experiment.TwoMeans}, {@link
 * io.shopwright.analytics.experiment.TwoRatios}, {@link io.shopwright.analytics.experiment.Cuped}, {@link
 * io.shopwright.analytics.experiment.MannWhitney}, {@link io.shopwright.analytics.experiment.Contingency} and {@link
 * io.shopwright.analytics.experiment.BayesianComparison} compare arms once; {@link
 * io.shopwright.analytics.experiment.MixtureSprt}, {@link io.shopwright.analytics.experiment.ConfidenceSequence} and {@link
 * io.shopwright.analytics.experiment.GroupSequential} allow to look early. {@link
 * io.shopwright.analytics.experiment.Decision} puts them together.
 *
 * <p>Differences are treatment minus control; ratios are fractions. Every function is pure: same arguments, same result; no
 * clock, no randomness, no logging. A bad argument is an {@link java.lang.IllegalArgumentException} that names the rule and
 * the value. Data that cannot tell arms apart are no exception but an empty answer, or an {@link
 * io.shopwright.analytics.experiment.Evidence} that says why.
 */
@NullMarked
package io.shopwright.analytics.experiment;

import org.jspecify.annotations.NullMarked;
