package io.shopwright.examples.quickstart;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shopwright.analytics.clv.BgNbd;
import io.shopwright.analytics.clv.Fit;
import io.shopwright.analytics.clv.GammaGamma;
import io.shopwright.client.Gid;
import io.shopwright.client.Usage;
import io.shopwright.insights.CustomerLifetimeValue.Customer;
import io.shopwright.insights.CustomerLifetimeValue.Report;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The report as JSON, numbers at full precision. */
final class JsonReport {
    private JsonReport() {}

    static String of(Report report, Map<Gid, String> names, Usage usage) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("shop", report.shop().domain());
        root.put("currency", report.shop().currencyCode());
        root.put("time_zone", report.shop().zone().getId());
        root.put("observation_end", report.question().observationEnd().toString());
        root.put("unit", report.question().unit().name().toLowerCase(Locale.ROOT));
        root.putObject("orders")
                .put("read", report.orders().read())
                .put("counted", report.orders().counted())
                .putObject("skipped")
                .put("test", report.orders().test())
                .put("cancelled", report.orders().cancelled())
                .put("guests", report.orders().guests())
                .put("undone", report.orders().undone());
        root.put("customers", report.customers().size());
        purchaseModel(root.putObject("purchase_model"), report.purchases());
        report.spend()
                .ifPresentOrElse(
                        fit -> spendModel(root.putObject("spend_model"), fit), () -> root.putNull("spend_model"));
        root.putObject("horizon")
                .put("months", report.question().horizonMonths())
                .put("monthly_discount_rate", report.question().monthlyDiscountRate())
                .put("margin", report.question().margin());
        report.customers().forEach(customer -> figures(root.withArray("figures").addObject(), customer, names));
        root.putArray("notes");
        report.notes().forEach(root.withArray("notes")::add);
        root.putObject("usage")
                .put("requests", usage.requests())
                .put("throttled", usage.throttled())
                .put("points", usage.points());
        return root.toPrettyString();
    }

    private static void purchaseModel(ObjectNode node, Fit<BgNbd> fit) {
        BgNbd model = fit.model();
        node.put("r", model.r()).put("alpha", model.alpha()).put("a", model.a()).put("b", model.b());
        status(node, fit);
        ObjectNode errors = node.putObject("standard_errors");
        put(errors, "r", fit.standardError(BgNbd::r));
        put(errors, "alpha", fit.standardError(BgNbd::alpha));
        put(errors, "a", fit.standardError(BgNbd::a));
        put(errors, "b", fit.standardError(BgNbd::b));
    }

    private static void spendModel(ObjectNode node, Fit<GammaGamma> fit) {
        GammaGamma model = fit.model();
        node.put("p", model.p()).put("q", model.q()).put("v", model.v());
        status(node, fit);
        ObjectNode errors = node.putObject("standard_errors");
        put(errors, "p", fit.standardError(GammaGamma::p));
        put(errors, "q", fit.standardError(GammaGamma::q));
        put(errors, "v", fit.standardError(GammaGamma::v));
    }

    private static void status(ObjectNode node, Fit<?> fit) {
        node.put("log_likelihood", fit.logLikelihood())
                .put("customers", fit.customers())
                .put("status", fit.status().name().toLowerCase(Locale.ROOT));
    }

    private static void figures(ObjectNode node, Customer customer, Map<Gid, String> names) {
        node.put("customer_id", customer.id().toString())
                .put("customer", names.get(customer.id()))
                .put("frequency", customer.summary().frequency())
                .put("recency", customer.summary().recency())
                .put("age", customer.summary().age())
                .put("monetary_value", customer.spend().mean())
                .put("probability_alive", customer.probabilityAlive())
                .put("expected_purchases", customer.expectedPurchases());
        put(node, "expected_spend", customer.expectedSpend());
        put(node, "lifetime_value", customer.lifetimeValue());
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(name, value.getAsDouble());
        } else {
            node.putNull(name);
        }
    }
}
