package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.resource.WebhookSubscriptions;
import io.shopwright.client.resource.WebhookSubscriptions.Desired;
import io.shopwright.client.resource.WebhookSubscriptions.Plan;
import io.shopwright.client.resource.WebhookSubscriptions.Subscription;
import io.shopwright.client.schema.ApiVersion;
import io.shopwright.client.webhook.Topic;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReconcileWebhooksTest {
    private static final URI APP = URI.create("https://app.example/");

    private final SimulatedShop simulated = SimulatedShop.start();
    private final Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
    private final WebhookSubscriptions subscriptions = new WebhookSubscriptions(shop);

    @AfterEach
    void close() {
        shop.close();
        simulated.close();
    }

    private void reconcile(Desired... desired) {
        subscriptions.apply(subscriptions.reconcile(List.of(desired)));
    }

    private List<String> lines() {
        return subscriptions.all().stream()
                .map(each -> each.topic() + " " + each.uri())
                .sorted()
                .toList();
    }

    @Test
    void newApp_subscribesAtTheUsualEndpoints() {
        Plan plan = subscriptions.reconcile(List.of(
                Desired.of(Topic.ORDERS_PAID, APP),
                Desired.of(Topic.PRODUCTS_UPDATE, APP),
                Desired.of(Topic.CUSTOMERS_CREATE, APP),
                Desired.of(Topic.INVENTORY_LEVELS_UPDATE, APP)));

        assertThat(plan).hasToString("""
                + ORDERS_PAID https://app.example/webhooks/orders
                + PRODUCTS_UPDATE https://app.example/webhooks/products
                + CUSTOMERS_CREATE https://app.example/webhooks/customers
                + INVENTORY_LEVELS_UPDATE https://app.example/webhooks/inventory
                = 0 as they shall be
                """);
        assertThat(simulated.writes()).isEmpty();
        subscriptions.apply(plan);
        assertThat(lines())
                .containsExactly(
                        "CUSTOMERS_CREATE https://app.example/webhooks/customers",
                        "INVENTORY_LEVELS_UPDATE https://app.example/webhooks/inventory",
                        "ORDERS_PAID https://app.example/webhooks/orders",
                        "PRODUCTS_UPDATE https://app.example/webhooks/products");
    }

    @Test
    void second_time_changesNothing() {
        Desired paid =
                Desired.of(Topic.ORDERS_PAID, APP).filter("total_price:>=10.00").include("id", "total_price");
        reconcile(paid, Desired.of(Topic.APP_UNINSTALLED, APP));
        simulated.forgetRequests();
        Plan again = subscriptions.reconcile(List.of(Desired.of(Topic.APP_UNINSTALLED, APP), paid));
        subscriptions.apply(again);

        assertThat(again.isEmpty()).isTrue();
        assertThat(again.kept()).isEqualTo(2);
        assertThat(simulated.writes()).isEmpty();
    }

    @Test
    void whatDiffers_isMovedChangedMadeAndDeleted() {
        reconcile(
                Desired.of(Topic.ORDERS_PAID, APP).at("https://old.example/hooks"),
                Desired.of(Topic.PRODUCTS_UPDATE, APP).filter("status:active"),
                Desired.of(Topic.SHOP_UPDATE, APP),
                Desired.of(Topic.THEMES_PUBLISH, APP));
        List<Subscription> before = subscriptions.all().stream().toList();
        Plan plan = subscriptions.reconcile(List.of(
                Desired.of(Topic.ORDERS_PAID, APP),
                Desired.of(Topic.PRODUCTS_UPDATE, APP).metafields("custom"),
                Desired.of(Topic.SHOP_UPDATE, APP),
                Desired.of(Topic.REFUNDS_CREATE, APP)));

        assertThat(plan).hasToString("""
                + REFUNDS_CREATE https://app.example/webhooks/orders
                ~ PRODUCTS_UPDATE https://app.example/webhooks/products metafields [custom]
                ~ ORDERS_PAID https://app.example/webhooks/orders, was https://old.example/hooks
                - THEMES_PUBLISH https://app.example/webhooks/themes
                = 1 as they shall be
                """);
        subscriptions.apply(plan);
        List<Subscription> after = subscriptions.all().stream().toList();
        assertThat(lines())
                .containsExactly(
                        "ORDERS_PAID https://app.example/webhooks/orders",
                        "PRODUCTS_UPDATE https://app.example/webhooks/products",
                        "REFUNDS_CREATE https://app.example/webhooks/orders",
                        "SHOP_UPDATE https://app.example/webhooks/shop");
        assertThat(after.get(0).id()).isEqualTo(before.get(0).id());
        assertThat(after.get(1).filter()).isNull();
        assertThat(after.get(1).metafieldNamespaces()).containsExactly("custom");
    }

    @Test
    void sameTopic_atTwoAddresses_keepsTheOneThatStays() {
        Desired here = Desired.of(Topic.ORDERS_PAID, APP);
        Desired there = here.at("https://other.example/a").filter("test:false");
        reconcile(here, there);
        Plan plan = subscriptions.reconcile(List.of(there.at("https://other.example/b"), here));

        assertThat(plan).hasToString("""
                ~ ORDERS_PAID https://other.example/b filter test:false, was https://other.example/a
                = 1 as they shall be
                """);
    }

    @Test
    void names_areComparedWhereDesired() {
        Desired paid = Desired.of(Topic.ORDERS_PAID, APP);
        reconcile(paid.name("mine"));

        assertThat(subscriptions.reconcile(List.of(paid.name("mine"))).isEmpty())
                .isTrue();
        assertThat(subscriptions.reconcile(List.of(paid)).isEmpty()).isTrue();
        assertThat(subscriptions.reconcile(List.of(paid.name("other"))).change())
                .hasSize(1);
    }

    @Test
    void versionWithoutNames_isSpoken() {
        try (Shop old = Shop.open(
                ShopConfig.at(simulated.endpoint(), simulated.accessToken()).apiVersion(ApiVersion.of("2026-01")))) {
            WebhookSubscriptions door = new WebhookSubscriptions(old);
            door.apply(door.reconcile(List.of(Desired.of(Topic.ORDERS_PAID, APP))));
        }

        assertThat(lines()).containsExactly("ORDERS_PAID https://app.example/webhooks/orders");
    }

    @Test
    void refusal_leavesWhatIsLeftToTheNextPlan() {
        Desired good = Desired.of(Topic.ORDERS_PAID, APP);
        Desired bad = Desired.of(Topic.SHOP_UPDATE, URI.create("http://app.example"));

        assertThatThrownBy(() -> reconcile(good, bad))
                .isInstanceOf(ShopifyException.Rejected.class)
                .hasMessageContaining("Address protocol http:// is not supported");
        assertThat(subscriptions.reconcile(List.of(good, bad)).create()).containsExactly(bad);
    }

    @Test
    void topicOfPrivacyLaw_orTwice_isRefused() {
        Desired paid = Desired.of(Topic.ORDERS_PAID, APP);

        assertThatThrownBy(() -> Desired.of(Topic.CUSTOMERS_REDACT, APP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customers/redact is subscribed to in the app's configuration file, not by a call");
        assertThatThrownBy(() -> subscriptions.reconcile(List.of(paid, paid.filter("id:1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("orders/paid is desired twice at https://app.example/webhooks/orders");
    }
}
