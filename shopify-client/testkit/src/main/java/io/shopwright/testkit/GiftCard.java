package io.shopwright.testkit;

import io.shopwright.testkit.Money.MoneyV2;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A gift card. Its code is known to whoever made it alone; reads show its last letters. */
record GiftCard(
        long key,
        String code,
        BigDecimal worth,
        Currency currency,
        List<GiftCardTransaction> changes,
        @Nullable LocalDate expires,
        @Nullable Long customerKey,
        @Nullable GiftCardRecipient recipientAttributes,
        @Nullable String note,
        @Nullable String templateSuffix,
        @Nullable Instant deactivatedAt,
        Instant createdAt,
        Instant updatedAt)
        implements Resource {
    private static final int SHOWN = 4;

    /** Who is to get it. */
    record GiftCardRecipient(
            long customerKey,
            @Nullable String message,
            @Nullable String preferredName,
            @Nullable Instant sendNotificationAt) {
        Customer recipient(Call call) {
            return Objects.requireNonNull(call.data().customers().get(customerKey));
        }
    }

    /** Money put on it or, if negative, taken off. */
    record GiftCardTransaction(
            long key,
            long cardKey,
            BigDecimal change,
            Currency currency,
            @Nullable String note,
            Instant processedAt) implements Resource {
        @Override
        public String id() {
            return Gid.of(change.signum() < 0 ? "GiftCardDebitTransaction" : "GiftCardCreditTransaction", key);
        }

        MoneyV2 amount() {
            return Money.of(change, currency);
        }

        GiftCard giftCard(Call call) {
            return Objects.requireNonNull(call.data().table(GiftCard.class).get(cardKey));
        }
    }

    GiftCard {
        changes = List.copyOf(changes);
    }

    BigDecimal left() {
        return changes.stream().map(GiftCardTransaction::change).reduce(worth, BigDecimal::add);
    }

    MoneyV2 balance() {
        return Money.of(left(), currency);
    }

    MoneyV2 initialValue() {
        return Money.of(worth, currency);
    }

    boolean enabled() {
        return deactivatedAt == null;
    }

    @Nullable
    String expiresOn() {
        return expires == null ? null : expires.toString();
    }

    String lastCharacters() {
        return code.substring(Math.max(code.length() - SHOWN, 0));
    }

    String maskedCode() {
        return "•••• •••• •••• " + lastCharacters();
    }

    @Nullable
    Customer customer(Call call) {
        return customerKey == null ? null : call.data().customers().get(customerKey);
    }

    /** None is sold here. */
    @Nullable
    Order order() {
        return null;
    }
}
