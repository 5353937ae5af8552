package io.shopwright.testkit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All that a shop holds. Safe for threads. */
final class ShopData {
    /** Numbers start beyond the range of int, as those of real shops. */
    private static final long FIRST_CUSTOMER = 7_000_000_000_001L;

    private static final long FIRST_ORDER = 5_000_000_000_001L;
    private static final long FIRST_PRODUCT = 8_000_000_000_001L;
    private static final long FIRST_VARIANT = 45_000_000_000_001L;
    private static final long FIRST_ITEM = 47_000_000_000_001L;
    private static final long FIRST_LOCATION = 70_000_000_001L;
    private static final long FIRST_OTHER = 400_000_000_001L;
    private static final long FIRST_LINE = 13_000_000_000_001L;
    private static final long FIRST_REFUND = 900_000_000_001L;
    private static final long FIRST_PART = 20_000_000_000_001L;

    /** The number of a shop's first order, in its name. */
    private static final int FIRST_NUMBER = 1_001;

    private static final String FIRST_PLACE = "Shop location";
    /** Where a new shop sells. */
    private static final List<String> CHANNELS = List.of(Publication.ONLINE_STORE, "Point of Sale");

    private static final Instant OPENED = Instant.parse("2020-01-01T00:00:00Z");

    private final Shop shop;
    private final ZoneId zone;
    private final Currency currency;
    private final Tables tables = new Tables();
    private final SearchIndex index = new SearchIndex();
    private final Table<Customer> customers;
    private final Table<Order> orders;
    private final AtomicLong parts = new AtomicLong(FIRST_PART);
    private final AtomicLong lines = new AtomicLong(FIRST_LINE);
    private final AtomicLong refunds = new AtomicLong(FIRST_REFUND);

    ShopData(Shop shop, ZoneId zone, Currency currency) {
        this.shop = shop;
        this.zone = zone;
        this.currency = currency;
        customers = tables.add(Customer.class, FIRST_CUSTOMER, row -> null);
        orders = tables.add(Order.class, FIRST_ORDER, Order::customerKey);
        tables.add(Product.class, FIRST_PRODUCT, row -> null);
        tables.add(ProductVariant.class, FIRST_VARIANT, ProductVariant::productKey);
        tables.add(InventoryItem.class, FIRST_ITEM, InventoryItem::variantKey);
        tables.add(InventoryLevel.class, FIRST_OTHER, InventoryLevel::itemKey);
        tables.add(InventoryAdjustmentGroup.class, FIRST_OTHER, row -> null);
        tables.add(Location.class, FIRST_LOCATION, row -> null);
        tables.add(InventoryTransfer.class, FIRST_OTHER, row -> null);
        tables.add(InventoryShipment.class, FIRST_OTHER, InventoryShipment::transferKey);
        tables.add(Collection.class, FIRST_OTHER, row -> null);
        tables.add(MediaImage.class, FIRST_OTHER, row -> null);
        tables.add(Metafield.class, FIRST_OTHER, Metafield::ownerId);
        tables.add(FulfillmentOrder.class, FIRST_OTHER, FulfillmentOrder::orderKey);
        tables.add(Fulfillment.class, FIRST_OTHER, Fulfillment::orderKey);
        tables.add(DraftOrder.class, FIRST_OTHER, row -> null);
        tables.add(Segment.class, FIRST_OTHER, row -> null);
        tables.add(CustomerSegmentMembersQuery.class, FIRST_OTHER, row -> null);
        tables.add(MarketingActivity.class, FIRST_OTHER, row -> null);
        tables.add(MarketingEvent.class, FIRST_OTHER, row -> null);
        tables.add(CustomerVisit.class, FIRST_OTHER, CustomerVisit::orderKey);
        tables.add(WebhookSubscription.class, FIRST_OTHER, row -> null);
        tables.add(MetafieldDefinition.class, FIRST_OTHER, row -> null);
        tables.add(MetaobjectDefinition.class, FIRST_OTHER, row -> null);
        tables.add(Metaobject.class, FIRST_OTHER, Metaobject::definitionKey);
        tables.add(AbandonedCheckout.class, FIRST_OTHER, row -> null);
        tables.add(PriceList.class, FIRST_OTHER, row -> null);
        tables.add(Publication.class, FIRST_OTHER, row -> null);
        tables.add(ResourcePublication.class, FIRST_OTHER, ResourcePublication::publishableId);
        tables.add(GiftCard.class, FIRST_OTHER, row -> null);
        tables.add(Return.class, FIRST_OTHER, Return::orderKey);
        tables.add(CalculatedOrder.class, FIRST_OTHER, CalculatedOrder::orderKey);
        tables.add(DiscountCodeNode.class, FIRST_OTHER, row -> null);
        tables.add(DiscountAutomaticNode.class, FIRST_OTHER, row -> null);
        tables.add(DiscountRedeemCodeBulkCreation.class, FIRST_OTHER, row -> null);
        tables.add(StoreCreditAccount.class, FIRST_OTHER, StoreCreditAccount::customerKey);
        tables.add(SessionCounts.class, FIRST_OTHER, row -> null);
        Table<Location> locations = tables.of(Location.class);
        Table<Publication> publications = tables.of(Publication.class);
        CHANNELS.forEach(name -> publications.put(new Publication(publications.nextKey(), name)));
        locations.put(new Location(locations.nextKey(), FIRST_PLACE, Address.BLANK, true, true, OPENED, OPENED, null));
    }

    <T extends Resource> Table<T> table(Class<T> type) {
        return tables.of(type);
    }

    boolean holds(String type) {
        return tables.named(type) != null;
    }

    /** The row of the schema's type, null if there is none. */
    @Nullable
    Resource find(String type, long key) {
        Table<?> table = tables.named(type);
        return table == null ? null : table.get(key);
    }

    <R> R atomically(Callable<R> change, Consumer<List<RowChange>> told) throws Exception {
        return tables.atomically(change, told);
    }

    /** Keeps what is written from now on from searches until this moment. */
    void hideFromSearches(Instant until) {
        index.hide(tables, until);
    }

    /** The row as searches see it now, null if they do not. */
    <T extends Resource> @Nullable T searched(T row, Instant now) {
        return index.seen(row, now);
    }

    /** Whether searches see less than was written. */
    boolean hidesWrites(Instant now) {
        return index.isBehind(now);
    }

    /** A number for what is kept within a row. */
    long nextPart() {
        return parts.getAndIncrement();
    }

    long nextLine() {
        return lines.getAndIncrement();
    }

    long nextRefund() {
        return refunds.getAndIncrement();
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

    /** An order that must exist. */
    Order order(long key) {
        return Objects.requireNonNull(orders.get(key), "no order " + key);
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
    synchronized List<Order> add(List<Sale> sales) {
        List<Sale> byTime = new ArrayList<>(sales);
        byTime.sort(Comparator.comparing(Sale::at));
        Map<Sale.Buyer, Customer> buyers = new HashMap<>();
        List<Customer> addedCustomers = new ArrayList<>();
        List<Order> addedOrders = new ArrayList<>();
        for (Sale sale : byTime) {
            Long customerKey = null;
            if (sale.buyer() != null) {
                Customer customer = buyers.get(sale.buyer());
                if (customer == null) {
                    customer = sale.buyer().customer(customers.nextKey(), sale.at());
                    buyers.put(sale.buyer(), customer);
                    addedCustomers.add(customer);
                }
                customerKey = customer.key();
            }
            addedOrders.add(sale.order(this, orders.nextKey(), customerKey));
        }
        customers.putAll(addedCustomers);
        orders.putAll(addedOrders);
        return addedOrders;
    }

    /** All that is kept here, and the numbers to come. */
    ShopSnapshot.State saved(Tokens.Saved saved) {
        synchronized (tables) {
            Map<String, List<Resource>> rows = new LinkedHashMap<>();
            Map<String, Long> nextKeys = new LinkedHashMap<>();
            tables.forEach((type, table) -> {
                rows.put(type.getSimpleName(), List.copyOf(table.rows()));
                nextKeys.put(type.getSimpleName(), table.upcomingKey());
            });
            List<Long> numbers = counters().stream().map(AtomicLong::get).toList();
            return new ShopSnapshot.State(ShopSnapshot.State.FORMAT, rows, nextKeys, numbers, saved);
        }
    }

    void restore(ShopSnapshot.State state) {
        synchronized (tables) {
            tables.forEach((type, table) -> {
                Long next = state.nextKeys().get(type.getSimpleName());
                if (next == null) {
                    throw new IllegalArgumentException("the snapshot has no " + type.getSimpleName());
                }
                table.reset(state.rows().getOrDefault(type.getSimpleName(), List.of()), next);
            });
            for (int i = 0; i < counters().size(); i++) {
                counters().get(i).set(state.counters().get(i));
            }
        }
    }

    private List<AtomicLong> counters() {
        return List.of(parts, lines, refunds);
    }

    /** Which row of its kind this is, from 1. */
    static int place(long key) {
        return (int) (key - FIRST_OTHER) + 1;
    }

    /** What follows the # in an order's name. */
    int number(long orderKey) {
        long place = orderKey - FIRST_ORDER;
        // Orders that were loaded with their own ids are counted instead.
        return FIRST_NUMBER
                + (place >= 0 && place < Integer.MAX_VALUE / 2
                        ? (int) place
                        : orders.rows().size());
    }
}
