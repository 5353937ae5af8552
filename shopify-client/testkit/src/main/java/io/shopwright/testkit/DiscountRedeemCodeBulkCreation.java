package io.shopwright.testkit;

import io.shopwright.testkit.DiscountParts.Imported;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Codes that were added to a discount at once; in the moment of its making it is not done. */
record DiscountRedeemCodeBulkCreation(long key, long discountKey, List<Imported> outcomes, Instant createdAt)
        implements Resource {
    DiscountRedeemCodeBulkCreation {
        outcomes = List.copyOf(outcomes);
    }

    boolean done(Call call) {
        return call.now().isAfter(createdAt);
    }

    int codesCount() {
        return outcomes.size();
    }

    int importedCount(Call call) {
        return done(call)
                ? (int) outcomes.stream()
                        .filter(each -> each.errors().isEmpty())
                        .count()
                : 0;
    }

    int failedCount(Call call) {
        return done(call) ? outcomes.size() - importedCount(call) : 0;
    }

    @Nullable
    DiscountCodeNode discountCode(Call call) {
        return call.data().table(DiscountCodeNode.class).get(discountKey);
    }

    Connection<Imported> codes(Call call) {
        return Connection.inOrder(outcomes, call);
    }
}
