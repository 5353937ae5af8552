package io.shopwright.analytics.survival;

import io.shopwright.analytics.internal.Derivatives;
import io.shopwright.analytics.internal.Design;
import io.shopwright.analytics.internal.NewtonMaximizer;
import io.shopwright.analytics.internal.Optimum;
import io.shopwright.analytics.internal.Regression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Cox's proportional hazards model: covariates multiply a hazard whose course in time is left open.
 *
 * <pre>{@code
 * h(t | x) = h0(t) exp(b'x)
 * }</pre>
 *
 * <p>Source: D. Cox (1972), Regression Models and Life-Tables, Journal of the Royal Statistical Society B 34, 187-220.
 *
 * @param ties how events at the same time were treated
 * @param terms the coefficients b in the order of the covariates; exp(b) is the hazard ratio of one unit
 * @param baselines the hazards h0, one a stratum with an event, by ascending number of the stratum
 */
public record CoxPh(Ties ties, List<Term> terms, List<BaselineHazard> baselines) {

    /** Copies the lists. */
    public CoxPh {
        terms = List.copyOf(terms);
        baselines = List.copyOf(baselines);
    }

    /**
     * Fits the model by maximum partial likelihood.
     *
     * <p>The result does not depend on the unit of time and, but for rounding, on the order of the rows. Where the
     * likelihood has no maximum the status is {@link RegressionFit.Status#BOUNDARY}; without an event it is {@link
     * RegressionFit.Status#NOT_IDENTIFIED}: all covariates are dropped, and there is no baseline.
     */
    public static RegressionFit<CoxPh> fit(CoxData data, Ties ties) {
        CoxLikelihood likelihood = new CoxLikelihood(data, ties);
        double[] start = new double[data.design.size()];
        Derivatives atStart = likelihood.at(start);
        Optimum optimum = NewtonMaximizer.maximizeWithin(Regression.COEFFICIENT_LIMIT, likelihood, start);
        RegressionFit.Status status =
                data.rows.length == 0 ? RegressionFit.Status.NOT_IDENTIFIED : RegressionFit.statusOf(optimum);
        Regression regression = new Regression(data.design, optimum, atStart.value(), 0);
        List<String> names = data.covariates().names();
        List<Double> coefficients = regression.coefficients(names.size());
        CoxPh model = new CoxPh(ties, Term.of(names, coefficients), baselines(data, likelihood, optimum.point()));
        return new RegressionFit<>(model, status, regression, names);
    }

    /** Returns the logarithm of the hazard relative to a lifetime whose covariates are all 0, {@code b'x}. */
    public double logHazardRatio(double... covariates) {
        return Term.sum(terms, covariates);
    }

    /**
     * Returns the baseline of a stratum; number 0 for data without strata.
     *
     * @throws IllegalArgumentException if the data had no event in that stratum
     */
    public BaselineHazard baseline(int stratum) {
        return baselines.stream()
                .filter(baseline -> baseline.stratum() == stratum)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no event in stratum " + stratum
                        + "; strata with events: "
                        + baselines.stream().map(BaselineHazard::stratum).toList()));
    }

    /**
     * Returns the probability of lasting longer than a time, {@code exp(-H0(t) exp(b'x))}, for data without strata.
     *
     * @return a probability in [0, 1]; constant after the last event of the data
     * @throws IllegalArgumentException if the data had strata other than 0, or no event
     */
    public double survival(double time, double... covariates) {
        return survival(baseline(0), time, covariates);
    }

    /** Returns the probability of lasting longer than a time under the baseline of a stratum. */
    public double survival(BaselineHazard baseline, double time, double... covariates) {
        return Math.exp(-baseline.cumulativeHazard(time, logHazardRatio(covariates)));
    }

    private static List<BaselineHazard> baselines(CoxData data, CoxLikelihood likelihood, double[] point) {
        List<BaselineHazard> baselines = new ArrayList<>();
        for (int stratum = 0; stratum < data.stratumStarts.length - 1; stratum++) {
            int first = data.rows[data.stratumStarts[stratum]];
            baselines.add(new BaselineHazard(data.stratum(first), center(data.design, point, stratum), List.of()));
        }
        List<List<BaselineHazard.Point>> steps = new ArrayList<>();
        baselines.forEach(baseline -> steps.add(new ArrayList<>()));
        likelihood.sweep(
                point,
                (riskSet, from, to) -> steps.get(stratumAt(data, from))
                        .add(new BaselineHazard.Point(data.lifetimes().time(data.rows[from]), riskSet.step())));
        for (int stratum = 0; stratum < baselines.size(); stratum++) {
            BaselineHazard empty = baselines.get(stratum);
            baselines.set(
                    stratum,
                    new BaselineHazard(empty.stratum(), empty.logHazardRatio(), accumulated(steps.get(stratum))));
        }
        return baselines;
    }

    private static int stratumAt(CoxData data, int position) {
        int at = Arrays.binarySearch(data.stratumStarts, position);
        return at >= 0 ? at : -at - 2;
    }

    private static double center(Design design, double[] point, int stratum) {
        double center = 0;
        for (int k = 0; k < point.length; k++) {
            int column = design.column(k);
            center += point[k] / design.scale(column) * design.mean(column, stratum);
        }
        return center;
    }

    /** Sums steps that are given latest first. */
    private static List<BaselineHazard.Point> accumulated(List<BaselineHazard.Point> steps) {
        Collections.reverse(steps);
        List<BaselineHazard.Point> points = new ArrayList<>();
        double hazard = 0;
        for (BaselineHazard.Point step : steps) {
            hazard += step.cumulativeHazard();
            points.add(new BaselineHazard.Point(step.time(), hazard));
        }
        return points;
    }
}
