package io.shopwright.testkit;

import io.shopwright.testkit.DiscountParts.AllDiscountItems;
import io.shopwright.testkit.DiscountParts.DiscountBuyerSelectionAll;
import io.shopwright.testkit.DiscountParts.DiscountCombinesWith;
import io.shopwright.testkit.DiscountParts.Imported;
import io.shopwright.testkit.UserError.Errors;
import io.shopwright.testkit.UserError.PathErrors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes discounts. */
final class DiscountMutations {
    private static final int LONGEST = 255;

    record CodePayload(@Nullable DiscountCodeNode codeDiscountNode, List<UserError> userErrors) {}

    record AutomaticPayload(@Nullable DiscountAutomaticNode automaticDiscountNode, List<UserError> userErrors) {}

    record CodeDeleted(@Nullable String deletedCodeDiscountId, List<UserError> userErrors) {}

    record AutomaticDeleted(@Nullable String deletedAutomaticDiscountId, List<UserError> userErrors) {}

    record BulkPayload(@Nullable DiscountRedeemCodeBulkCreation bulkCreation, List<UserError> userErrors) {}

    private static final UserError NO_CODE = UserError.coded("id", "Code discount does not exist.", "INVALID");
    private static final UserError NO_AUTOMATIC =
            UserError.coded("id", "Automatic discount does not exist.", "INVALID");
    private static final UserError NONE = UserError.at("id", "Discount does not exist");

    private DiscountMutations() {}

    private static Discount blank(Call call, String kind) {
        return new Discount(
                kind,
                "",
                Instant.EPOCH,
                null,
                new DiscountCombinesWith(false, false, false),
                List.of(),
                new DiscountBuyerSelectionAll("ALL"),
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                List.of(),
                call.now(),
                call.now());
    }

    static CodePayload createCode(Call call, String kind, String argument) {
        Table<DiscountCodeNode> table = call.data().table(DiscountCodeNode.class);
        Input input = call.input(argument);
        Errors errors = new Errors();
        PathErrors at = new PathErrors(argument, errors);
        checkCode(call, input.text("code"), null, at);
        Discount made = read(call, input, at, blank(call, kind));
        if (errors.any()) {
            throw new Refused(new CodePayload(null, errors.list()));
        }
        DiscountRedeemCode code = new DiscountRedeemCode(call.data().nextPart(), input.text("code", ""), 0);
        Discount whole = Edit.of(made).set("codes", List.of(code)).done();
        return new CodePayload(table.put(new DiscountCodeNode(table.nextKey(), whole)), List.of());
    }

    static CodePayload updateCode(Call call, String kind, String argument) {
        Table<DiscountCodeNode> table = call.data().table(DiscountCodeNode.class);
        DiscountCodeNode before = call.row("id", DiscountCodeNode.class);
        Input input = call.input(argument);
        if (before == null || !before.what().kind().equals(kind)) {
            throw new Refused(new CodePayload(null, List.of(NONE)));
        }
        Errors errors = new Errors();
        PathErrors at = new PathErrors(argument, errors);
        List<DiscountRedeemCode> codes = before.what().codes();
        String code = input.text("code");
        if (code != null && codes.size() > 1) {
            errors.add("id", "Cannot update the code of a bulk discount.", null);
        } else if (code != null) {
            checkCode(call, code, before, at);
            codes = List.of(Edit.of(codes.get(0)).set("code", code).done());
        }
        Discount changed = read(call, input, at, before.what());
        if (errors.any()) {
            throw new Refused(new CodePayload(null, errors.list()));
        }
        Discount whole = Edit.of(changed).set("codes", codes).done();
        return new CodePayload(table.put(new DiscountCodeNode(before.key(), whole)), List.of());
    }

    static AutomaticPayload createAutomatic(Call call, String kind, String argument) {
        Table<DiscountAutomaticNode> table = call.data().table(DiscountAutomaticNode.class);
        Errors errors = new Errors();
        Discount made = read(call, call.input(argument), new PathErrors(argument, errors), blank(call, kind));
        if (errors.any()) {
            throw new Refused(new AutomaticPayload(null, errors.list()));
        }
        return new AutomaticPayload(table.put(new DiscountAutomaticNode(nextNode(call), made)), List.of());
    }

    /** Both kinds of nodes share their numbers: a DiscountNode is named by its number alone. */
    private static long nextNode(Call call) {
        return call.data().table(DiscountCodeNode.class).nextKey();
    }

    static AutomaticPayload updateAutomatic(Call call, String kind, String argument) {
        DiscountAutomaticNode before = call.row("id", DiscountAutomaticNode.class);
        Input input = call.input(argument);
        if (before == null || !before.what().kind().equals(kind)) {
            throw new Refused(new AutomaticPayload(null, List.of(NONE)));
        }
        Errors errors = new Errors();
        Discount changed = read(call, input, new PathErrors(argument, errors), before.what());
        if (errors.any()) {
            throw new Refused(new AutomaticPayload(null, errors.list()));
        }
        Table<DiscountAutomaticNode> table = call.data().table(DiscountAutomaticNode.class);
        return new AutomaticPayload(table.put(new DiscountAutomaticNode(before.key(), changed)), List.of());
    }

    private static Discount read(Call call, Input input, PathErrors at, Discount before) {
        boolean isNew = before.startsAt().equals(Instant.EPOCH);
        if (input.gives("context") && input.gives("customerSelection")) {
            at.add(".context", "Only one of context or customerSelection can be provided.", "INVALID");
        }
        Discount read = new DiscountInput(call, input, at, before).read();
        if (isNew && !input.gives("startsAt")) {
            at.add(".startsAt", "Starts at can't be blank", "BLANK");
        }
        if (read.title().isBlank()) {
            at.add(".title", "Title can't be blank", "BLANK");
        } else if (read.title().length() > LONGEST) {
            at.add(".title", "Title is too long (maximum is 255 characters)", "TOO_LONG");
        }
        if (read.endsAt() != null && !read.endsAt().isAfter(read.startsAt())) {
            at.add(".endsAt", "Ends at needs to be after starts_at", "INVALID");
        }
        if (read.usageLimit() != null && read.usageLimit() <= 0) {
            at.add(".usageLimit", "Usage limit must be greater than 0", "GREATER_THAN");
        }
        if (read.kind().equals("FreeShipping") && read.combinesWith().shippingDiscounts()) {
            at.add(
                    ".combinesWith",
                    "The combinesWith settings are not valid for the discount class.",
                    "INVALID_COMBINES_WITH_FOR_DISCOUNT_CLASS");
        }
        if (read.kind().equals("Bxgy")) {
            checkBxgy(read, at);
        }
        return read;
    }

    private static void checkBxgy(Discount read, PathErrors at) {
        if (read.usesPerOrder() != null && read.usesPerOrder() == 0) {
            at.add(".usesPerOrderLimit", "Allocation limit cannot be zero", "VALUE_OUTSIDE_RANGE");
        } else if (read.usesPerOrder() != null && read.usesPerOrder() < 0) {
            at.add(".usesPerOrderLimit", "Allocation limit must be greater than 0", "GREATER_THAN");
        }
        if (read.gets() != null && read.gets().items() instanceof AllDiscountItems) {
            at.add(".customerGets", "Items in 'customer get' cannot be set to all", "INVALID");
        }
    }

    private static void checkCode(Call call, @Nullable String code, @Nullable DiscountCodeNode itself, PathErrors at) {
        if (code == null) {
            at.add(".code", "Code can't be blank", "BLANK");
        } else if (code.isEmpty()) {
            at.add(".code", "Code is too short (minimum is 1 character)", "TOO_SHORT");
        } else if (code.contains("\n") || code.contains("\r")) {
            at.add(".code", "Code cannot contain newline characters.", "INVALID");
        } else if (code.length() > LONGEST) {
            at.add(".code", "Code is too long (maximum is 255 characters)", "TOO_LONG");
        } else {
            DiscountCodeNode owner = DiscountNodes.byCode(call.data(), code);
            if (owner != null && (itself == null || owner.key() != itself.key())) {
                at.add(".code", "Code must be unique. Please try a different code.", "TAKEN");
            }
        }
    }

    static CodePayload turnCode(Call call, boolean on) {
        DiscountCodeNode node = codeNode(call, "id");
        if (node == null) {
            return new CodePayload(null, List.of(NO_CODE));
        }
        DiscountCodeNode turned = new DiscountCodeNode(node.key(), turned(node.what(), on, call.now()));
        return new CodePayload(call.data().table(DiscountCodeNode.class).put(turned), List.of());
    }

    static AutomaticPayload turnAutomatic(Call call, boolean on) {
        DiscountAutomaticNode node = automaticNode(call);
        if (node == null) {
            return new AutomaticPayload(null, List.of(NO_AUTOMATIC));
        }
        DiscountAutomaticNode turned = new DiscountAutomaticNode(node.key(), turned(node.what(), on, call.now()));
        return new AutomaticPayload(
                call.data().table(DiscountAutomaticNode.class).put(turned), List.of());
    }

    /** One that is as wished already stays untouched. */
    private static Discount turned(Discount before, boolean on, Instant now) {
        String status = before.status(now);
        if (status.equals(on ? "ACTIVE" : "EXPIRED")) {
            return before;
        }
        Edit<Discount> edit = Edit.of(before).set("updatedAt", now);
        if (!on) {
            return edit.set("endsAt", now).done();
        }
        return edit.set("startsAt", status.equals("SCHEDULED") ? now : before.startsAt())
                .set("endsAt", null)
                .done();
    }

    /** The id may be of either kind: of the other one there is no such discount. */
    private static @Nullable DiscountCodeNode codeNode(Call call, String argument) {
        Gid gid = anyNode(call, argument);
        return gid.type().equals("DiscountCodeNode")
                ? call.data().table(DiscountCodeNode.class).get(gid.number())
                : null;
    }

    private static @Nullable DiscountAutomaticNode automaticNode(Call call) {
        Gid gid = anyNode(call, "id");
        return gid.type().equals("DiscountAutomaticNode")
                ? call.data().table(DiscountAutomaticNode.class).get(gid.number())
                : null;
    }

    private static Gid anyNode(Call call, String argument) {
        String id = Objects.requireNonNull(call.text(argument));
        Gid gid = Gid.parse(id).orElseThrow(() -> ShopifyError.invalidId(id));
        if (!gid.type().equals("DiscountCodeNode") && !gid.type().equals("DiscountAutomaticNode")) {
            throw ShopifyError.invalidId(id);
        }
        return gid;
    }

    static CodeDeleted deleteCode(Call call) {
        DiscountCodeNode node = codeNode(call, "id");
        if (node == null) {
            return new CodeDeleted(null, List.of(NO_CODE));
        }
        call.data().table(DiscountCodeNode.class).remove(each -> each.key() == node.key());
        return new CodeDeleted(node.id(), List.of());
    }

    static AutomaticDeleted deleteAutomatic(Call call) {
        DiscountAutomaticNode node = automaticNode(call);
        if (node == null) {
            return new AutomaticDeleted(null, List.of(NO_AUTOMATIC));
        }
        call.data().table(DiscountAutomaticNode.class).remove(each -> each.key() == node.key());
        return new AutomaticDeleted(node.id(), List.of());
    }

    static BulkPayload addCodes(Call call) {
        DiscountCodeNode node = codeNode(call, "discountId");
        List<Input> inputs = call.inputs("codes");
        if (node == null) {
            inputs.forEach(each -> each.ignore("code"));
            return new BulkPayload(
                    null, List.of(UserError.coded("discountId", "Code discount does not exist.", "INVALID")));
        }
        if (inputs.isEmpty()) {
            return new BulkPayload(null, List.of(UserError.coded("codes", "Codes can't be blank", "BLANK")));
        }
        List<Imported> outcomes = new ArrayList<>();
        List<DiscountRedeemCode> codes = new ArrayList<>(node.what().codes());
        for (Input each : inputs) {
            String code = each.text("code", "");
            Errors errors = new Errors();
            checkCode(call, code, null, new PathErrors("", errors));
            boolean twice = codes.stream().anyMatch(one -> one.code().equalsIgnoreCase(code));
            if (twice && !errors.any()) {
                errors.add("code", "Code must be unique. Please try a different code.", "TAKEN");
            }
            List<UserError> wrong = errors.list().stream()
                    .map(error -> UserError.coded("code", error.message(), error.code()))
                    .toList();
            DiscountRedeemCode made =
                    errors.any() ? null : new DiscountRedeemCode(call.data().nextPart(), code, 0);
            if (made != null) {
                codes.add(made);
            }
            outcomes.add(new Imported(call.data().nextPart(), code, made, wrong));
        }
        replace(call, node, what -> Edit.of(what).set("codes", codes).done());
        Table<DiscountRedeemCodeBulkCreation> table = call.data().table(DiscountRedeemCodeBulkCreation.class);
        return new BulkPayload(
                table.put(new DiscountRedeemCodeBulkCreation(table.nextKey(), node.key(), outcomes, call.now())),
                List.of());
    }

    private static void replace(Call call, DiscountCodeNode node, UnaryOperator<Discount> change) {
        call.data().table(DiscountCodeNode.class).put(new DiscountCodeNode(node.key(), change.apply(node.what())));
    }

    /** Counts an order that used the code; a code that no discount has is none of ours. */
    static void count(Call call, String code) {
        DiscountCodeNode node = DiscountNodes.byCode(call.data(), code);
        if (node != null) {
            List<DiscountRedeemCode> codes = node.what().codes().stream()
                    .map(each -> each.code().equalsIgnoreCase(code)
                            ? Edit.of(each)
                                    .set("asyncUsageCount", each.asyncUsageCount() + 1)
                                    .done()
                            : each)
                    .toList();
            replace(call, node, what -> Edit.of(what).set("codes", codes).done());
        }
    }
}
