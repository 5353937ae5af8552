package io.shopwright.testkit;

import io.shopwright.testkit.Money.MoneyV2;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Store credit. */
final class StoreCredits {
    /** The limit of an account. Its amount is not documented; a real shop refused 100,000 US dollars. */
    private static final BigDecimal LIMIT = new BigDecimal("100000");

    private static final List<String> NO_INPUT = List.of("USDC", "XXX");

    private static final SearchFields<StoreCreditAccount> SEARCH = new SearchFields<StoreCreditAccount>(
                    "storeCreditAccounts", Set.of(), account -> List.of())
            .text("currency_code", account -> List.of(account.currencyCode()))
            .number("id", StoreCreditAccount::key);

    /** The answer to a field of the types of transactions of store credit. */
    record Booking(MoneyV2 amount, MoneyV2 balanceAfterTransaction, Instant createdAt, StoreCreditAccount account) {
        String event() {
            return "ADJUSTMENT";
        }

        @Nullable
        Object origin() {
            return null;
        }
    }

    record Payload(@Nullable Booking storeCreditAccountTransaction, List<UserError> userErrors) {}

    private StoreCredits() {}

    static Connection<StoreCreditAccount> accounts(Call call, Customer customer) {
        List<StoreCreditAccount> found = call.data().table(StoreCreditAccount.class).ownedBy(customer.key()).stream()
                .filter(SEARCH.filter(call))
                .toList();
        return Connection.inOrder(found, call);
    }

    static Payload credit(Call call) {
        return book(call, "creditInput", "creditAmount");
    }

    static Payload debit(Call call) {
        return book(call, "debitInput", "debitAmount");
    }

    private static Payload book(Call call, String argument, String member) {
        boolean credits = member.equals("creditAmount");
        Input input = call.input(argument);
        Input money = Objects.requireNonNull(input.object(member));
        BigDecimal amount = Objects.requireNonNullElse(money.decimal("amount"), BigDecimal.ZERO);
        String currency = money.text("currencyCode", "");
        if (NO_INPUT.contains(currency)) {
            throw ShopifyError.coded(
                    "CurrencyCode \"" + currency
                            + "\" is invalid. It can only be used as a result and not as an input value.",
                    "CURRENCY_CODE_INVALID");
        }
        StoreCreditAccount account = account(call, currency, credits);
        Instant expires = credits ? input.ignore("notify").time("expiresAt") : null;
        if (account == null) {
            return refused("id", "Store credit account does not exist", "ACCOUNT_NOT_FOUND");
        }
        if (expires != null && !expires.isAfter(call.now())) {
            return refused(argument + ".expiresAt", "The expiry date must be in the future", "EXPIRES_AT_IN_PAST");
        }
        String path = argument + "." + member;
        if (amount.signum() <= 0) {
            String message =
                    "A positive amount must be used to " + (credits ? "credit" : "debit") + " a store credit account";
            return refused(path + ".amount", message, "NEGATIVE_OR_ZERO_AMOUNT");
        }
        if (!account.currencyCode().equals(currency)) {
            return refused(
                    path + ".currencyCode",
                    "The currency provided does not match the currency of the store credit account",
                    "MISMATCHING_CURRENCY");
        }
        BigDecimal after =
                credits ? account.amount().add(amount) : account.amount().subtract(amount);
        if (after.signum() < 0) {
            return refused(
                    path + ".amount",
                    "The store credit account does not have sufficient funds to satisfy the request",
                    "INSUFFICIENT_FUNDS");
        }
        if (after.compareTo(LIMIT) >= 0) {
            return refused(
                    path + ".amount",
                    "The operation would cause the account's credit limit to be exceeded",
                    "CREDIT_LIMIT_EXCEEDED");
        }
        StoreCreditAccount booked = call.data()
                .table(StoreCreditAccount.class)
                .put(Edit.of(account).set("amount", after).done());
        MoneyV2 change = new MoneyV2(credits ? amount : amount.negate(), currency);
        return new Payload(new Booking(change, booked.balance(), call.now(), booked), List.of());
    }

    private static Payload refused(String path, String message, String code) {
        throw new Refused(new Payload(null, List.of(UserError.coded(path, message, code))));
    }

    /** By its own id or its customer's; a customer gets an account with the first credit in a currency. */
    private static @Nullable StoreCreditAccount account(Call call, String currency, boolean credits) {
        ShopData data = call.data();
        Table<StoreCreditAccount> accounts = data.table(StoreCreditAccount.class);
        String id = String.valueOf(call.text("id"));
        Gid gid = Gid.parse(id).orElseThrow(() -> ShopifyError.invalidId(id));
        if (gid.type().equals("StoreCreditAccount")) {
            return accounts.get(gid.number());
        }
        Customer customer = data.customers().get(Gid.key(id, "Customer"));
        if (customer == null) {
            return null;
        }
        StoreCreditAccount known = accounts.ownedBy(customer.key()).stream()
                .filter(each -> each.currencyCode().equals(currency))
                .findFirst()
                .orElse(null);
        return known != null || !credits
                ? known
                : accounts.put(new StoreCreditAccount(accounts.nextKey(), customer.key(), BigDecimal.ZERO, currency));
    }
}
