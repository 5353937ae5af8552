/**
 * What is out of the ordinary in a series: days that stick out, and levels that moved.
 *
 * <p>Reads plain series, oldest value first, and where it matters the length of their season or the limits of a forecast.
 * {@link io.shopwright.analytics.anomaly.ResidualLimits} and {@link io.shopwright.analytics.anomaly.SeasonalHybridEsd} find
 * single days in a history, {@link io.shopwright.analytics.anomaly.ForecastBreaches} in what came after a forecast;
 * {@link io.shopwright.analytics.anomaly.Ewma}, {@link io.shopwright.analytics.anomaly.Cusum} and
 * {@link io.shopwright.analytics.anomaly.ChangePoints} find levels. All give the expected value, so that a reader can judge.
 * Positions count from 0. Every function is pure.
 */
@NullMarked
package io.shopwright.analytics.anomaly;

import org.jspecify.annotations.NullMarked;
