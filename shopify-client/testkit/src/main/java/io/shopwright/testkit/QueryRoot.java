package io.shopwright.testkit;

import io.shopwright.client.schema.ApiVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The queries that are simulated: each method answers the field of its name. */
final class QueryRoot
        implements DiscountNodes,
                ReturnReads,
                SegmentReads,
                CustomDataReads,
                GiftCardReads,
                TransferReads,
                CheckoutReads,
                PublicationReads,
                PriceListReads {
    record Count(int count, String precision) {
        static Count exact(int count) {
            return new Count(count, "EXACT");
        }
    }

    record PublicApiVersion(String handle, boolean supported) {}

    record AccessScope(String handle) {}

    /** The answer to a field of type App: that whose token asks. */
    record InstalledApp(String id, String title, @Nullable String handle) {}

    record AppInstallation(String id, InstalledApp app, List<AccessScope> accessScopes) {}

    Shop shop(Call call) {
        return call.session().data().shop();
    }

    Shopifyql.Response shopifyqlQuery(Call call) {
        return Shopifyql.answer(call);
    }

    @Nullable
    Order order(Call call) {
        return order(call.session(), call.key("id", "Order"));
    }

    private static @Nullable Order order(Session session, long key) {
        Order order = session.data().orders().get(key);
        return order == null || !session.sees(order) ? null : order;
    }

    Connection<Order> orders(Call call) {
        return OrderLists.connection(call);
    }

    Count ordersCount(Call call) {
        call.session().require("read_orders", call.field());
        Predicate<Order> seen = call.session()::sees;
        Predicate<Order> filter = seen.and(Searches.ORDERS.filter(call));
        return count(call, () -> call.session().data().orders().count(filter));
    }

    @Nullable
    Customer customer(Call call) {
        return call.session().data().customers().get(call.key("id", "Customer"));
    }

    Connection<Customer> customers(Call call) {
        SortKey<Customer, ?> key = SortKeys.customers(call);
        List<Customer> sorted = call.session().data().customers().sorted(key);
        return Connection.cut(sorted, key, Searches.CUSTOMERS.filter(call), Window.of(call));
    }

    Count customersCount(Call call) {
        call.session().require("read_customers", call.field());
        Predicate<Customer> filter = Searches.CUSTOMERS.filter(call);
        return count(call, () -> call.session().data().customers().count(filter));
    }

    @Nullable
    Customer customerByIdentifier(Call call) {
        Input by = call.input("identifier");
        ShopData data = call.data();
        Long key = by.key("id", "Customer");
        String email = by.text("emailAddress");
        String phone = by.text("phoneNumber");
        return data.customers().rows().stream()
                .filter(each -> (key != null && each.key() == key)
                        || (email != null && email.equalsIgnoreCase(each.email()))
                        || (phone != null && phone.equals(each.phone())))
                .findFirst()
                .orElse(null);
    }

    @Nullable
    Product product(Call call) {
        return call.row("id", Product.class);
    }

    @Nullable
    Product productByIdentifier(Call call) {
        Input by = call.input("identifier");
        Long key = by.key("id", "Product");
        String handle = by.text("handle");
        return call.data().table(Product.class).rows().stream()
                .filter(each -> key == null ? each.handle().equals(handle) : each.key() == key)
                .findFirst()
                .orElse(null);
    }

    Connection<Product> products(Call call) {
        return list(call, Product.class, SortKeys.products(call), Searches.PRODUCTS.filter(call));
    }

    Count productsCount(Call call) {
        Predicate<Product> filter = Searches.PRODUCTS.filter(call);
        return count(call, () -> call.data().table(Product.class).count(filter));
    }

    @Nullable
    ProductVariant productVariant(Call call) {
        return call.row("id", ProductVariant.class);
    }

    Connection<ProductVariant> productVariants(Call call) {
        return list(call, ProductVariant.class, SortKeys.variants(call), Searches.VARIANTS.filter(call));
    }

    Count productVariantsCount(Call call) {
        Predicate<ProductVariant> filter = Searches.VARIANTS.filter(call);
        return count(call, () -> call.data().table(ProductVariant.class).count(filter));
    }

    @Nullable
    Collection collection(Call call) {
        return call.row("id", Collection.class);
    }

    @Nullable
    Collection collectionByHandle(Call call) {
        String handle = call.text("handle");
        return call.data().table(Collection.class).rows().stream()
                .filter(each -> each.handle().equals(handle))
                .findFirst()
                .orElse(null);
    }

    Connection<Collection> collections(Call call) {
        return list(call, Collection.class, SortKeys.collections(call), Searches.COLLECTIONS.filter(call));
    }

    Count collectionsCount(Call call) {
        Predicate<Collection> filter = Searches.COLLECTIONS.filter(call);
        return count(call, () -> call.data().table(Collection.class).count(filter));
    }

    @Nullable
    InventoryItem inventoryItem(Call call) {
        return call.row("id", InventoryItem.class);
    }

    Connection<InventoryItem> inventoryItems(Call call) {
        return list(call, InventoryItem.class, SortKey.number(InventoryItem::key), Searches.ITEMS.filter(call));
    }

    @Nullable
    InventoryLevel inventoryLevel(Call call) {
        return call.row("id", InventoryLevel.class);
    }

    InventoryProperties inventoryProperties() {
        return InventoryProperties.ALL;
    }

    /** Without an id, the first location. */
    @Nullable
    Location location(Call call) {
        return call.gives("id")
                ? call.row("id", Location.class)
                : call.data().table(Location.class).rows().iterator().next();
    }

    Connection<Location> locations(Call call) {
        call.flag("includeLegacy");
        boolean inactive = call.flag("includeInactive");
        Predicate<Location> filter = Searches.LOCATIONS.filter(call);
        return list(call, Location.class, SortKeys.locations(call), filter.and(each -> inactive || each.isActive()));
    }

    @Nullable
    FulfillmentOrder fulfillmentOrder(Call call) {
        return call.row("id", FulfillmentOrder.class);
    }

    Connection<FulfillmentOrder> fulfillmentOrders(Call call) {
        boolean closed = call.flag("includeClosed");
        Predicate<FulfillmentOrder> filter = Searches.FULFILLMENT_ORDERS.filter(call);
        Predicate<FulfillmentOrder> wanted =
                filter.and(each -> closed || !each.status().equals("CLOSED"));
        return list(call, FulfillmentOrder.class, SortKeys.fulfillmentOrders(call), wanted);
    }

    @Nullable
    Fulfillment fulfillment(Call call) {
        return Fulfillment.find(call.data(), call.key("id", "Fulfillment"));
    }

    @Nullable
    DraftOrder draftOrder(Call call) {
        return call.row("id", DraftOrder.class);
    }

    Connection<DraftOrder> draftOrders(Call call) {
        return list(call, DraftOrder.class, SortKeys.draftOrders(call), Searches.DRAFT_ORDERS.filter(call));
    }

    Count draftOrdersCount(Call call) {
        Predicate<DraftOrder> filter = Searches.DRAFT_ORDERS.filter(call);
        return count(call, () -> call.data().table(DraftOrder.class).count(filter));
    }

    Segment segment(Call call) {
        Segment segment = call.row("id", Segment.class);
        if (segment == null) {
            throw ShopifyError.notFound("Segment does not exist");
        }
        return segment;
    }

    Connection<Segment> segments(Call call) {
        return list(call, Segment.class, SortKeys.segments(call), Searches.SEGMENTS.filter(call));
    }

    Count segmentsCount(Call call) {
        return count(call, () -> call.data().table(Segment.class).count(each -> true));
    }

    @Nullable
    CustomerSegmentMembersQuery customerSegmentMembersQuery(Call call) {
        return call.row("id", CustomerSegmentMembersQuery.class);
    }

    @Nullable
    StoreCreditAccount storeCreditAccount(Call call) {
        return call.row("id", StoreCreditAccount.class);
    }

    @Nullable
    MarketingActivity marketingActivity(Call call) {
        return call.row("id", MarketingActivity.class);
    }

    Connection<MarketingActivity> marketingActivities(Call call) {
        List<?> remoteIds = call.list("remoteIds");
        List<Long> keys = call.keys("marketingActivityIds", "MarketingActivity");
        ShopData data = call.data();
        Predicate<MarketingActivity> filter = Searches.MARKETING.filter(call);
        Predicate<MarketingActivity> chosen = each ->
                (remoteIds.isEmpty() || remoteIds.contains(each.event(data).remoteId()))
                        && (keys.isEmpty() || keys.contains(each.key()));
        return list(call, MarketingActivity.class, SortKeys.marketingActivities(call), filter.and(chosen));
    }

    @Nullable
    MarketingEvent marketingEvent(Call call) {
        return call.row("id", MarketingEvent.class);
    }

    Connection<MarketingEvent> marketingEvents(Call call) {
        call.text("sortKey");
        return list(call, MarketingEvent.class, SortKey.number(MarketingEvent::key), each -> true);
    }

    @Nullable
    WebhookSubscription webhookSubscription(Call call) {
        return call.row("id", WebhookSubscription.class);
    }

    Connection<WebhookSubscription> webhookSubscriptions(Call call) {
        List<?> topics = call.list("topics");
        String uri = call.text("uri");
        Predicate<WebhookSubscription> chosen =
                each -> (topics.isEmpty() || topics.contains(each.topic())) && (uri == null || uri.equals(each.uri()));
        return list(call, WebhookSubscription.class, SortKeys.webhooks(call), chosen);
    }

    private static <T extends Resource> Connection<T> list(
            Call call, Class<T> type, SortKey<T, ?> order, Predicate<T> filter) {
        return Connection.cut(call.data().table(type).sorted(order), order, filter, Window.of(call));
    }

    @Nullable
    Object node(Call call) {
        return node(call, String.valueOf(call.text("id")));
    }

    List<@Nullable Object> nodes(Call call) {
        List<@Nullable Object> nodes = new ArrayList<>();
        call.list("ids").forEach(id -> nodes.add(node(call, String.valueOf(id))));
        return nodes;
    }

    private static @Nullable Object node(Call call, String id) {
        Gid gid = Gid.parse(id).orElseThrow(() -> ShopifyError.invalidId(id));
        Session session = call.session();
        Scopes.toRead(gid.type()).ifPresent(scope -> session.require(scope, call.field()));
        if (gid.type().equals("Order")) {
            return order(session, gid.number());
        }
        if (gid.type().equals("Shop")) {
            return gid.number() == session.data().shop().key() ? session.data().shop() : null;
        }
        if (gid.type().equals("Fulfillment")) {
            return Fulfillment.find(session.data(), gid.number());
        }
        if (gid.type().equals("BulkOperation")) {
            return session.backstage().bulk().get(gid.number());
        }
        if (session.data().holds(gid.type())) {
            return session.data().find(gid.type(), gid.number());
        }
        throw call.isNode(gid.type()) ? ShopifyError.notSimulated(gid.type()) : ShopifyError.invalidId(id);
    }

    @Nullable
    BulkOperation bulkOperation(Call call) {
        return call.session().backstage().bulk().get(call.key("id", "BulkOperation"));
    }

    Connection<BulkOperation> bulkOperations(Call call) {
        return call.session().backstage().bulk().connection(call);
    }

    @Nullable
    BulkOperation currentBulkOperation(Call call) {
        return call.session().backstage().bulk().current(call);
    }

    List<PublicApiVersion> publicApiVersions() {
        return ApiVersion.bundled().stream()
                .map(version -> new PublicApiVersion(version.name(), true))
                .toList();
    }

    AppInstallation currentAppInstallation(Call call) {
        return new AppInstallation(
                Gid.of("AppInstallation", 1),
                new InstalledApp(Gid.of("App", 1), "Simulated App", "simulated-app"),
                call.session().scopes().stream().sorted().map(AccessScope::new).toList());
    }

    /** Counting stops at the limit; without one it is exact. */
    static Count count(Call call, Supplier<Long> all) {
        Integer limit = call.integer("limit");
        long count = all.get();
        return limit != null && count > limit ? new Count(limit, "AT_LEAST") : new Count((int) count, "EXACT");
    }
}
