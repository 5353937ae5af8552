package io.shopwright.analytics.survival;

import io.shopwright.analytics.internal.Derivatives;
import io.shopwright.analytics.internal.Objective;

/**
 * The logarithm of Cox's partial likelihood and its derivatives, one pass over the rows from the latest time backwards.
 *
 * <pre>{@code
 * sum over events of [ b'x - ln(sum over those at risk of exp(b'x)) ]
 * }</pre>
 *
 * <p>with the correction of Efron for ties. Coefficients are of the standardised covariates.
 *
 * <p>Sources: D. Cox (1972), Regression Models and Life-Tables, Journal of the Royal Statistical Society B 34, 187-220; B.
 * Efron (1977), The Efficiency of Cox's Likelihood Function for Censored Data, Journal of the American Statistical
 * Association 72, 557-565.
 */
final class CoxLikelihood implements Objective {

    private final CoxData data;
    private final Ties ties;

    CoxLikelihood(CoxData data, Ties ties) {
        this.data = data;
        this.ties = ties;
    }

    @Override
    public Derivatives at(double[] point) {
        Derivatives sum = new Derivatives(point.length);
        sweep(point, (riskSet, from, to) -> {
            for (int i = from; i < to; i++) {
                addEvent(sum, point, i);
            }
            riskSet.subtractFrom(sum);
        });
        return sum;
    }

    /** Visits the times with an event, stratum by stratum, latest first. */
    void sweep(double[] point, Visitor visitor) {
        int size = data.design.size();
        double[] values = data.design.values();
        RiskSet riskSet = new RiskSet(ties, size);
        for (int stratum = 0; stratum < data.stratumStarts.length - 1; stratum++) {
            riskSet.clear();
            int from = data.stratumStarts[stratum];
            while (from < data.stratumStarts[stratum + 1]) {
                int to = data.blockEnds[from];
                riskSet.beginTime();
                for (int i = from; i < to; i++) {
                    riskSet.add(values, i * size, data.design.dot(i, point, 0), data.ended(i));
                }
                riskSet.endTime();
                if (riskSet.ending > 0) {
                    visitor.visit(riskSet, from, to);
                }
                from = to;
            }
        }
    }

    /** Sees the set of those at risk at a time, and the positions of the rows of that time. */
    interface Visitor {
        void visit(RiskSet riskSet, int from, int to);
    }

    private void addEvent(Derivatives sum, double[] point, int position) {
        if (!data.ended(position)) {
            return;
        }
        int size = point.length;
        double[] values = data.design.values();
        sum.addValue(data.design.dot(position, point, 0));
        for (int j = 0; j < size; j++) {
            sum.addGradient(j, values[position * size + j]);
        }
    }
}
