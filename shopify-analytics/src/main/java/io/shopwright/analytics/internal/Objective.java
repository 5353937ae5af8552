package io.shopwright.analytics.internal;

/** A twice differentiable function of a few parameters, such as a log-likelihood of log-parameters. */
@FunctionalInterface
public interface Objective {

    /** Returns the value and the first two derivatives; finite for every finite point. */
    Derivatives at(double[] point);
}
