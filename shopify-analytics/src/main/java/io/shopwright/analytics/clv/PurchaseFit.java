package io.shopwright.analytics.clv;

import io.shopwright.analytics.internal.NewtonMaximizer;
import io.shopwright.analytics.internal.Optimum;
import java.util.function.Function;

/** Fits a purchase model, whose dropout may vanish. */
final class PurchaseFit {

    /** A limit that is less likely than the best point by no more than this fraction is the maximum itself. */
    private static final double LIMIT_TOLERANCE = 1e-10;

    private final HistoryTable table;
    private final PurchaseLikelihood likelihood;
    private final FitOptions options;

    PurchaseFit(HistoryTable table, PurchaseLikelihood likelihood, FitOptions options) {
        this.table = table;
        this.likelihood = likelihood;
        this.options = options;
    }

    static void requireCustomers(String model, CustomerCounts customers) {
        if (customers.distinct() == 0) {
            throw new IllegalArgumentException("cannot fit " + model
                    + " to no customers: pass at least one; a useful fit needs some hundreds, and some that came back");
        }
    }

    /**
     * Fits.
     *
     * @param model makes a model of its parameters, or of r and alpha alone if nobody drops out
     */
    <M> Fit<M> of(Function<double[], M> model, long customers) {
        double[] start = likelihood.start();
        options.requireFor(start.length);
        Function<double[], M> ofLogs = logs -> model.apply(likelihood.parameters(logs));
        Optimum optimum = NewtonMaximizer.maximize(logs -> options.addTo(likelihood.at(logs), logs), start);
        if (!options.priors().isEmpty()) {
            double prior = options.logDensity(optimum.point());
            return new Fit<>(optimum.lowered(prior), ofLogs, Fit.statusOf(optimum), customers);
        }
        Fit.Status status = table.identifies(start.length) ? Fit.statusOf(optimum) : Fit.Status.NOT_IDENTIFIED;
        if (status != Fit.Status.CONVERGED) {
            double[] end = optimum.point();
            Optimum endless = NewtonMaximizer.maximize(table::withoutDropout, end[0], end[1]);
            if (endless.value() >= optimum.value() - LIMIT_TOLERANCE * Math.abs(optimum.value())) {
                Fit.Status limit = status == Fit.Status.NOT_IDENTIFIED ? status : Fit.Status.BOUNDARY;
                return new Fit<>(endless.after(optimum), ofLogs, limit, customers);
            }
        }
        return new Fit<>(optimum, ofLogs, status, customers);
    }
}
