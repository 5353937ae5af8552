package io.shopwright.examples.insights;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.insights.Finding;
import io.shopwright.insights.Period;
import io.shopwright.insights.RateSource;
import io.shopwright.insights.SeveralStores;
import io.shopwright.insights.SeveralStores.Question;
import io.shopwright.insights.SeveralStores.Report;
import io.shopwright.insights.SeveralStores.Result;
import io.shopwright.insights.SeveralStores.Store;
import io.shopwright.testkit.GeneratedSales;
import io.shopwright.testkit.SimulatedShop;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints a shop in dollars and one in euros together, in dollars; with one rate in place of a bank's file of rates. */
public final class TwoShops {
    private TwoShops() {}

    public static void main(String... arguments) {
        ExampleShop.ask(arguments, (shop, lastDay) -> {
            try (SimulatedShop german = SimulatedShop.builder()
                            .currency(Currency.getInstance("EUR"))
                            .start();
                    Shop second = Shop.open(ShopConfig.at(german.endpoint(), german.accessToken()))) {
                german.load(GeneratedSales.builder(1, lastDay).days(180).generate());
                RateSource rates = (day, from, to) -> Optional.of(new BigDecimal("1.08"));

                Report report = SeveralStores.report(
                        List.of(new Store("United States", shop), new Store("Germany", second)),
                        new Question(Period.lastDays(60, lastDay), "USD", rates));

                for (Result store : report.stores()) {
                    print(store.name(), store.sales().net(), store.sales().orders(), store.growth());
                }
                print("Together", report.total().net(), report.total().orders(), report.growth());
                for (Finding finding : report.findings()) {
                    System.out.println("- " + finding.title() + ". " + String.join("; ", finding.evidence()));
                }
                report.missing().forEach(line -> System.out.println("Missing: " + line));
            }
        });
    }

    private static void print(String name, BigDecimal net, long orders, Optional<BigDecimal> growth) {
        String change = growth.map(each -> String.format(Locale.ROOT, "%+.1f %%", each.movePointRight(2)))
                .orElse("nothing before");
        System.out.printf(Locale.ROOT, "%-16s %,12.2f USD from %4d orders, %s%n", name, net, orders, change);
    }
}
