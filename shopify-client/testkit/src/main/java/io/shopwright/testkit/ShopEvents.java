package io.shopwright.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells subscribers what a mutation changed. */
final class ShopEvents {
    private final Webhooks webhooks;
    private final ShopData data;
    private final RestForm form;
    private final RestCatalog catalog;
    private final RestOrders orders;
    private final Call call;
    private final Set<Long> newProducts = new LinkedHashSet<>();
    private final Set<Long> changedProducts = new LinkedHashSet<>();

    ShopEvents(Call call) {
        this.call = call;
        webhooks = call.session().backstage().webhooks();
        data = call.data();
        form = new RestForm(data);
        catalog = new RestCatalog(form);
        orders = new RestOrders(form);
    }

    /** @param changes all of one mutation */
    void publish(List<RowChange> changes) {
        if (!webhooks.hasSubscribers()) {
            return;
        }
        for (RowChange change : changes) {
            tell(change);
        }
        for (long key : newProducts) {
            product(key, "products/create");
        }
        changedProducts.removeAll(newProducts);
        for (long key : changedProducts) {
            product(key, "products/update");
        }
    }

    private void product(long key, String topic) {
        Product product = data.table(Product.class).get(key);
        if (product != null) {
            send(topic, product, () -> catalog.product(product));
        }
    }

    private void send(String topic, Resource about, Supplier<ObjectNode> payload) {
        webhooks.publish(topic, about.id(), payload);
    }

    private void tell(RowChange change) {
        Resource row = change.row();
        if (row instanceof Product product) {
            if (change.isGone()) {
                send("products/delete", product, () -> RestForm.node().put("id", product.key()));
            } else {
                (change.isNew() ? newProducts : changedProducts).add(product.key());
            }
        } else if (row instanceof ProductVariant variant) {
            changedProducts.add(variant.productKey());
        } else if (row instanceof Metafield metafield) {
            metafield(metafield);
        } else if (row instanceof Customer customer) {
            customer((Customer) change.before(), customer, change.isGone());
        } else if (row instanceof Order order) {
            order((Order) change.before(), order, change.isGone());
        } else if (row instanceof InventoryLevel level) {
            level((InventoryLevel) change.before(), level, change.isGone());
        } else if (row instanceof Fulfillment parcel) {
            parcel(change, parcel);
        } else if (row instanceof Location location) {
            location((Location) change.before(), location, change.isGone());
        } else if (row instanceof Segment segment) {
            segment(change, segment);
        } else if (row instanceof Metaobject object) {
            metaobject(change, object);
        } else if (row instanceof Return goods) {
            goods((Return) change.before(), goods);
        } else if (row instanceof DiscountNodes.Row discount) {
            discount(change, discount);
        } else if (row instanceof DraftOrder draft) {
            plain("draft_orders", change, () -> orders.draft(draft));
        } else if (row instanceof Collection collection) {
            plain("collections", change, () -> catalog.collection(collection));
        } else if (row instanceof InventoryItem item) {
            plain("inventory_items", change, () -> catalog.item(item));
        } else if (row instanceof ResourcePublication place) {
            publication(change, place);
        } else if (!change.isGone()) {
            underway(change);
        }
    }

    private void underway(RowChange change) {
        TransferEvents events = new TransferEvents(form, call.now());
        if (change.row() instanceof InventoryTransfer transfer) {
            events.transfer((InventoryTransfer) change.before(), transfer)
                    .forEach(each -> send("inventory_transfers/" + each.topic(), transfer, each::payload));
        } else if (change.row() instanceof InventoryShipment shipment) {
            events.shipment((InventoryShipment) change.before(), shipment)
                    .forEach(each -> send("inventory_shipments/" + each.topic(), shipment, each::payload));
        }
    }

    private void publication(RowChange change, ResourcePublication place) {
        Gid about = Gid.parse(place.publishableId()).orElseThrow();
        String kind = about.type().toLowerCase(Locale.ROOT);
        plain(
                kind + "_publications",
                change,
                () -> RestForm.node()
                        .put("id", place.key())
                        .put("publication_id", place.publicationKey())
                        .put("published_at", form.time(place.publishDate()))
                        .put("published", !place.publishDate().isAfter(call.now()))
                        .put(kind + "_id", about.number()));
    }

    private void parcel(RowChange change, Fulfillment parcel) {
        Order order = data.orders().get(parcel.orderKey());
        if (order != null && !change.isGone()) {
            String topic = change.isNew() ? "fulfillments/create" : "fulfillments/update";
            send(topic, parcel, () -> orders.parcel(order, parcel));
        }
    }

    /** The three topics that most kinds of rows have; what is gone tells its id alone. */
    private void plain(String kind, RowChange change, Supplier<ObjectNode> payload) {
        Resource row = change.row();
        if (change.isGone()) {
            send(kind + "/delete", row, () -> RestForm.node().put("id", row.key()));
        } else {
            send(kind + (change.isNew() ? "/create" : "/update"), row, payload);
        }
    }

    private void segment(RowChange change, Segment segment) {
        plain(
                "segments",
                change,
                () -> RestForm.node()
                        .put("admin_graphql_api_id", segment.id())
                        .put("id", segment.key())
                        .put("name", segment.name())
                        .put("query", segment.query())
                        .put("creation_date", form.time(segment.creationDate()))
                        .put("last_edit_date", form.time(segment.lastEditDate())));
    }

    private void metaobject(RowChange change, Metaobject object) {
        String topic = change.isGone() ? "delete" : change.isNew() ? "create" : "update";
        MetaobjectDefinition definition = data.table(MetaobjectDefinition.class).get(object.definitionKey());
        send("metaobjects/" + topic, object, () -> {
            ObjectNode node = RestForm.node().put("id", object.id());
            if (definition != null) {
                node.put("type", definition.type()).put("display_name", object.displayName(data));
            }
            ObjectNode fields = node.put("handle", object.handle())
                    .put("created_at", form.time(object.createdAt()))
                    .put("updated_at", form.time(object.updatedAt()))
                    .putObject("fields");
            object.given().forEach(fields::put);
            return node;
        });
    }

    private void goods(@Nullable Return before, Return now) {
        String was = before == null ? "" : before.status();
        if (data.orders().get(now.orderKey()) == null) {
            return;
        }
        if (now.status().equals(was)) {
            return;
        }
        String topic = switch (now.status()) {
            case "REQUESTED" -> "returns/request";
            case "OPEN" -> was.equals("CLOSED") ? "returns/reopen" : "returns/approve";
            case "DECLINED" -> "returns/decline";
            case "CLOSED" -> "returns/close";
            default -> "returns/cancel";
        };
        send(topic, now, () -> {
            Order order = data.order(now.orderKey());
            ObjectNode node = RestForm.node(now).put("status", RestForm.lower(now.status()));
            node.set("order", RestForm.node(order));
            return node;
        });
    }

    private void discount(RowChange change, DiscountNodes.Row row) {
        String topic = change.isGone() ? "delete" : change.isNew() ? "create" : "update";
        Discount what = row.what();
        send(
                "discounts/" + topic,
                row,
                () -> RestForm.node()
                        .put("admin_graphql_api_id", row.id())
                        .put("title", what.title())
                        .put("status", what.status(call.now()))
                        .put("created_at", form.time(what.createdAt()))
                        .put("updated_at", form.time(what.updatedAt())));
    }

    private void metafield(Metafield metafield) {
        Gid owner = Gid.parse(metafield.ownerId()).orElseThrow();
        if (owner.type().equals("Product")) {
            changedProducts.add(owner.number());
        }
    }

    private void customer(@Nullable Customer before, Customer customer, boolean gone) {
        plain("customers", new RowChange(before, gone ? null : customer), () -> orders.customer(customer));
        if (gone) {
            return;
        }
        List<String> had = before == null ? List.of() : before.tags();
        tags("customer.tags_added", customer, Tagged.without(customer.tags(), had));
        tags("customer.tags_removed", customer, Tagged.without(had, customer.tags()));
        if (before == null) {
            return;
        }
        if (!before.emailConsent().equals(customer.emailConsent())) {
            send(
                    "customers_email_marketing_consent/update",
                    customer,
                    () -> RestForm.node()
                            .put("customer_id", customer.key())
                            .put("email_address", customer.email())
                            .set("email_marketing_consent", orders.consent(customer.emailConsent())));
        }
        if (!before.smsConsent().equals(customer.smsConsent())) {
            send(
                    "customers_marketing_consent/update",
                    customer,
                    () -> RestForm.node()
                            .put("id", customer.key())
                            .put("phone", customer.phone())
                            .set("sms_marketing_consent", orders.consent(customer.smsConsent())));
        }
    }

    private void tags(String topic, Customer customer, List<String> tags) {
        if (!tags.isEmpty()) {
            send(
                    topic,
                    customer,
                    () -> RestForm.node()
                            .put("customerId", customer.id())
                            .put("occurredAt", form.time(call.now()))
                            .set("tags", RestForm.texts(tags)));
        }
    }

    private void order(@Nullable Order before, Order order, boolean gone) {
        if (gone) {
            send("orders/delete", order, () -> RestForm.node().put("id", order.key()));
            return;
        }
        List<String> topics = new ArrayList<>(List.of(before == null ? "orders/create" : "orders/updated"));
        if (order.cancelledAt() != null && (before == null || before.cancelledAt() == null)) {
            topics.add("orders/cancelled");
        }
        if (isNow("PAID", order.displayFinancialStatus(), before == null ? null : before.displayFinancialStatus())) {
            topics.add("orders/paid");
        }
        String sent = order.displayFulfillmentStatus();
        String sentBefore = before == null ? null : before.displayFulfillmentStatus();
        if (isNow("FULFILLED", sent, sentBefore)) {
            topics.add("orders/fulfilled");
        } else if (isNow("PARTIALLY_FULFILLED", sent, sentBefore)) {
            topics.add("orders/partially_fulfilled");
        }
        topics.forEach(topic -> send(topic, order, () -> orders.order(order)));
        int payments = before == null ? 0 : before.payments().size();
        for (OrderTransaction each :
                order.payments().subList(payments, order.payments().size())) {
            send("order_transactions/create", each, () -> orders.transaction(each));
        }
        int refunds = before == null ? 0 : before.moneyBack().size();
        for (Refund each : order.moneyBack().subList(refunds, order.moneyBack().size())) {
            send("refunds/create", each, () -> orders.refund(order, each));
        }
    }

    private static boolean isNow(String wanted, @Nullable String status, @Nullable String before) {
        return wanted.equals(status) && !Objects.equals(status, before);
    }

    private void level(@Nullable InventoryLevel before, InventoryLevel level, boolean gone) {
        boolean was = before != null && before.isActive();
        boolean is = !gone && level.isActive();
        if (was && !is) {
            send(
                    "inventory_levels/disconnect",
                    level,
                    () -> RestForm.node()
                            .put("inventory_item_id", level.itemKey())
                            .put("location_id", level.locationKey()));
        } else if (is && !was) {
            send("inventory_levels/connect", level, () -> catalog.level(level));
        }
        int available = before == null ? 0 : before.quantity("available");
        if (is && available != level.quantity("available")) {
            send("inventory_levels/update", level, () -> catalog.level(level));
        }
    }

    private void location(@Nullable Location before, Location location, boolean gone) {
        if (before != null && !gone && before.isActive() != location.isActive()) {
            String topic = location.isActive() ? "locations/activate" : "locations/deactivate";
            send(topic, location, () -> catalog.location(location));
        }
        plain("locations", new RowChange(before, gone ? null : location), () -> catalog.location(location));
    }
}
