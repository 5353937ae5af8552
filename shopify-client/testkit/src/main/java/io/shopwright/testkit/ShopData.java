package io.shopwright.testkit;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that a shop holds. Safe for threads. */
final class ShopData {
    /** Numbers start beyond the range of int, as those of real shops. */
    private static final long FIRST_CUSTOMER = 7_000_000_000_001L;

    private static final long FIRST_ORDER = 5_000_000_000_001L;
    private static final long FIRST_LINE = 13_000_000_000_001L;
    private static final long FIRST_REFUND = 900_000_000_001L;

    /** The number of a shop's first order, in its name. */
    private static final int FIRST_NUMBER = 1_001;

    private final Shop shop;
    private final ZoneId zone;
    private final Currency currency;
    private final Table<Customer> customers = new Table<>(customer -> null);
    private final Table<Order> orders = new Table<>(Order::customerKey);
    private long nextLine = FIRST_LINE;
    private long nextRefund = FIRST_REFUND;

    ShopData(Shop shop, ZoneId zone, Currency currency) {
        this.shop = shop;
        this.zone = zone;
        this.currency = currency;
    }

    Shop shop() {
        return shop;
    }

    ZoneId zone() {
        return zone;
    }

    Currency currency() {
        return currency;
    }

    Table<Customer> customers() {
        return customers;
    }

    Table<Order> orders() {
        return orders;
    }

    /** The customer's orders that count in the statistics. */
    List<Order> counted(Customer customer) {
        return orders.ownedBy(customer.key()).stream()
                .filter(order -> !order.test())
                .toList();
    }

    BigDecimal spent(Customer customer) {
        return counted(customer).stream().map(Order::net).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Adds sales as orders, numbered by time, and their buyers as customers, created with their first order. */
    synchronized void add(List<Sale> sales) {
        List<Sale> byTime = new ArrayList<>(sales);
        byTime.sort(Comparator.comparing(Sale::at));
        Map<Sale.Buyer, Customer> buyers = new HashMap<>();
        List<Customer> addedCustomers = new ArrayList<>();
        List<Order> addedOrders = new ArrayList<>();
        long nextCustomer = customers.lastKey(FIRST_CUSTOMER - 1) + 1;
        long nextOrder = orders.lastKey(FIRST_ORDER - 1) + 1;
        for (Sale sale : byTime) {
            Long customerKey = null;
            if (sale.buyer() != null) {
                Customer customer = buyers.get(sale.buyer());
                if (customer == null) {
                    customer = sale.buyer().customer(nextCustomer++, sale.at());
                    buyers.put(sale.buyer(), customer);
                    addedCustomers.add(customer);
                }
                customerKey = customer.key();
            }
            addedOrders.add(order(sale, nextOrder++, customerKey));
        }
        customers.putAll(addedCustomers);
        orders.putAll(addedOrders);
    }

    private Order order(Sale sale, long key, @Nullable Long customerKey) {
        boolean cancelled = sale.cancelledAt() != null;
        List<LineItem> lines = new ArrayList<>();
        for (Sale.Line line : sale.lines()) {
            int current = cancelled ? 0 : line.quantity();
            lines.add(new LineItem(nextLine++, line.title(), line.quantity(), current, line.unitPrice(), currency));
        }
        List<Refund> refunds = new ArrayList<>();
        for (Sale.MoneyBack back : sale.moneyBack()) {
            refunds.add(new Refund(nextRefund++, back.at(), back.amount(), currency));
        }
        int number = (int) (key - FIRST_ORDER) + FIRST_NUMBER;
        String email = sale.email();
        return new Order(
                key,
                number,
                sale.at(),
                sale.cancelledAt(),
                sale.test(),
                customerKey,
                email,
                List.of(),
                currency,
                sale.total(),
                lines,
                refunds);
    }
}
