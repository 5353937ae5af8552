package io.shopwright.testkit;

import io.shopwright.testkit.ValueChecks.Validation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a kind of metaobjects is made of. */
record MetaobjectDefinition(
        long key,
        String type,
        String name,
        @Nullable String description,
        @Nullable String displayNameKey,
        List<MetaobjectFieldDefinition> fieldDefinitions,
        boolean publishes,
        Instant createdAt,
        Instant updatedAt)
        implements Resource {
    /** One field of such a metaobject. */
    record MetaobjectFieldDefinition(
            String key,
            String name,
            @Nullable String description,
            boolean required,
            MetafieldType type,
            List<Validation> validations) {}

    record MetaobjectCapabilitiesPublishable(boolean enabled) {}

    record MetaobjectCapabilities(MetaobjectCapabilitiesPublishable publishable) {}

    MetaobjectDefinition {
        fieldDefinitions = List.copyOf(fieldDefinitions);
    }

    @Nullable
    MetaobjectFieldDefinition field(String wanted) {
        return fieldDefinitions.stream()
                .filter(each -> each.key().equals(wanted))
                .findFirst()
                .orElse(null);
    }

    MetaobjectCapabilities capabilities() {
        return new MetaobjectCapabilities(new MetaobjectCapabilitiesPublishable(publishes));
    }

    static @Nullable MetaobjectDefinition byType(ShopData data, String type) {
        return data.table(MetaobjectDefinition.class).rows().stream()
                .filter(each -> each.type().equals(type))
                .findFirst()
                .orElse(null);
    }

    Connection<Metaobject> metaobjects(Call call) {
        return Connection.inOrder(call.data().table(Metaobject.class).ownedBy(key), call);
    }

    int metaobjectsCount(Call call) {
        return call.data().table(Metaobject.class).ownedBy(key).size();
    }

    /** Definitions from Shopify's templates are not simulated. */
    @Nullable
    Object standardTemplate() {
        return null;
    }
}
