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
        @About("Permanent domain of the shop.") String shop,
        @About("Currency of all amounts.") String currency,
        @About("Time zone that days are counted in.") String timeZone,
        @About("Last day observed.") LocalDate observationEnd,
        @About("Unit of recency, age and alpha.") TimeScale unit,
        Ahead horizon,
        Orders orders,

        @About("Customers with a counted order, which the purchase model is fitted to.")
        long customers,

        @About("BG/NBD: how often customers buy and when they stop.")
        PurchaseModel purchaseModel,

        @About("Gamma-Gamma: how much customers spend; null if nobody bought again, see notes.") @Nullable
        SpendModel spendModel,

        Rank rank,

        @About("One page of the ranking, the first customer first.")
        Rows<Row> ranked,

        @About("False if the access token shows only a part of the orders, see notes.")
        boolean complete,

        @About("What limits the trust in these figures; empty if nothing does.")
        List<String> notes) {

    /** By what customers are ranked. */
    enum Rank {
        MOST_VALUABLE,
        MOST_ENDANGERED
    }

    record Ahead(
            int months,

            @About("Fraction that a month's wait takes off a sum.")
            double monthlyDiscountRate,

            @About("Share of revenue that counts.") double margin) {
        static Ahead of(Question question) {
            return new Ahead(question.horizonMonths(), question.monthlyDiscountRate(), question.margin());
        }
    }

    record Orders(
            @About("Orders until the last day observed.") long read,
            @About("Purchases of known customers.") long counted,
            Skipped skipped) {
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
            @About("Orders without a customer.") long guests,

            @About("Orders of which returns and refunds left nothing.")
            long undone) {}

    record PurchaseModel(
            double r,
            double alpha,
            double a,
            double b,
            double logLikelihood,
            Fit.Status status,

            @About("Of the parameters; null unless converged.") @Nullable
            PurchaseErrors standardErrors) {
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

            @About("Customers with repeat purchases of positive value.")
            long customers,

            @About("Of the parameters; null unless converged.") @Nullable
            SpendErrors standardErrors) {
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
            @About("GID of the customer.") Gid customerId,

            @About("Repeat purchases: days with a purchase after the first one.")
            int frequency,

            @About("First to last purchase, in units.") double recency,

            @About("First purchase to the last day observed, in units.")
            double age,

            @About("Mean amount of a repeat purchase; 0 without one.")
            double monetaryValue,

            @About("Probability, in [0, 1], that the customer still buys; 1 for who bought once.")
            double probabilityAlive,

            @About("Purchases within the horizon.") double expectedPurchases,

            @About("Amount of one purchase; null without a spend model.") @Nullable
            Double expectedSpend,

            @About("Discounted value within the horizon; null without a spend model.") @Nullable
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
