package io.shopwright.examples.benchmarks;

import io.shopwright.analytics.clv.BgNbd;
import io.shopwright.analytics.clv.CustomerCounts;
import io.shopwright.analytics.clv.CustomerSummary;
import io.shopwright.analytics.clv.FitOptions;
import io.shopwright.analytics.clv.MbgNbd;
import io.shopwright.analytics.clv.ParetoNbd;
import java.util.function.Consumer;

/** Fits of the purchase models, from arrays, and their predictions. The check is the log-likelihood, or a sum. */
final class PurchaseModelTasks {

    static final int MANY = 1_000_000;
    static final long SEED = 42;

    private static final int FEW = 100_000;
    private static final double WEEKS = 39;
    private static final int DISCOUNTED = 10_000;

    private PurchaseModelTasks() {}

    static void run(Consumer<Timing> report) {
        SimulatedBuyers few = new SimulatedBuyers(FEW, SEED);
        report.accept(Timing.warmed(
                "Pareto/NBD fit, 100 k customers",
                () -> ParetoNbd.fit(counts(few)).logLikelihood()));
        SimulatedBuyers many = new SimulatedBuyers(MANY, SEED);
        report.accept(Timing.warmed(
                "counting 1 M customers, part of each fit", () -> counts(many).distinct()));
        report.accept(Timing.warmed(
                "BG/NBD fit, 1 M customers", () -> BgNbd.fit(counts(many)).logLikelihood()));
        report.accept(Timing.warmed(
                "the same with all processors",
                () -> BgNbd.fit(
                                CustomerCounts.ofInParallel(many.frequency, many.recency, many.age),
                                FitOptions.DEFAULT.inParallel())
                        .logLikelihood()));
        report.accept(Timing.warmed(
                "MBG/NBD fit, 1 M customers", () -> MbgNbd.fit(counts(many)).logLikelihood()));
        report.accept(Timing.once(
                "Pareto/NBD fit, 1 M customers, once",
                () -> ParetoNbd.fit(counts(many)).logLikelihood()));
        BgNbd model = BgNbd.fit(counts(many)).model();
        report.accept(Timing.warmed("BG/NBD P(alive) and purchases in 39 weeks, 1 M", () -> predictions(model, many)));
        report.accept(Timing.warmed("BG/NBD discounted purchases of 10 k", () -> discounted(model, many)));
    }

    static CustomerCounts counts(SimulatedBuyers buyers) {
        return CustomerCounts.of(buyers.frequency, buyers.recency, buyers.age);
    }

    /** The sum of both predictions of each customer. */
    static double predictions(BgNbd model, SimulatedBuyers buyers) {
        double sum = 0;
        for (int i = 0; i < buyers.age.length; i++) {
            CustomerSummary customer = new CustomerSummary(buyers.frequency[i], buyers.recency[i], buyers.age[i]);
            sum += model.probabilityAlive(customer) + model.expectedPurchases(customer, WEEKS);
        }
        return sum;
    }

    /** The sum of the discounted residual purchases of some customers, at 15 % a year. */
    private static double discounted(BgNbd model, SimulatedBuyers buyers) {
        double sum = 0;
        for (int i = 0; i < DISCOUNTED; i++) {
            CustomerSummary customer = new CustomerSummary(buyers.frequency[i], buyers.recency[i], buyers.age[i]);
            sum += model.discountedPurchases(customer, Math.log(1.15) / 52);
        }
        return sum;
    }
}
