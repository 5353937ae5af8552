package io.shopwright.examples.insights;

import io.shopwright.analytics.inventory.CarryingCost;
import io.shopwright.analytics.inventory.LeadTime;
import io.shopwright.insights.InventoryIntelligence;
import io.shopwright.insights.InventoryIntelligence.Item;
import io.shopwright.insights.InventoryIntelligence.Question;
import io.shopwright.insights.InventoryIntelligence.Report;
import io.shopwright.insights.InventoryIntelligence.SoldOut;
import io.shopwright.insights.SupplySource;
import io.shopwright.insights.SupplySource.Supply;
import java.util.Locale;

/** Prints what sells out when, and what to order now from a supplier who takes two weeks, give or take three days. */
public final class ReorderList {
    private ReorderList() {}

    public static void main(String... arguments) {
        ExampleShop.ask(arguments, (shop, lastDay) -> {
            SupplySource supply = SupplySource.same(Supply.within(new LeadTime(14, 3)));
            Report report = InventoryIntelligence.report(
                    shop, Question.of(lastDay, supply).with(new CarryingCost(0.08, 0.05, 0.07)));
            System.out.printf("Sold out if nothing is ordered after %s, as likely as not:%n", lastDay);
            for (Item item : report.runningOut()) {
                SoldOut soldOut = item.soldOut().orElseThrow();
                System.out.printf(
                        Locale.ROOT,
                        "%s  %-28s class %s%s, %3d left, %3.0f wanted in %d days%n",
                        soldOut.likely().orElseThrow().date(),
                        item.title(),
                        item.abc(),
                        item.xyz(),
                        item.holding().orElseThrow().onHand(),
                        item.outlook().orElseThrow().units(),
                        report.question().horizonDays());
            }
            System.out.println();
            System.out.print(report.plan());
            report.basis().missing().forEach(line -> System.out.println("Missing: " + line));
        });
    }
}
