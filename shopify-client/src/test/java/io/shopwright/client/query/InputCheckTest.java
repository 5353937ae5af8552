package io.shopwright.client.query;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.ApiVersion;
import io.shopwright.client.schema.TypeRef;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class InputCheckTest {
    private final InputCheck check = new InputCheck(AdminSchema.of(ApiVersion.of("2026-10")));

    private ThrowingCallable check(String type, Object value) {
        return () -> check.check("input", Inputs.json(value), TypeRef.parse(type));
    }

    @Test
    void goodInput_passes() {
        assertThatCode(check("ProductCreateInput!", Map.of("title", "Sock", "status", "DRAFT", "tags", List.of("a"))))
                .doesNotThrowAnyException();
        assertThatCode(check("[String!]!", "one stands for a list of one")).doesNotThrowAnyException();
        assertThatCode(check("Decimal", new BigDecimal("10.50"))).doesNotThrowAnyException();
    }

    @Test
    void unknownField_isRefusedWithTheNearest() {
        assertThatThrownBy(check("ProductCreateInput!", Map.of("titel", "Sock")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("input: ProductCreateInput has no field 'titel'; did you mean 'title'");
    }

    @Test
    void wrongEnumValue_isRefused() {
        assertThatThrownBy(check("ProductCreateInput!", Map.of("status", "DARFT")))
                .hasMessageStartingWith("input.status is ProductStatus, not 'DARFT'; did you mean 'DRAFT'");
    }

    @Test
    void missingRequiredField_isRefusedNamingIt() {
        assertThatThrownBy(
                        check("InventoryAdjustQuantitiesInput!", Map.of("name", "available", "reason", "correction")))
                .hasMessageStartingWith("input: InventoryAdjustQuantitiesInput needs 'changes: ");
    }

    @Test
    void nullWhereNoneMayBe_isRefused() {
        Map<String, Object> input = new HashMap<>();
        input.put("title", null);
        assertThatCode(check("ProductCreateInput!", input)).doesNotThrowAnyException();
        assertThatThrownBy(check("[String!]", Collections.singletonList(null)))
                .hasMessage("input[0] is String!, not null");
    }

    @Test
    void listBeyondItsLimit_isRefused() {
        assertThatThrownBy(check("[ID!]!", Collections.nCopies(251, "gid://shopify/Order/1")))
                .hasMessage("input has 251 items; Shopify takes 250 at most: send them in parts");
        assertThatCode(check(
                        "ProductSetInput!",
                        Map.of("variants", Collections.nCopies(2048, Map.of("optionValues", List.of())))))
                .doesNotThrowAnyException();
    }

    @Test
    void wrongScalar_isRefused() {
        assertThatThrownBy(check("Int!", 3_000_000_000L)).hasMessage("input is Int!, not 3000000000");
        assertThatThrownBy(check("Boolean!", "yes")).hasMessage("input is Boolean!, not \"yes\"");
        assertThatThrownBy(check("Decimal!", "ten")).hasMessage("input is Decimal!, not \"ten\"");
        assertThatThrownBy(check("ProductCreateInput!", List.of()))
                .hasMessage("input is ProductCreateInput!, not a list");
    }

    @Test
    void oneOf_takesExactlyOneField() {
        assertThatThrownBy(check(
                        "CustomerIdentifierInput!", Map.of("id", "gid://shopify/Customer/1", "emailAddress", "a@b.c")))
                .hasMessage("input is CustomerIdentifierInput, not 2 fields; it takes exactly one");
        ObjectNode one = (ObjectNode) Inputs.json(Map.of("id", "gid://shopify/Customer/1"));
        assertThatCode(check("CustomerIdentifierInput!", one)).doesNotThrowAnyException();
    }
}
