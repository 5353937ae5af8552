package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.testkit.SimulatedShop;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may call what: in the list, and in the call. */
class RoleTest {
    /** Nothing listens there: what is refused is refused before anything is sent. */
    private static final ShopifyTools NOWHERE = ShopifyTools.of(Shop.open(
                    ShopConfig.at(URI.create("http://127.0.0.1:9/"), "none").retries(0)))
            .withChanges();

    private static final Set<Role> ROLES =
            Set.of(Role.STORE_ADMIN, Role.SALES_MANAGER, Role.INVENTORY_MANAGER, Role.ANALYST, Role.DEVELOPER);

    private static List<String> names(ShopifyTools tools) {
        return tools.definitions().stream().map(ToolDefinition::name).toList();
    }

    @Test
    void role_everyToolThatItLists_fitsItsCapabilitiesAndNoOtherCanBeCalled() {
        for (Role role : ROLES) {
            List<String> listed = names(NOWHERE.as(role));
            for (String name : names(NOWHERE)) {
                Object code = NOWHERE.as(role)
                        .call(ToolCall.of(name, Map.of("no_such_argument", 1)))
                        .structured()
                        .get("code");
                assertThat(code)
                        .as(role.name() + " " + name)
                        .isEqualTo(listed.contains(name) ? "invalid_arguments" : "not_allowed");
            }
        }
    }

    @Test
    void role_ofOneCall_takesAwayOnly() {
        ToolCall change = ToolCall.of("shopify_price_change", Map.of("no_such_argument", 1));

        assertThat(NOWHERE.call(change.as(Role.ANALYST)).structured()).containsEntry("code", "not_allowed");
        assertThat(NOWHERE.call(change.as(Role.SALES_MANAGER)).structured()).containsEntry("code", "invalid_arguments");
        assertThat(NOWHERE.as(Role.ANALYST).call(change.as(Role.STORE_ADMIN)).structured())
                .containsEntry("code", "not_allowed");
    }

    @Test
    void refusal_namesTheRoleAndTheCapability() {
        ToolResult result = NOWHERE.as(Role.ANALYST).call(ToolCall.of("shopify_price_change", Map.of()));

        assertThat(result.structured())
                .containsEntry(
                        "message",
                        "Nothing was called: the role analyst lacks change_prices, which shopify_price_change needs."
                                + " Use another tool, or let the host give a role that may.");
    }

    @Test
    void readers_haveNoChanges() {
        assertThat(Role.ANALYST.capabilities())
                .noneMatch(capability -> capability.name().startsWith("CHANGE"));
        assertThat(Role.DEVELOPER.capabilities())
                .noneMatch(capability -> capability.name().startsWith("CHANGE"));
        assertThat(Role.ANALYST.scopes()).allMatch(scope -> scope.startsWith("read_"));
    }

    @Test
    void personalData_isForAdminAndSalesAlone() {
        assertThat(ROLES.stream().filter(role -> role.may(Capability.SEE_PERSONAL_DATA)))
                .containsExactlyInAnyOrder(Role.STORE_ADMIN, Role.SALES_MANAGER);
    }

    @Test
    void scopes_areThoseOfTheCapabilities() {
        Role own = new Role("packer", EnumSet.of(Capability.READ_ORDERS, Capability.CHANGE_INVENTORY));

        assertThat(own.scopes()).containsExactly("read_inventory", "read_orders", "read_products", "write_inventory");
    }

    @Test
    void role_withoutAName_isRefused() {
        assertThatThrownBy(() -> new Role(" ", Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a role needs a name");
    }

    @Test
    void changes_areListedOnlyWhereTheHostWantsThem() {
        Shop shop = Shop.open(ShopConfig.at(URI.create("http://127.0.0.1:9/"), "none"));

        assertThat(ShopifyTools.of(shop).definitions())
                .allMatch(tool -> tool.hints().readOnly());
        assertThat(ShopifyTools.of(shop)
                        .call(ToolCall.of("shopify_price_change", Map.of()))
                        .structured())
                .containsEntry("code", "unknown_tool");
        assertThat(names(ShopifyTools.of(shop).withChanges()))
                .contains(
                        "shopify_discount_create",
                        "shopify_inventory_adjust",
                        "shopify_price_change",
                        "shopify_product_status_change",
                        "shopify_segment_create",
                        "shopify_tags_change");
        assertThat(names(ShopifyTools.of(shop).withChanges().readOnly())).isEqualTo(names(ShopifyTools.of(shop)));
        assertThat(names(ShopifyTools.of(shop).readOnly().withChanges()))
                .as("read-only is for good")
                .isEqualTo(names(ShopifyTools.of(shop)));
        assertThat(names(ShopifyTools.of(shop)
                        .only(tool -> tool.name().contains("price_change"))
                        .withChanges()))
                .containsExactly("shopify_price_change");
    }

    @Test
    void scopeMissing_isNamedBeforeAnythingIsSent() {
        try (SimulatedShop simulated = SimulatedShop.builder()
                        .accessToken("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", "read_products")
                        .start();
                Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), "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"))) {
            ShopifyTools tools = ShopifyTools.of(shop).withChanges();

            ToolResult result = tools.call(ToolCall.of(
                    "shopify_product_status_change", Map.of("product_ids", List.of("1"), "status", "draft")));

            assertThat(result.structured()).containsEntry("code", "denied");
            assertThat(result.text()).contains("the access token lacks write_products.");
            assertThat(simulated.requests("nodes")).isEmpty();
            assertThat(simulated.writes()).isEmpty();
        }
    }
}
