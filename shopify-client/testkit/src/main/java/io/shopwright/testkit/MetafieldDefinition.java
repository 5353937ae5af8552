package io.shopwright.testkit;

import io.shopwright.testkit.ValueChecks.Validation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a kind of metafields must be like. */
record MetafieldDefinition(
        long key,
        String ownerType,
        String namespace,
        String fieldKey,
        String name,
        @Nullable String description,
        MetafieldType type,
        List<Validation> validations,
        @Nullable Integer pinnedPosition,
        Instant createdAt)
        implements Resource {
    MetafieldDefinition {
        validations = List.copyOf(validations);
    }

    /** The schema's key; the component of that name is the number of the row. */
    String key(Call call) {
        call.field();
        return fieldKey;
    }

    static @Nullable MetafieldDefinition find(ShopData data, String ownerType, String namespace, String key) {
        return data.table(MetafieldDefinition.class).rows().stream()
                .filter(each -> each.isOf(ownerType, namespace, key))
                .findFirst()
                .orElse(null);
    }

    boolean isOf(String otherOwner, String otherNamespace, String otherKey) {
        return ownerType.equals(otherOwner) && namespace.equals(otherNamespace) && fieldKey.equals(otherKey);
    }

    static @Nullable MetafieldDefinition of(ShopData data, Metafield metafield) {
        return find(data, metafield.ownerType(), metafield.namespace(), metafield.name());
    }

    List<Metafield> all(ShopData data) {
        return data.table(Metafield.class).rows().stream()
                .filter(each -> isOf(each.ownerType(), each.namespace(), each.name()))
                .toList();
    }

    private boolean isValid(Metafield metafield) {
        return ValueChecks.wrong(type.name(), metafield.value(), validations) == null;
    }

    private List<Metafield> all(Call call) {
        String wanted = Objects.requireNonNullElse(call.text("validationStatus"), "ANY");
        return all(call.data()).stream()
                .filter(each -> wanted.equals("ANY") || isValid(each) == wanted.equals("VALID"))
                .toList();
    }

    int metafieldsCount(Call call) {
        return all(call).size();
    }

    Connection<Metafield> metafields(Call call) {
        return Connection.inOrder(all(call), call);
    }

    String validationStatus(Call call) {
        return all(call.data()).stream().allMatch(this::isValid) ? "ALL_VALID" : "SOME_INVALID";
    }

    boolean useAsCollectionCondition() {
        return false;
    }

    /** Definitions from Shopify's templates are not simulated. */
    @Nullable
    Object standardTemplate() {
        return null;
    }
}
