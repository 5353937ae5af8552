package io.shopwright.client.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.Answer;
import io.shopwright.client.Gid;
import io.shopwright.client.GraphQlError;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.UserError;
import io.shopwright.client.schema.ApiVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MutationTest {
    record Tagged(@Nullable Node node) {}

    record Node(Gid id) {}

    private static Mutation<Tagged> tagsAdd(CannedShop shop) {
        return Mutation.of(shop, "tagsAdd", Tagged.class)
                .with("id", Gid.of("Customer", 1))
                .with("tags", List.of("vip"));
    }

    @Test
    void run_asksForUserErrorsBesides() {
        CannedShop shop = new CannedShop(
                "{\"data\":{\"tagsAdd\":{\"node\":{\"id\":\"gid://shopify/Customer/1\"},\"userErrors\":[]}}}");

        Answer<Tagged> answer = tagsAdd(shop).run();

        assertThat(answer.data()).contains(new Tagged(new Node(Gid.of("Customer", 1))));
        assertThat(shop.asked.get(0).repeatable()).isFalse();
        assertThat(shop.asked.get(0).text()).contains("userErrors {\n      field\n      message\n    }");
        for (ApiVersion version : ApiVersion.bundled()) {
            assertThat(OfficialSchema.problems(version, shop.asked.get(0).text()))
                    .isEmpty();
        }
    }

    @Test
    void run_withUserErrors_isRejectedWithAllOfThem() {
        CannedShop shop = new CannedShop("{\"data\":{\"tagsAdd\":{\"node\":null,\"userErrors\":["
                + "{\"field\":[\"input\",\"0\"],\"message\":\"is bad\"},{\"field\":null,\"message\":\"Nope\"}]}}}");

        assertThatThrownBy(() -> tagsAdd(shop).run())
                .isInstanceOfSatisfying(
                        ShopifyException.Rejected.class,
                        e -> assertThat(e.userErrors())
                                .containsExactly(
                                        new UserError(List.of("input", "0"), "is bad", ""),
                                        new UserError(List.of(), "Nope", "")))
                .hasMessage("tagsAdd refused: input.0: is bad; Nope [request-id r-1]");
    }

    @Test
    void run_withErrorsBesideThePayload_isASuccess() {
        CannedShop shop = new CannedShop(
                "{\"data\":{\"tagsAdd\":{\"node\":{\"id\":\"gid://shopify/Customer/1\"},\"userErrors\":[]}},"
                        + "\"errors\":[{\"message\":\"Access denied\",\"path\":[\"tagsAdd\",\"x\"],\"extensions\":{\"code\":\"ACCESS_DENIED\"}}]}");

        Answer<Tagged> answer = tagsAdd(shop).run();

        assertThat(answer.data()).isPresent();
        assertThat(answer.errors()).hasSize(1);
    }

    record Strict(Node node) {}

    @Test
    void run_whoseErrorTakesWhatTheRecordRequires_isASuccessWithErrorsAlone() {
        CannedShop shop = new CannedShop("{\"data\":{\"tagsAdd\":{\"node\":null,\"userErrors\":[]}},\"errors\":[{"
                + "\"message\":\"Internal error\",\"path\":[\"tagsAdd\",\"node\"]}]}");

        Answer<Strict> answer = Mutation.of(shop, "tagsAdd", Strict.class)
                .with("id", Gid.of("Customer", 1))
                .with("tags", List.of("vip"))
                .run();

        assertThat(answer.data()).isEmpty();
        assertThat(answer.errors()).extracting(GraphQlError::message).containsExactly("Internal error");
    }

    private static final String TWO_MUTATIONS =
            "mutation { a: tagsAdd(id: \"gid://shopify/Customer/1\", tags: [\"x\"]) {"
                    + " node { id } } b: tagsAdd(id: \"gid://shopify/Customer/2\", tags: [\"x\"]) { node { id } } }";

    record Two(@Nullable Tagged a, @Nullable Tagged b) {}

    private static final String DENIED =
            "\"errors\":[{\"message\":\"Denied\",\"path\":[\"b\"],\"extensions\":{\"code\":\"ACCESS_DENIED\"}}]";

    @Test
    void document_ofWhichSomethingWasRun_isASuccessWithErrors() {
        String body = "{\"data\":{\"a\":{\"node\":{\"id\":\"gid://shopify/Customer/1\"}},\"b\":null}," + DENIED + "}";
        Query<Two> query = Query.ofDocument(new CannedShop(body, body), TWO_MUTATIONS, Two.class);

        assertThat(query.get()).isEqualTo(new Two(new Tagged(new Node(Gid.of("Customer", 1))), null));
        assertThat(query.send().errors()).hasSize(1);
    }

    @Test
    void document_ofWhichNothingWasRun_throws() {
        String body = "{\"data\":{\"a\":null,\"b\":null}," + DENIED + "}";
        Query<Two> query = Query.ofDocument(new CannedShop(body), TWO_MUTATIONS, Two.class);

        assertThatThrownBy(query::get).isInstanceOf(ShopifyException.Denied.class);
    }

    @Test
    void run_withNullPayloadAndErrors_throwsThem() {
        CannedShop shop = new CannedShop(
                "{\"data\":{\"tagsAdd\":null},\"errors\":[{\"message\":\"Access denied for tagsAdd field.\",\"path\":[\"tagsAdd\"],\"extensions\":{\"code\":\"ACCESS_DENIED\"}}]}");

        assertThatThrownBy(() -> tagsAdd(shop).run())
                .isInstanceOf(ShopifyException.Denied.class)
                .hasMessage("Access denied for tagsAdd field. (ACCESS_DENIED) at tagsAdd [request-id r-1]");
    }

    record OwnErrors(List<Problem> userErrors) {}

    record Problem(String message) {}

    @Test
    void run_whoseRecordSelectsUserErrors_stillRejects() {
        CannedShop shop = new CannedShop("{\"data\":{\"tagsAdd\":{\"userErrors\":[{\"message\":\"Nope\"}],"
                + "\"shopwright_userErrors\":[{\"field\":null,\"message\":\"Nope\"}]}}}");
        Mutation<OwnErrors> mutation = Mutation.of(shop, "tagsAdd", OwnErrors.class)
                .with("id", Gid.of("Customer", 1))
                .with("tags", List.of("vip"));

        assertThatThrownBy(mutation::run)
                .isInstanceOfSatisfying(
                        ShopifyException.Rejected.class,
                        e -> assertThat(e.userErrors()).hasSize(1));
        assertThat(OfficialSchema.problems(ApiVersion.newest(), mutation.document()))
                .isEmpty();
    }

    record Adjusted(@Nullable Group inventoryAdjustmentGroup) {}

    record Group(String reason) {}

    record Input(String name, String reason, List<Change> changes) {}

    record Change(
            int delta,
            Gid inventoryItemId,
            Gid locationId,
            @Nullable Integer changeFromQuantity) {}

    @Test
    void idempotent_putsTheDirectiveOnTheField() {
        CannedShop shop = new CannedShop(
                "{\"data\":{\"inventoryAdjustQuantities\":{\"inventoryAdjustmentGroup\":{\"reason\":\"correction\"},\"userErrors\":[]}}}");
        Input input = new Input(
                "available",
                "correction",
                List.of(new Change(1, Gid.of("InventoryItem", 1), Gid.of("Location", 1), null)));

        Mutation.of(shop, "inventoryAdjustQuantities", Adjusted.class)
                .with("input", input)
                .idempotent("k-1")
                .run();

        assertThat(shop.asked.get(0).repeatable()).isTrue();
        assertThat(shop.asked.get(0).text())
                .contains("inventoryAdjustQuantities(input: $input) @idempotent(key: $idempotencyKey)");
        assertThat(shop.asked.get(0).variables().at("/input/changes/0").has("changeFromQuantity"))
                .isFalse();
        assertThat(OfficialSchema.problems(
                        ApiVersion.newest(), shop.asked.get(0).text()))
                .isEmpty();
    }

    @Test
    void with_missingOrUnknownArgument_isRefusedBeforeSending() {
        assertThatThrownBy(() -> Mutation.of(new CannedShop(), "tagsAdd", Tagged.class)
                        .with("id", Gid.of("Customer", 1))
                        .run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Mutation.tagsAdd needs the argument 'tags: [String!]!'");
        assertThatThrownBy(() -> tagsAdd(new CannedShop()).with("tagz", "x").run())
                .hasMessageContaining("Mutation.tagsAdd has no argument 'tagz'; did you mean 'tags'?");
    }

    @Test
    void mutationThatDemandsAKey_getsOneOfItsOwn() {
        String done =
                "{\"data\":{\"inventoryAdjustQuantities\":{\"inventoryAdjustmentGroup\":null,\"userErrors\":[]}}}";
        CannedShop shop = new CannedShop(done, done);
        Mutation<Adjusted> mutation = Mutation.of(shop, "inventoryAdjustQuantities", Adjusted.class)
                .with("input", new Input("available", "correction", List.of()));

        mutation.run();
        mutation.run();

        assertThat(shop.asked)
                .allMatch(request -> request.repeatable() && request.text().contains("@idempotent"));
        assertThat(shop.asked.get(0).variables().get("idempotencyKey"))
                .isNotEqualTo(shop.asked.get(1).variables().get("idempotencyKey"));
    }
}
