package io.shopwright.insights;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Orders that were placed at one channel.
 *
 * @param name as the shop stores it, such as {@code web} or {@code pos}; empty if it stores none
 * @param sales without what was given back
 */
public record ChannelSales(String name, SalesFigures sales) {

    /** All channels of a period, the one that sold most first. */
    static List<ChannelSales> of(SalesLedger ledger, Period period) {
        Map<String, SalesFigures> channels = new TreeMap<>();
        for (SalesLedger.Sale sale : ledger.sales()) {
            if (period.contains(sale.day())) {
                channels.merge(sale.source(), sale.figures(), SalesFigures::plus);
            }
        }
        Comparator<ChannelSales> bySales =
                Comparator.comparing(each -> each.sales().net());
        return channels.entrySet().stream()
                .map(each -> new ChannelSales(each.getKey(), each.getValue()))
                .sorted(bySales.reversed().thenComparing(ChannelSales::name))
                .toList();
    }
}
