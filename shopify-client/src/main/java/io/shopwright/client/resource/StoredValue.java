package io.shopwright.client.resource;

import io.shopwright.client.Gid;
import io.shopwright.client.Money;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Connection;
import io.shopwright.client.query.Mutation;
import io.shopwright.client.query.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money that customers hold in the shop: store credit and gift cards. Needs the scopes {@code
 * read_store_credit_accounts}, {@code write_store_credit_account_transactions}, {@code read_gift_cards} and {@code
 * write_gift_cards}.
 */
public final class StoredValue {
    private final Shop shop;

    public StoredValue(Shop shop) {
        this.shop = shop;
    }

    /** The first 50 accounts of a customer, one for each currency. */
    public record Accounts(Gid id, @Arguments("first: 50") List<Account> storeCreditAccounts) {}

    /** Store credit in one currency. */
    public record Account(Gid id, Money balance) {}

    /** What a credit or debit did. */
    public record Booked(@Nullable Booking storeCreditAccountTransaction) {}

    /** A movement on an account. */
    public record Booking(Money amount, Money balanceAfterTransaction, Instant createdAt) {}

    /** A gift card; its code is told once, when it is made. */
    public record GiftCard(
            Gid id,
            String lastCharacters,
            Money initialValue,
            Money balance,
            boolean enabled,
            @Nullable LocalDate expiresOn,
            @Nullable Reference customer,
            Instant createdAt) {}

    /** A gift card that was made, and its code. */
    public record Issued(
            @Nullable GiftCard giftCard, @Nullable String giftCardCode) {}

    /** The gift card after a change. */
    public record Saved(@Nullable GiftCard giftCard) {}

    /** The store credit of a customer. */
    public Query<Accounts> accounts(Gid customer) {
        return shop.object("customer", Accounts.class).with("id", customer);
    }

    /** Gives credit to a customer or an account. {@code input} is a {@code StoreCreditAccountCreditInput}. */
    public Mutation<Booked> credit(Gid customerOrAccount, Object input) {
        return shop.mutation("storeCreditAccountCredit", Booked.class)
                .with("id", customerOrAccount)
                .with("creditInput", input);
    }

    /** Takes credit from a customer or an account. {@code input} is a {@code StoreCreditAccountDebitInput}. */
    public Mutation<Booked> debit(Gid customerOrAccount, Object input) {
        return shop.mutation("storeCreditAccountDebit", Booked.class)
                .with("id", customerOrAccount)
                .with("debitInput", input);
    }

    /** Gift cards that a search finds. */
    public Connection<GiftCard> giftCards(String filter) {
        return shop.connection("giftCards", GiftCard.class).with("query", filter);
    }

    /** One gift card. */
    public Query<GiftCard> giftCard(Gid id) {
        return shop.object("giftCard", GiftCard.class).with("id", id);
    }

    /** Makes a gift card. {@code input} is a {@code GiftCardCreateInput}. */
    public Mutation<Issued> issue(Object input) {
        return shop.mutation("giftCardCreate", Issued.class).with("input", input);
    }

    /** Changes a gift card. {@code input} is a {@code GiftCardUpdateInput}. */
    public Mutation<Saved> update(Gid id, Object input) {
        return shop.mutation("giftCardUpdate", Saved.class).with("id", id).with("input", input);
    }

    /** Makes a gift card worthless for good. */
    public Mutation<Saved> deactivate(Gid id) {
        return shop.mutation("giftCardDeactivate", Saved.class).with("id", id);
    }
}
