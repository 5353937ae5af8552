package io.shopwright.testkit;

import io.shopwright.testkit.DiscountParts.AllDiscountItems;
import io.shopwright.testkit.DiscountParts.DiscountAmount;
import io.shopwright.testkit.DiscountParts.DiscountBuyerSelectionAll;
import io.shopwright.testkit.DiscountParts.DiscountCollections;
import io.shopwright.testkit.DiscountParts.DiscountCombinesWith;
import io.shopwright.testkit.DiscountParts.DiscountCountries;
import io.shopwright.testkit.DiscountParts.DiscountCountryAll;
import io.shopwright.testkit.DiscountParts.DiscountCustomerBuys;
import io.shopwright.testkit.DiscountParts.DiscountCustomerGets;
import io.shopwright.testkit.DiscountParts.DiscountCustomerSegments;
import io.shopwright.testkit.DiscountParts.DiscountCustomers;
import io.shopwright.testkit.DiscountParts.DiscountMinimumQuantity;
import io.shopwright.testkit.DiscountParts.DiscountMinimumSubtotal;
import io.shopwright.testkit.DiscountParts.DiscountOnQuantity;
import io.shopwright.testkit.DiscountParts.DiscountPercentage;
import io.shopwright.testkit.DiscountParts.DiscountProducts;
import io.shopwright.testkit.DiscountParts.DiscountPurchaseAmount;
import io.shopwright.testkit.DiscountParts.DiscountQuantity;
import io.shopwright.testkit.DiscountParts.Shipping;
import io.shopwright.testkit.UserError.PathErrors;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the inputs of discounts of all kinds, member by member, over what the discount was before. */
final class DiscountInput {
    private final Call call;
    private final Input input;
    private final PathErrors at;
    private final Discount before;

    DiscountInput(Call call, Input input, PathErrors at, Discount before) {
        this.call = call;
        this.input = input;
        this.at = at;
        this.before = before;
    }

    Discount read() {
        Edit<Discount> edit = Edit.of(before)
                .take(input, "title", "startsAt", "endsAt", "tags", "usageLimit")
                .take("oncePerCustomer", input, "appliesOncePerCustomer")
                .take("cycles", input, "recurringCycleLimit")
                .set("updatedAt", call.now());
        if (input.gives("usesPerOrderLimit")) {
            edit.set("usesPerOrder", Integer.valueOf(input.text("usesPerOrderLimit", "")));
        }
        Input combines = input.object("combinesWith");
        if (combines != null) {
            edit.set(
                    "combinesWith",
                    new DiscountCombinesWith(
                            combines.flag("orderDiscounts"),
                            combines.flag("productDiscounts"),
                            combines.flag("shippingDiscounts")));
        }
        edit.set("context", context());
        Input minimum = input.object("minimumRequirement");
        if (minimum != null || input.has("minimumRequirement")) {
            edit.set("minimum", minimum == null ? null : minimum(minimum));
        }
        if (before.kind().equals("FreeShipping")) {
            return edit.set("shipping", shipping()).done();
        }
        Input buys = input.object("customerBuys");
        if (buys != null) {
            edit.set("buys", buys(buys));
        }
        Input gets = input.object("customerGets");
        return gets == null ? edit.done() : edit.set("gets", gets(gets)).done();
    }

    private Object context() {
        Input given = input.object(input.gives("customerSelection") ? "customerSelection" : "context");
        if (given == null) {
            return before.context();
        }
        Input customers = given.object("customers");
        if (customers != null) {
            List<Long> known = before.context() instanceof DiscountCustomers had ? had.keys() : List.of();
            return new DiscountCustomers(changed(known, customers, "add", "remove", "Customer"));
        }
        Input segments = given.object("customerSegments");
        if (segments != null) {
            List<Long> known = before.context() instanceof DiscountCustomerSegments had ? had.keys() : List.of();
            return new DiscountCustomerSegments(changed(known, segments, "add", "remove", "Segment"));
        }
        given.ignore("all");
        return new DiscountBuyerSelectionAll("ALL");
    }

    private static List<Long> changed(List<Long> known, Input input, String add, String remove, String type) {
        List<Long> keys = new ArrayList<>(known);
        keys.removeAll(input.keys(remove, type));
        for (Long each : input.keys(add, type)) {
            if (!keys.contains(each)) {
                keys.add(each);
            }
        }
        return keys;
    }

    private @Nullable Object minimum(Input given) {
        Input quantity = given.object("quantity");
        Input subtotal = given.object("subtotal");
        if (quantity != null && subtotal != null) {
            at.add(
                    ".minimumRequirement.subtotal.greaterThanOrEqualToSubtotal",
                    "Minimum subtotal cannot be defined when minimum quantity is.",
                    "CONFLICT");
            at.add(
                    ".minimumRequirement.quantity.greaterThanOrEqualToQuantity",
                    "Minimum quantity cannot be defined when minimum subtotal is.",
                    "CONFLICT");
        }
        if (quantity != null && quantity.gives("greaterThanOrEqualToQuantity")) {
            return new DiscountMinimumQuantity(Long.parseLong(quantity.text("greaterThanOrEqualToQuantity", "")));
        }
        BigDecimal least = subtotal == null ? null : subtotal.decimal("greaterThanOrEqualToSubtotal");
        return least == null
                ? null
                : new DiscountMinimumSubtotal(least, call.data().currency());
    }

    private Shipping shipping() {
        Shipping had = before.shipping() == null
                ? new Shipping(new DiscountCountryAll(true), null, true, false)
                : before.shipping();
        Edit<Shipping> edit = Edit.of(had)
                .take("mostExpensive", input, "maximumShippingPrice")
                .take("onOneTimePurchase", input, "appliesOnOneTimePurchase")
                .take("onSubscription", input, "appliesOnSubscription");
        Input destination = input.object("destination");
        Input countries = destination == null ? null : destination.object("countries");
        if (countries != null) {
            List<String> known = had.destination() instanceof DiscountCountries chosen ? chosen.countries() : List.of();
            List<String> codes = new ArrayList<>(known);
            codes.removeAll(countries.texts("remove"));
            codes.addAll(countries.texts("add"));
            edit.set(
                    "destination",
                    new DiscountCountries(
                            codes.stream().distinct().sorted().toList(), countries.flag("includeRestOfWorld")));
        } else if (destination != null && destination.flag("all")) {
            edit.set("destination", new DiscountCountryAll(true));
        }
        return edit.done();
    }

    private DiscountCustomerBuys buys(Input given) {
        Input value = given.object("value");
        DiscountCustomerBuys had = before.buys();
        Object bought = had == null ? new DiscountQuantity(0) : had.value();
        if (value != null && value.gives("quantity")) {
            long quantity = Long.parseLong(value.text("quantity", ""));
            ratio(quantity, ".customerBuys.value.quantity", "antecedent");
            bought = new DiscountQuantity(quantity);
        } else if (value != null && value.gives("amount")) {
            bought = new DiscountPurchaseAmount(Objects.requireNonNull(value.decimal("amount")));
        }
        Object items = items(given.object("items"), had == null ? null : had.items(), ".customerBuys.items");
        if (items == null) {
            at.add(".customerBuys.items", "Items in 'customer buys' must be defined", "BLANK");
            items = new AllDiscountItems(true);
        }
        boolean once = !given.has("isOneTimePurchase") || given.flag("isOneTimePurchase");
        return new DiscountCustomerBuys(bought, items, once, given.flag("isSubscription"));
    }

    private void ratio(long quantity, String path, String term) {
        String what = "Prerequisite to entitlement quantity ratio " + term + " must be ";
        if (quantity <= 0) {
            at.add(path, what + "greater than 0", "GREATER_THAN");
        } else if (quantity >= 100_000) {
            at.add(path, what + "less than 100000", "LESS_THAN");
        }
    }

    private DiscountCustomerGets gets(Input given) {
        DiscountCustomerGets had = before.gets();
        Object items = items(given.object("items"), had == null ? null : had.items(), ".customerGets.items");
        Input value = given.object("value");
        Object off = value == null ? null : value(value);
        boolean once = had == null || had.appliesOnOneTimePurchase();
        boolean often = had != null && had.appliesOnSubscription();
        return new DiscountCustomerGets(
                off != null ? off : had != null ? had.value() : new DiscountPercentage(0),
                items == null ? new AllDiscountItems(true) : items,
                given.has("appliesOnOneTimePurchase") ? given.flag("appliesOnOneTimePurchase") : once,
                given.has("appliesOnSubscription") ? given.flag("appliesOnSubscription") : often);
    }

    private @Nullable Object value(Input value) {
        Input onQuantity = value.object("discountOnQuantity");
        Input amount = value.object("discountAmount");
        boolean bxgy = before.kind().equals("Bxgy");
        String path = ".customerGets.value.";
        if (onQuantity != null && !bxgy) {
            at.add(
                    path + "discountOnQuantity",
                    "discountOnQuantity field is only permitted with bxgy discounts.",
                    "INVALID");
        }
        if (bxgy && onQuantity == null) {
            String wrong = amount != null ? "discountAmount" : "percentage";
            at.add(path + wrong, "Only discountOnQuantity permitted with bxgy discounts.", "INVALID");
            at.add(path + "discountOnQuantity.quantity", "Quantity cannot be blank.", "BLANK");
        }
        if (onQuantity != null) {
            long quantity = Long.parseLong(onQuantity.text("quantity", "0"));
            ratio(quantity, path + "discountOnQuantity.quantity", "consequent");
            Input effect = onQuantity.object("effect");
            return new DiscountOnQuantity(
                    new DiscountQuantity(quantity), effect == null ? new DiscountPercentage(1) : effect(effect));
        }
        if (amount != null) {
            BigDecimal off = Objects.requireNonNullElse(amount.decimal("amount"), BigDecimal.ZERO);
            if (off.signum() < 0) {
                at.add(
                        path + "discountAmount.amount",
                        "Value must be less than or equal to 0",
                        "LESS_THAN_OR_EQUAL_TO");
            }
            return new DiscountAmount(off, call.data().currency(), amount.flag("appliesOnEachItem"));
        }
        BigDecimal part = value.decimal("percentage");
        if (part == null) {
            return null;
        }
        if (part.signum() < 0 || part.compareTo(BigDecimal.ONE) > 0) {
            at.add(path + "percentage", "Value must be between 0.0 and 1.0", "VALUE_OUTSIDE_RANGE");
        }
        return new DiscountPercentage(part.doubleValue());
    }

    private Object effect(Input effect) {
        BigDecimal amount = effect.decimal("amount");
        BigDecimal part = effect.decimal("percentage");
        return amount != null
                ? new DiscountAmount(amount, call.data().currency(), true)
                : new DiscountPercentage(part == null ? 1 : part.doubleValue());
    }

    private @Nullable Object items(@Nullable Input items, @Nullable Object had, String path) {
        Input products = items == null ? null : items.object("products");
        Input collections = items == null ? null : items.object("collections");
        if (products != null && collections != null) {
            at.add(
                    path + ".collections.add",
                    "Cannot entitle collections in combination with product variants or products",
                    "CONFLICT");
        }
        if (products != null) {
            DiscountProducts known =
                    had instanceof DiscountProducts chosen ? chosen : new DiscountProducts(List.of(), List.of());
            DiscountProducts now = new DiscountProducts(
                    changed(known.productKeys(), products, "productsToAdd", "productsToRemove", "Product"),
                    changed(
                            known.variantKeys(),
                            products,
                            "productVariantsToAdd",
                            "productVariantsToRemove",
                            "ProductVariant"));
            requireAll(now.productKeys(), Product.class, path + ".products.productsToAdd", "Product");
            requireAll(
                    now.variantKeys(),
                    ProductVariant.class,
                    path + ".products.productVariantsToAdd",
                    "Product variant");
            return now;
        }
        if (collections != null) {
            List<Long> known = had instanceof DiscountCollections chosen ? chosen.keys() : List.of();
            List<Long> keys = changed(known, collections, "add", "remove", "Collection");
            requireAll(keys, Collection.class, path + ".collections.add", "Collection");
            return new DiscountCollections(keys);
        }
        return items != null && items.flag("all") ? new AllDiscountItems(true) : had;
    }

    private <T extends Resource> void requireAll(List<Long> keys, Class<T> type, String path, String name) {
        for (Long each : keys) {
            if (call.data().table(type).get(each) == null) {
                at.add(path, name + " with id: " + each + " is invalid", "INVALID");
            }
        }
    }
}
