package io.shopwright.examples.insights;

import io.shopwright.client.Gid;
import io.shopwright.insights.CustomerLifecycle;
import io.shopwright.insights.CustomerLifecycle.Customer;
import io.shopwright.insights.CustomerLifecycle.Question;
import io.shopwright.insights.CustomerLifecycle.Report;
import io.shopwright.insights.CustomerNames;
import io.shopwright.insights.RetentionPlan;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints where customers stand, whom to win back and the campaigns for it. Nothing is changed at the shop. */
public final class WinBack {
    private WinBack() {}

    public static void main(String... arguments) {
        ExampleShop.ask(arguments, (shop, lastDay) -> {
            Report report = CustomerLifecycle.report(shop, Question.of(lastDay));
            System.out.printf(
                    Locale.ROOT,
                    "%d customers until %s: %d bought once, %d active, %d lost; %.0f %% of who came back is gone%n",
                    report.customers().size(),
                    lastDay,
                    report.churn().oneTimeBuyers(),
                    report.churn().active(),
                    report.churn().lost(),
                    100 * report.churn().rate().orElse(0));
            report.segments()
                    .forEach(segment ->
                            System.out.println("  " + segment.profile().text()));
            List<Customer> dearest = report.winBack().stream().limit(5).toList();
            Map<Gid, String> names =
                    CustomerNames.of(shop, dearest.stream().map(Customer::id).toList());
            System.out.println("Most to be lost:");
            for (Customer customer : dearest) {
                System.out.printf(
                        Locale.ROOT,
                        "  %-22s %3d days silent, %3.0f %% alive, %,9.2f expected; may like %s%n",
                        names.get(customer.id()),
                        customer.daysSinceLastPurchase(),
                        100 * customer.probabilityAlive(),
                        customer.lifetimeValue().orElse(0),
                        customer.next().isEmpty() ? "-" : customer.next().get(0).title());
            }
            System.out.print(RetentionPlan.of(report));
        });
    }
}
