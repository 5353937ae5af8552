package io.shopwright.examples.insights;

import io.shopwright.client.Gid;
import io.shopwright.insights.CustomerLifetimeValue;
import io.shopwright.insights.CustomerLifetimeValue.Customer;
import io.shopwright.insights.CustomerLifetimeValue.Question;
import io.shopwright.insights.CustomerLifetimeValue.Report;
import io.shopwright.insights.CustomerNames;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints who will be worth most in the next twelve months. */
public final class BestCustomers {
    private BestCustomers() {}

    public static void main(String... arguments) {
        ExampleShop.ask(arguments, (shop, lastDay) -> {
            Report report = CustomerLifetimeValue.report(shop, Question.of(lastDay));
            List<Customer> best = report.mostValuable().stream().limit(5).toList();
            Map<Gid, String> names =
                    CustomerNames.of(shop, best.stream().map(Customer::id).toList());
            System.out.printf(
                    "Worth most in the 12 months after %s, of %d customers:%n",
                    lastDay, report.customers().size());
            for (Customer customer : best) {
                System.out.printf(
                        Locale.ROOT,
                        "%-24s %4.1f purchases expected, %,10.2f %s%n",
                        names.get(customer.id()),
                        customer.expectedPurchases(),
                        customer.lifetimeValue().orElse(0),
                        report.shop().currencyCode());
            }
            report.notes().forEach(note -> System.out.println("Note: " + note));
        });
    }
}
