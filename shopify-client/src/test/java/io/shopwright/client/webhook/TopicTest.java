package io.shopwright.client.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.ApiVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TopicTest {
    private static Set<String> schema(ApiVersion version) {
        return AdminSchema.of(version)
                .type("WebhookSubscriptionTopic")
                .orElseThrow()
                .values()
                .keySet();
    }

    @Test
    void constants_areTheSchemasTopics_andThoseOfPrivacyLaw() {
        List<String> ours = Topic.known().stream()
                .flatMap(topic -> topic.enumName().stream())
                .toList();

        assertThat(ours).hasSize(218).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(ours)).isEqualTo(new TreeSet<>(schema(ApiVersion.of("2026-10"))));
        assertThat(Topic.known().stream().filter(topic -> topic.enumName().isEmpty()))
                .extracting(Topic::header)
                .containsExactlyInAnyOrder("customers/data_request", "customers/redact", "shop/redact");
    }

    static List<ApiVersion> bundled() {
        return ApiVersion.bundled();
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void everyEnumValue_hasAHeader_thatLeadsBack(ApiVersion version) {
        for (String value : schema(version)) {
            Topic<?> topic = Topic.ofEnum(value).orElseThrow(() -> new AssertionError(value));

            assertThat(topic.enumName()).contains(value);
            assertThat(Topic.of(topic.header())).isSameAs(topic);
        }
    }

    /** Headers that no rule gives, from the descriptions in the official schema. */
    @ParameterizedTest
    @CsvSource({
        "APP_SCOPES_UPDATE, app/scopes_update",
        "CUSTOMERS_MARKETING_CONSENT_UPDATE, customers_marketing_consent/update",
        "CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE, customers_email_marketing_consent/update",
        "CUSTOMER_TAGS_ADDED, customer.tags_added",
        "CUSTOMER_JOINED_SEGMENT, customer.joined_segment",
        "DISCOUNTS_REDEEMCODE_ADDED, discounts/redeemcode_added",
        "SUBSCRIPTION_BILLING_CYCLE_EDITS_CREATE, subscription_billing_cycle_edits/create",
        "ORDERS_CREATE, orders/create"
    })
    void irregularHeaders_areKnown(String value, String header) {
        assertThat(Topic.ofEnum(value)).contains(Topic.of(header));
    }

    @Test
    void unknownTopic_isKept() {
        Topic<?> future = Topic.of("orders/teleported");

        assertThat(future.header()).isEqualTo("orders/teleported");
        assertThat(future.enumName()).contains("ORDERS_TELEPORTED");
        assertThat(future).isEqualTo(Topic.of("orders/teleported")).isNotEqualTo(Topic.ORDERS_CREATE);
        assertThat(Topic.ofEnum("ORDERS_TELEPORTED")).isEqualTo(Optional.empty());
    }

    @Test
    void topic_readIntoAnotherRecord_isTheSame() {
        assertThat(Topic.ORDERS_CREATE.as(JsonNode.class)).isEqualTo(Topic.ORDERS_CREATE);
    }

    @ParameterizedTest
    @CsvSource({
        "orders/create, /webhooks/orders",
        "refunds/create, /webhooks/orders",
        "products/update, /webhooks/products",
        "customers/redact, /webhooks/customers",
        "customer.tags_added, /webhooks/customers",
        "inventory_levels/update, /webhooks/inventory",
        "inventory_items/create, /webhooks/inventory",
        "app/uninstalled, /webhooks/app",
        "bulk_operations/finish, /webhooks/bulk_operations"
    })
    void endpoint_isTheFamilys(String header, String endpoint) {
        assertThat(Topic.of(header).endpoint()).isEqualTo(endpoint);
    }
}
