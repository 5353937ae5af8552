package io.shopwright.analytics.survival;

import io.shopwright.analytics.internal.Cholesky;
import io.shopwright.analytics.internal.Derivatives;
import io.shopwright.analytics.internal.Optimum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a Cox regression can tell about itself when it is held against its data again. */
public final class CoxDiagnostics {

    private final CoxData data;
    private final RegressionFit<CoxPh> fit;
    private final CoxLikelihood likelihood;
    private final double[] point;

    private CoxDiagnostics(CoxData data, RegressionFit<CoxPh> fit) {
        this.data = data;
        this.fit = fit;
        likelihood = new CoxLikelihood(data, fit.model().ties());
        point = optimum().point();
    }

    /**
     * Takes a fit and its data.
     *
     * @throws IllegalArgumentException if the fit is of other data
     */
    public static CoxDiagnostics of(CoxData data, RegressionFit<CoxPh> fit) {
        if (fit.regression().design() != data.design) {
            throw new IllegalArgumentException("need the data that the model was fitted to, the same object");
        }
        return new CoxDiagnostics(data, fit);
    }

    /** Returns how well the model orders its own data, within strata. */
    public Concordance concordance() {
        int rows = data.covariates().rows();
        double[] risks = new double[rows];
        int[] strata = new int[rows];
        for (int i = 0; i < rows; i++) {
            risks[i] = fit.model().logHazardRatio(data.covariates().row(i));
            strata[i] = data.stratum(i);
        }
        return Concordance.of(data.lifetimes(), risks, strata);
    }

    /**
     * Returns the martingale residuals: the events of each row, 0 or 1, less those that the model expects until its time.
     * They add up to 0; each is at most 1.
     */
    public double[] martingaleResiduals() {
        double[] residuals = new double[data.lifetimes().size()];
        visitRows((position, exposure) ->
                residuals[data.rows[position]] = (data.ended(position) ? 1 : 0) - exposure.hazard);
        return residuals;
    }

    /**
     * Returns the covariance of the coefficients by the sandwich estimator, which stays right where the model is not: the
     * sum over rows of the squares of what leaving a row out would change, to first order. Empty unless converged.
     *
     * <p>Source: D. Lin, L. Wei (1989), The Robust Inference for the Cox Proportional Hazards Model, Journal of the
     * American Statistical Association 84, 1074-1078.
     */
    public Optional<double[][]> robustCovariance() {
        if (fit.status() != RegressionFit.Status.CONVERGED) {
            return Optional.empty();
        }
        double[][] covariance = optimum().covariance();
        int size = point.length;
        double[][] sandwich = new double[size][size];
        double[] change = new double[size];
        visitRows((position, exposure) -> {
            double[] scores = exposure.scores;
            for (int j = 0; j < size; j++) {
                change[j] = 0;
                for (int k = 0; k < size; k++) {
                    change[j] += covariance[j][k] * scores[k];
                }
            }
            for (int j = 0; j < size; j++) {
                for (int k = 0; k < size; k++) {
                    sandwich[j][k] += change[j] * change[k];
                }
            }
        });
        return Optional.of(fit.regression().inOriginalUnits(sandwich));
    }

    /** Returns the coefficients with standard errors by {@link #robustCovariance}. Empty unless converged. */
    public Optional<List<Coefficient>> robustCoefficients() {
        return robustCovariance().map(fit::coefficients);
    }

    /** Returns the score test of all covariates together, which does not need a maximum of the likelihood. */
    public ChiSquared score() {
        Derivatives atZero = likelihood.at(new double[point.length]);
        double[] gradient = new double[point.length];
        double[][] information = new double[point.length][point.length];
        for (int j = 0; j < point.length; j++) {
            gradient[j] = atZero.gradient(j);
            for (int k = 0; k < point.length; k++) {
                information[j][k] = -atZero.hessian(j, k);
            }
        }
        return new ChiSquared(Cholesky.of(information, 0).quadratic(gradient), point.length);
    }

    /** Returns the tests of proportional hazards. Empty unless converged. */
    public Optional<ProportionalHazardsTest> proportionalHazards() {
        if (fit.status() != RegressionFit.Status.CONVERGED) {
            return Optional.empty();
        }
        int size = point.length;
        double[] scores = new double[2 * size];
        double[][] information = timeInformation(scores);
        List<ProportionalHazardsTest.Effect> effects = new ArrayList<>();
        for (int j = 0; j < size; j++) {
            int[] chosen = new int[size + 1];
            Arrays.setAll(chosen, k -> k);
            chosen[size] = size + j;
            String name = data.covariates().names().get(data.design.column(j));
            effects.add(new ProportionalHazardsTest.Effect(name, test(information, scores, chosen)));
        }
        int[] all = new int[2 * size];
        Arrays.setAll(all, k -> k);
        return Optional.of(new ProportionalHazardsTest(effects, test(information, scores, all)));
    }

    private ChiSquared test(double[][] information, double[] scores, int[] chosen) {
        double[][] part = new double[chosen.length][chosen.length];
        double[] score = new double[chosen.length];
        for (int j = 0; j < chosen.length; j++) {
            score[j] = scores[chosen[j]];
            for (int k = 0; k < chosen.length; k++) {
                part[j][k] = information[chosen[j]][chosen[k]];
            }
        }
        return new ChiSquared(Cholesky.of(part, 0).quadratic(score), chosen.length - point.length);
    }

    /**
     * The information of the coefficients and of their products with time; fills in the scores of the products. The scores
     * of the coefficients themselves are 0 at the maximum.
     */
    private double[][] timeInformation(double[] scores) {
        int size = point.length;
        double[] values = data.design.values();
        KaplanMeier curve = KaplanMeier.of(data.lifetimes());
        double[][] information = new double[2 * size][2 * size];
        likelihood.sweep(point, (riskSet, from, to) -> {
            double gone = 1 - curve.survival(Math.nextDown(data.lifetimes().time(data.rows[from])));
            for (int j = 0; j < size; j++) {
                double score = -riskSet.mean(j);
                for (int i = from; i < to; i++) {
                    score += data.ended(i) ? values[i * size + j] : 0;
                }
                scores[size + j] += gone * score;
                for (int k = 0; k < size; k++) {
                    double covariance = riskSet.covariance(Math.max(j, k), Math.min(j, k));
                    information[j][k] += covariance;
                    information[size + j][k] += gone * covariance;
                    information[j][size + k] += gone * covariance;
                    information[size + j][size + k] += gone * gone * covariance;
                }
            }
        });
        return information;
    }

    /** Visits all rows that count, of each stratum by ascending time. */
    private void visitRows(RowVisitor visitor) {
        List<Step> steps = new ArrayList<>();
        likelihood.sweep(point, (riskSet, from, to) -> steps.add(new Step(riskSet, to, point.length)));
        int next = steps.size() - 1;
        for (int stratum = data.stratumStarts.length - 2; stratum >= 0; stratum--) {
            Exposure exposure = new Exposure(point.length);
            for (int i = data.stratumStarts[stratum + 1] - 1; i >= data.stratumStarts[stratum]; i--) {
                if (next >= 0 && steps.get(next).to == i + 1) {
                    exposure.add(steps.get(next--));
                }
                exposure.set(i);
                visitor.visit(i, exposure);
            }
        }
    }

    private Optimum optimum() {
        return fit.regression().optimum();
    }

    private interface RowVisitor {
        void visit(int position, Exposure exposure);
    }

    /** What happened at a time with events: steps of the hazard and of the mean covariates that come with it. */
    private static final class Step {
        final int to;
        final int events;
        final double hazard;
        final double endingHazard;
        final double[] means;
        final double[] meanSteps;
        final double[] endingMeanSteps;

        Step(RiskSet riskSet, int to, int size) {
            this.to = to;
            events = riskSet.ending;
            hazard = riskSet.step();
            endingHazard = riskSet.endingStep();
            means = new double[size];
            meanSteps = new double[size];
            endingMeanSteps = new double[size];
            for (int j = 0; j < size; j++) {
                means[j] = riskSet.mean(j) / events;
                meanSteps[j] = riskSet.meanStep(j);
                endingMeanSteps[j] = riskSet.endingMeanStep(j);
            }
        }
    }

    /** What a row has met until its time: its cumulative hazard and its share of the gradient of the likelihood. */
    private final class Exposure {
        double hazard;
        final double[] scores;

        private double sum;
        private final double[] meanSums;
        private double endingSum;
        private final double[] endingMeanSums;
        private double[] means;

        Exposure(int size) {
            scores = new double[size];
            meanSums = new double[size];
            endingMeanSums = new double[size];
            means = new double[size];
        }

        void add(Step step) {
            endingSum = sum + step.endingHazard;
            sum += step.hazard;
            for (int j = 0; j < scores.length; j++) {
                endingMeanSums[j] = meanSums[j] + step.endingMeanSteps[j];
                meanSums[j] += step.meanSteps[j];
            }
            means = step.means;
        }

        void set(int position) {
            boolean ended = data.ended(position);
            double ratio = Math.exp(data.design.dot(position, point, 0));
            hazard = ratio * (ended ? endingSum : sum);
            double[] passed = ended ? endingMeanSums : meanSums;
            for (int j = 0; j < scores.length; j++) {
                double value = data.design.values()[position * scores.length + j];
                scores[j] = (ended ? value - means[j] : 0) - value * hazard + ratio * passed[j];
            }
        }
    }
}
