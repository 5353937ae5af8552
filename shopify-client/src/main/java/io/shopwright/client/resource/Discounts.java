package io.shopwright.client.resource;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Connection;
import io.shopwright.client.query.Field;
import io.shopwright.client.query.Mutation;
import io.shopwright.client.query.On;
import io.shopwright.client.query.Otherwise;
import io.shopwright.client.query.Page;
import io.shopwright.client.query.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Codes and automatic discounts. Needs the scopes {@code read_discounts} and {@code write_discounts}.
 */
public final class Discounts {
    private final Shop shop;

    public Discounts(Shop shop) {
        this.shop = shop;
    }

    /** A discount of any kind. */
    public record Node(Gid id, Discount discount) {}

    /** What a discount gives. */
    public sealed interface Discount {}

    /** A code for an amount or a percentage off, with its first 10 codes. */
    @On("DiscountCodeBasic")
    public record Code(
            String title,
            String status,
            String summary,
            Instant startsAt,
            @Nullable Instant endsAt,
            int asyncUsageCount,
            @Nullable Integer usageLimit,
            @Arguments("first: 10") Page<RedeemCode> codes)
            implements Discount {}

    /** An amount or a percentage off without a code. */
    @On("DiscountAutomaticBasic")
    public record Automatic(
            String title,
            String status,
            String summary,
            Instant startsAt,
            @Nullable Instant endsAt,
            int asyncUsageCount)
            implements Discount {}

    /** Any other kind: buy some and get some, free shipping, an app's own. */
    @Otherwise
    public record Other(@Field("__typename") String kind) implements Discount {}

    /** A code that buyers enter. */
    public record RedeemCode(Gid id, String code, int asyncUsageCount) {}

    /** A code's discount after a change. */
    public record SavedCode(@Nullable Reference codeDiscountNode) {}

    /** An automatic discount after a change. */
    public record SavedAutomatic(@Nullable Reference automaticDiscountNode) {}

    /** The code's discount that was deleted. */
    public record DeletedCode(@Nullable Gid deletedCodeDiscountId) {}

    /** The automatic discount that was deleted. */
    public record DeletedAutomatic(@Nullable Gid deletedAutomaticDiscountId) {}

    /** Codes being added. */
    public record Adding(@Nullable Creation bulkCreation) {}

    /** How far the adding of codes is. */
    public record Creation(Gid id, boolean done, int codesCount, int importedCount, int failedCount) {}

    /** Discounts that a search finds. */
    public Connection<Node> search(String filter) {
        return shop.connection("discountNodes", Node.class).with("query", filter);
    }

    /** One discount. */
    public Query<Node> discount(Gid id) {
        return shop.object("discountNode", Node.class).with("id", id);
    }

    /** The discount that a code belongs to. */
    public Query<Reference> byCode(String code) {
        return shop.object("codeDiscountNodeByCode", Reference.class).with("code", code);
    }

    /** Makes a code. {@code input} is a {@code DiscountCodeBasicInput}. */
    public Mutation<SavedCode> createCode(Object input) {
        return shop.mutation("discountCodeBasicCreate", SavedCode.class).with("basicCodeDiscount", input);
    }

    /** Changes a code. {@code input} is a {@code DiscountCodeBasicInput}. */
    public Mutation<SavedCode> updateCode(Gid id, Object input) {
        return shop.mutation("discountCodeBasicUpdate", SavedCode.class)
                .with("id", id)
                .with("basicCodeDiscount", input);
    }

    /** Adds codes to a discount, 250 at a time, which the shop does in the background. */
    public Mutation<Adding> addCodes(Gid id, List<String> codes) {
        return shop.mutation("discountRedeemCodeBulkAdd", Adding.class)
                .with("discountId", id)
                .with("codes", codes.stream().map(code -> Map.of("code", code)).toList());
    }

    /** Lets a code count from now. */
    public Mutation<SavedCode> activateCode(Gid id) {
        return shop.mutation("discountCodeActivate", SavedCode.class).with("id", id);
    }

    /** Lets a code count no longer. */
    public Mutation<SavedCode> deactivateCode(Gid id) {
        return shop.mutation("discountCodeDeactivate", SavedCode.class).with("id", id);
    }

    /** Deletes a code's discount. */
    public Mutation<DeletedCode> deleteCode(Gid id) {
        return shop.mutation("discountCodeDelete", DeletedCode.class).with("id", id);
    }

    /** Makes an automatic discount. {@code input} is a {@code DiscountAutomaticBasicInput}. */
    public Mutation<SavedAutomatic> createAutomatic(Object input) {
        return shop.mutation("discountAutomaticBasicCreate", SavedAutomatic.class)
                .with("automaticBasicDiscount", input);
    }

    /** Changes an automatic discount. {@code input} is a {@code DiscountAutomaticBasicInput}. */
    public Mutation<SavedAutomatic> updateAutomatic(Gid id, Object input) {
        return shop.mutation("discountAutomaticBasicUpdate", SavedAutomatic.class)
                .with("id", id)
                .with("automaticBasicDiscount", input);
    }

    /** Lets an automatic discount count from now. */
    public Mutation<SavedAutomatic> activateAutomatic(Gid id) {
        return shop.mutation("discountAutomaticActivate", SavedAutomatic.class).with("id", id);
    }

    /** Lets an automatic discount count no longer. */
    public Mutation<SavedAutomatic> deactivateAutomatic(Gid id) {
        return shop.mutation("discountAutomaticDeactivate", SavedAutomatic.class)
                .with("id", id);
    }

    /** Deletes an automatic discount. */
    public Mutation<DeletedAutomatic> deleteAutomatic(Gid id) {
        return shop.mutation("discountAutomaticDelete", DeletedAutomatic.class).with("id", id);
    }
}
