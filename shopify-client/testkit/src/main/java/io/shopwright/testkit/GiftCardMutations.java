package io.shopwright.testkit;

import io.shopwright.testkit.GiftCard.GiftCardRecipient;
import io.shopwright.testkit.GiftCard.GiftCardTransaction;
import io.shopwright.testkit.UserError.Errors;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes gift cards. */
final class GiftCardMutations {
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9]*");
    private static final Pattern MARKUP = Pattern.compile("<[^>]+>");
    private static final int SHORTEST_CODE = 8;
    private static final int LONGEST_CODE = 20;
    private static final int MADE_CODE = 16;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_MESSAGE = 200;
    private static final Duration SOON = Duration.ofDays(90);

    record Payload(@Nullable GiftCard giftCard, @Nullable String giftCardCode, List<UserError> userErrors) {
        static Payload refused(UserError error) {
            return new Payload(null, null, List.of(error));
        }
    }

    record Credited(@Nullable GiftCardTransaction giftCardCreditTransaction, List<UserError> userErrors) {}

    record Debited(@Nullable GiftCardTransaction giftCardDebitTransaction, List<UserError> userErrors) {}

    private static final UserError NONE =
            UserError.coded("id", "The gift card could not be found.", "GIFT_CARD_NOT_FOUND");

    private GiftCardMutations() {}

    static Payload create(Call call) {
        ShopData data = call.data();
        Input input = call.input("input");
        Table<GiftCard> cards = data.table(GiftCard.class);
        Input money = input.object("initialAmount");
        BigDecimal worth = money == null
                ? input.decimal("initialValue")
                : money.ignore("currencyCode").decimal("amount");
        Errors errors = new Errors();
        if (worth == null || worth.signum() <= 0) {
            errors.add("input.initialValue", "must be greater than 0", "GREATER_THAN");
        }
        Long customer = customer(call, input, errors);
        String given = input.text("code");
        if (given != null && !errors.any()) {
            checkCode(cards, given.toLowerCase(Locale.ROOT), errors);
        }
        GiftCardRecipient recipient = recipient(call, input, errors);
        if (errors.any()) {
            throw new Refused(new Payload(null, null, errors.list()));
        }
        long key = cards.nextKey();
        // Shopify's own codes are random; ours follow from the number.
        String code = given == null
                ? Metafield.digest("gift card " + key).substring(0, MADE_CODE)
                : given.toLowerCase(Locale.ROOT);
        GiftCard card = new GiftCard(
                key,
                code,
                Objects.requireNonNull(worth),
                data.currency(),
                List.of(),
                date(input),
                customer,
                recipient,
                input.text("note"),
                input.text("templateSuffix"),
                null,
                call.now(),
                call.now());
        return new Payload(cards.put(card), code, List.of());
    }

    private static @Nullable LocalDate date(Input input) {
        String text = input.text("expiresOn");
        return text == null ? null : LocalDate.parse(text);
    }

    private static @Nullable Long customer(Call call, Input input, Errors errors) {
        Long key = input.key("customerId", "Customer");
        if (key != null && call.data().customers().get(key) == null) {
            errors.add("input.customerId", "The customer could not be found.", "CUSTOMER_NOT_FOUND");
        }
        return key;
    }

    private static void checkCode(Table<GiftCard> cards, String code, Errors errors) {
        if (code.length() < SHORTEST_CODE) {
            errors.add("input.code", "Code must be at least 8 characters long", "TOO_SHORT");
        } else if (code.length() > LONGEST_CODE) {
            errors.add("input.code", "Code must be at most 20 characters long", "TOO_LONG");
        } else if (!PLAIN.matcher(code).matches()) {
            errors.add("input.code", "Code can only contain letters(a-z) and numbers(0-9)", "INVALID");
        } else if (cards.rows().stream().anyMatch(each -> each.code().equals(code))) {
            errors.add("input.code", "Code has already been taken", null);
        }
    }

    private static @Nullable GiftCardRecipient recipient(Call call, Input input, Errors errors) {
        Input given = input.object("recipientAttributes");
        if (given == null) {
            return null;
        }
        String path = "input.recipientAttributes.";
        Long key = given.key("id", "Customer");
        String name = given.text("preferredName", "");
        String message = given.text("message", "");
        Instant when = given.time("sendNotificationAt");
        if (name.length() > LONGEST_NAME) {
            throw ShopifyError.invalidArguments("preferredName is too long (maximum is 255)");
        }
        if (message.length() > LONGEST_MESSAGE) {
            throw ShopifyError.invalidArguments("message is too long (maximum is 200)");
        }
        if (key == null || call.data().customers().get(key) == null) {
            throw ShopifyError.notSimulated("a gift card for a recipient who does not exist");
        }
        if (MARKUP.matcher(name).find()) {
            errors.add(path + "preferredName", "Preferred name cannot contain HTML tags", "INVALID");
        }
        if (MARKUP.matcher(message).find()) {
            errors.add(path + "message", "Message cannot contain HTML tags", "INVALID");
        }
        boolean off = when != null
                && (when.isBefore(call.now()) || when.isAfter(call.now().plus(SOON)));
        if (off) {
            errors.add(path + "sendNotificationAt", "Send notification at must be within 90 days from now", "INVALID");
        }
        return new GiftCardRecipient(key, given.text("message"), given.text("preferredName"), when);
    }

    static Payload update(Call call) {
        GiftCard card = call.row("id", GiftCard.class);
        Input input = call.input("input");
        Errors errors = new Errors();
        Long customer = customer(call, input, errors);
        GiftCardRecipient recipient = recipient(call, input, errors);
        boolean changesOwner = input.gives("customerId") || input.gives("recipientAttributes");
        boolean empty = !input.has("note") && !input.has("templateSuffix") && !input.has("expiresOn") && !changesOwner;
        LocalDate expires = date(input);
        if (card == null) {
            return Payload.refused(NONE);
        }
        if (empty) {
            return Payload.refused(
                    UserError.coded("input", "At least one argument is required in the input.", "INVALID"));
        }
        if (!card.enabled() && (changesOwner || input.has("expiresOn"))) {
            String field = input.has("expiresOn") ? "input.expiresOn" : "input.customerId";
            return Payload.refused(UserError.coded(field, "The gift card is deactivated.", "INVALID"));
        }
        if (errors.any()) {
            throw new Refused(new Payload(null, null, errors.list()));
        }
        Edit<GiftCard> edit =
                Edit.of(card).take(input, "note", "templateSuffix").set("updatedAt", call.now());
        if (input.has("expiresOn")) {
            edit.set("expires", expires);
        }
        if (customer != null) {
            edit.set("customerKey", customer);
        }
        if (recipient != null) {
            edit.set("recipientAttributes", recipient);
        }
        return new Payload(call.data().table(GiftCard.class).put(edit.done()), null, List.of());
    }

    /** One that is off already stays untouched. */
    static Payload deactivate(Call call) {
        GiftCard card = call.row("id", GiftCard.class);
        if (card == null) {
            return Payload.refused(NONE);
        }
        if (!card.enabled()) {
            return new Payload(card, null, List.of());
        }
        GiftCard off = Edit.of(card)
                .set("deactivatedAt", call.now())
                .set("updatedAt", call.now())
                .done();
        return new Payload(call.data().table(GiftCard.class).put(off), null, List.of());
    }

    static Credited credit(Call call) {
        Errors errors = new Errors();
        GiftCardTransaction made = change(call, "credit", errors);
        return new Credited(made, errors.list());
    }

    static Debited debit(Call call) {
        Errors errors = new Errors();
        GiftCardTransaction made = change(call, "debit", errors);
        return new Debited(made, errors.list());
    }

    private static @Nullable GiftCardTransaction change(Call call, String kind, Errors errors) {
        GiftCard card = call.row("id", GiftCard.class);
        Input input = call.input(kind + "Input");
        Input money = Objects.requireNonNull(input.object(kind + "Amount"));
        BigDecimal amount = Objects.requireNonNullElse(money.decimal("amount"), BigDecimal.ZERO);
        String currency = money.text("currencyCode", "");
        Instant given = input.time("processedAt");
        String note = input.text("note");
        String path = kind + "Input.";
        if (card == null) {
            errors.add(NONE);
            return null;
        }
        boolean debits = kind.equals("debit");
        LocalDate today = LocalDate.ofInstant(call.now(), call.data().zone());
        if (!card.enabled()) {
            errors.add("id", "The gift card is deactivated.", "INVALID");
        } else if (card.expires() != null && card.expires().isBefore(today)) {
            errors.add("id", "The gift card has expired.", "INVALID");
        } else if (amount.signum() <= 0) {
            errors.add(path + kind + "Amount.amount", "A positive amount must be used.", "NEGATIVE_OR_ZERO_AMOUNT");
        } else if (!currency.equals(card.currency().getCurrencyCode())) {
            errors.add(
                    path + kind + "Amount.currencyCode",
                    "The currency provided does not match the currency of the gift card.",
                    "MISMATCHING_CURRENCY");
        } else if (given != null && given.isAfter(call.now())) {
            errors.add(path + "processedAt", "The processed date must not be in the future.", "INVALID");
        } else if (given != null && given.isBefore(Instant.EPOCH)) {
            errors.add(path + "processedAt", "A valid processed date must be used.", "INVALID");
        } else if (debits && amount.compareTo(card.left()) > 0) {
            errors.add(
                    path + "debitAmount.amount",
                    "The gift card does not have sufficient funds to satisfy the request.",
                    "INSUFFICIENT_FUNDS");
        }
        if (errors.any()) {
            return null;
        }
        GiftCardTransaction made = new GiftCardTransaction(
                call.data().nextPart(),
                card.key(),
                debits ? amount.negate() : amount,
                card.currency(),
                note,
                given == null ? call.now() : given);
        List<GiftCardTransaction> changes = new ArrayList<>(card.changes());
        changes.add(made);
        call.data()
                .table(GiftCard.class)
                .put(Edit.of(card)
                        .set("changes", changes)
                        .set("updatedAt", call.now())
                        .done());
        return made;
    }
}
