package io.shopwright.mcp;

import io.shopwright.analytics.clv.BgNbd;
import io.shopwright.analytics.clv.Fit;
import io.shopwright.analytics.clv.GammaGamma;
import io.shopwright.analytics.clv.TimeScale;
import io.shopwright.client.Gid;
import io.shopwright.insights.CustomerLifetimeValue.Customer;
import io.shopwright.insights.CustomerLifetimeValue.Question;
import io.shopwright.insights.OrderCounts;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What {@link LifetimeValueTool} answers; the components are the members of the JSON. */
record LifetimeValueAnswer(
        String shop,
        String currency,
        String timeZone,
        LocalDate observationEnd,
        TimeScale unit,
        Ahead horizon,
        Orders orders,
        long customers,

        @About("BG/NBD.") PurchaseModel purchaseModel,

        @About("Gamma-Gamma, if anybody bought again.") @Nullable
        SpendModel spendModel,

        Rank rank,
        Rows<Row> ranked,

        @About("False if the token hides older orders.") boolean complete,
        List<String> notes) {

    /** By what customers are ranked. */
    enum Rank {
        MOST_VALUABLE,
        MOST_ENDANGERED
    }

    record Ahead(int months, double monthlyDiscountRate, double margin) {
        static Ahead of(Question question) {
            return new Ahead(question.horizonMonths(), question.monthlyDiscountRate(), question.margin());
        }
    }

    record Orders(long read, long counted, Skipped skipped) {
        static Orders of(OrderCounts counts) {
            return new Orders(
                    counts.read(),
                    counts.counted(),
                    new Skipped(counts.test(), counts.cancelled(), counts.guests(), counts.undone()));
        }
    }

    record Skipped(
            long test,
            long cancelled,
            long guests,

            @About("Returned or refunded.") long undone) {}

    record PurchaseModel(
            double r,
            double alpha,
            double a,
            double b,
            double logLikelihood,
            Fit.Status status,
            @Nullable PurchaseErrors standardErrors) {
        static PurchaseModel of(Fit<BgNbd> fit) {
            BgNbd model = fit.model();
            boolean converged = fit.status() == Fit.Status.CONVERGED;
            return new PurchaseModel(
                    model.r(),
                    model.alpha(),
                    model.a(),
                    model.b(),
                    fit.logLikelihood(),
                    fit.status(),
                    converged ? PurchaseErrors.of(fit) : null);
        }
    }

    record PurchaseErrors(double r, double alpha, double a, double b) {
        private static PurchaseErrors of(Fit<BgNbd> fit) {
            return new PurchaseErrors(
                    error(fit, BgNbd::r), error(fit, BgNbd::alpha), error(fit, BgNbd::a), error(fit, BgNbd::b));
        }
    }

    record SpendModel(
            double p,
            double q,
            double v,
            double logLikelihood,
            Fit.Status status,
            long customers,
            @Nullable SpendErrors standardErrors) {
        static SpendModel of(Fit<GammaGamma> fit) {
            GammaGamma model = fit.model();
            boolean converged = fit.status() == Fit.Status.CONVERGED;
            return new SpendModel(
                    model.p(),
                    model.q(),
                    model.v(),
                    fit.logLikelihood(),
                    fit.status(),
                    fit.customers(),
                    converged ? SpendErrors.of(fit) : null);
        }
    }

    record SpendErrors(double p, double q, double v) {
        private static SpendErrors of(Fit<GammaGamma> fit) {
            return new SpendErrors(error(fit, GammaGamma::p), error(fit, GammaGamma::q), error(fit, GammaGamma::v));
        }
    }

    private static <M> double error(Fit<M> fit, ToDoubleFunction<M> parameter) {
        return fit.standardError(parameter).orElseThrow();
    }

    record Row(
            Gid customerId,

            @About("Days with a purchase after the first.") int frequency,

            @About("First to last purchase.") double recency,

            @About("First purchase to observation_end.") double age,

            @About("Mean repeat purchase; 0 without one.") double monetaryValue,

            @About("1 for who bought once.") double probabilityAlive,

            @About("Within the horizon.") double expectedPurchases,

            @About("Of one purchase.") @Nullable Double expectedSpend,

            @About("Discounted, within the horizon.") @Nullable
            Double lifetimeValue) {
        static Row of(Customer customer) {
            return new Row(
                    customer.id(),
                    customer.summary().frequency(),
                    customer.summary().recency(),
                    customer.summary().age(),
                    customer.spend().mean(),
                    customer.probabilityAlive(),
                    customer.expectedPurchases(),
                    finite(customer.expectedSpend()),
                    finite(customer.lifetimeValue()));
        }
    }

    /** Empty and infinite figures are null in JSON. */
    private static @Nullable Double finite(OptionalDouble figure) {
        return figure.isPresent() && Double.isFinite(figure.getAsDouble()) ? figure.getAsDouble() : null;
    }
}
