package io.shopwright.examples.quickstart;

import io.shopwright.analytics.clv.BgNbd;
import io.shopwright.analytics.clv.GammaGamma;
import io.shopwright.analytics.clv.TimeScale;
import io.shopwright.client.Gid;
import io.shopwright.client.Usage;
import io.shopwright.insights.CustomerLifetimeValue.Customer;
import io.shopwright.insights.CustomerLifetimeValue.Report;
import io.shopwright.insights.OrderCounts;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The report as tables for a person. */
final class TableReport {
    private static final int NAME = 24;

    private final PrintStream out;
    private final Report report;
    private final Map<Gid, String> names;

    TableReport(PrintStream out, Report report, Map<Gid, String> names) {
        this.out = out;
        this.report = report;
        this.names = names;
    }

    void print(List<Customer> valuable, List<Customer> endangered, Usage usage) {
        OrderCounts orders = report.orders();
        line(
                "%s: %,d customers until %s",
                report.shop().domain(),
                report.customers().size(),
                report.question().observationEnd());
        line(
                "%,d orders read, %,d counted; left out: %,d test, %,d cancelled, %,d of guests, %,d refunded in full",
                orders.read(), orders.counted(), orders.test(), orders.cancelled(), orders.guests(), orders.undone());
        table("Most valuable: expected revenue of the next " + report.question().horizonMonths() + " months", valuable);
        table("Most endangered: the most revenue to be lost, bought more than once", endangered);
        models();
        report.notes().forEach(note -> line("Note: %s", note));
        line("%,d requests, %,.0f points, %,d throttled", usage.requests(), usage.points(), usage.throttled());
    }

    private void table(String title, List<Customer> customers) {
        String currency = report.shop().currencyCode();
        line("");
        line("%s", title);
        line(
                "  %-" + NAME + "s %9s %11s %6s %9s %13s",
                "customer",
                "purchases",
                "last, days",
                "alive",
                "expected",
                "value, " + currency);
        for (Customer customer : customers) {
            double silence = customer.summary().age() - customer.summary().recency();
            line(
                    "  %-" + NAME + "s %,9d %,11.0f %5.1f%% %,9.1f %13s",
                    name(customer.id()),
                    customer.summary().frequency() + 1,
                    silence * (report.question().unit() == TimeScale.WEEK ? 7 : 1),
                    100 * customer.probabilityAlive(),
                    customer.expectedPurchases(),
                    money(customer.lifetimeValue()));
        }
        if (customers.isEmpty()) {
            line("  nobody");
        }
    }

    private void models() {
        BgNbd model = report.purchases().model();
        line("");
        line(
                "BG/NBD: r = %.4f, alpha = %.4f, a = %.4f, b = %.4f; log-likelihood %.2f",
                model.r(),
                model.alpha(),
                model.a(),
                model.b(),
                report.purchases().logLikelihood());
        report.spend().ifPresent(fit -> {
            GammaGamma spend = fit.model();
            line(
                    "Gamma-Gamma: p = %.3f, q = %.3f, v = %.3f; log-likelihood %.2f of %,d customers",
                    spend.p(), spend.q(), spend.v(), fit.logLikelihood(), fit.customers());
        });
    }

    /** A name as the shop has it is text of strangers: control characters are taken out, long names cut. */
    private String name(Gid id) {
        String name = names.getOrDefault(id, id.key()).replaceAll("\\p{C}", "");
        return name.length() <= NAME ? name : name.substring(0, NAME - 1) + "…";
    }

    private static String money(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%,.2f", value.getAsDouble()) : "-";
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
