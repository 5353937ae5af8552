package io.shopwright.testkit;

import io.shopwright.testkit.Money.MoneyV2;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A customer. The statistics over orders leave test orders out and count money after refunds.
 *
 * @param places the customer's addresses, the default first
 */
record Customer(
        long key,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String note,
        String locale,
        String state,
        List<String> tags,
        boolean taxExempt,
        List<String> taxExemptions,
        Consent emailConsent,
        Consent smsConsent,
        List<MailingAddress> places,
        Instant createdAt,
        Instant updatedAt)
        implements MetafieldOwner, Tagged {
    static final Customer BLANK = new Customer(
            0,
            null,
            null,
            null,
            null,
            null,
            "en",
            "DISABLED",
            List.of(),
            false,
            List.of(),
            Consent.NONE,
            Consent.NONE,
            List.of(),
            Instant.EPOCH,
            Instant.EPOCH);

    /** Whether a customer wants to hear from the shop; answers the schema's types of consent states. */
    record Consent(
            String marketingState,
            @Nullable String marketingOptInLevel,
            @Nullable Instant consentUpdatedAt) {
        static final Consent NONE = new Consent("NOT_SUBSCRIBED", "SINGLE_OPT_IN", null);

        @Nullable
        String consentCollectedFrom() {
            return consentUpdatedAt == null ? null : "OTHER";
        }

        @Nullable
        Location sourceLocation() {
            return null;
        }
    }

    Customer {
        tags = List.copyOf(tags);
        taxExemptions = List.copyOf(taxExemptions);
        places = List.copyOf(places);
    }

    /** First and last name, as far as there are any; else the email, as Shopify shows it. */
    String displayName() {
        String name = Stream.of(text(firstName), text(lastName))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? text(email) : name;
    }

    @Nullable
    EmailAddress defaultEmailAddress() {
        return email == null ? null : new EmailAddress(email, emailConsent);
    }

    @Nullable
    PhoneNumber defaultPhoneNumber() {
        return phone == null ? null : new PhoneNumber(phone, smsConsent);
    }

    /** The answer to a field of type CustomerEmailAddress. */
    record EmailAddress(String emailAddress, Consent consent) {
        String marketingState() {
            return consent.marketingState();
        }

        @Nullable
        String marketingOptInLevel() {
            return consent.marketingOptInLevel();
        }

        @Nullable
        Instant marketingUpdatedAt() {
            return consent.consentUpdatedAt();
        }

        boolean validFormat() {
            return true;
        }
    }

    /** The answer to a field of type CustomerPhoneNumber. */
    record PhoneNumber(String phoneNumber, Consent consent) {
        String marketingState() {
            return consent.marketingState();
        }

        @Nullable
        String marketingOptInLevel() {
            return consent.marketingOptInLevel();
        }

        @Nullable
        Instant marketingUpdatedAt() {
            return consent.consentUpdatedAt();
        }
    }

    /** Null without an address to write to. */
    @Nullable
    Consent emailMarketingConsent() {
        return email == null ? null : emailConsent;
    }

    /** Null without a number to write to. */
    @Nullable
    Consent smsMarketingConsent() {
        return phone == null ? null : smsConsent;
    }

    @Nullable
    MailingAddress defaultAddress() {
        return places.isEmpty() ? null : places.get(0);
    }

    List<MailingAddress> addresses(Call call) {
        Integer first = call.integer("first");
        return first == null ? places : places.subList(0, Math.min(first, places.size()));
    }

    Connection<MailingAddress> addressesV2(Call call) {
        return Connection.inOrder(places, call);
    }

    boolean verifiedEmail() {
        return true;
    }

    boolean validEmailAddress() {
        return email != null;
    }

    boolean dataSaleOptOut() {
        return false;
    }

    boolean canDelete(Call call) {
        return call.data().orders().ownedBy(key).isEmpty();
    }

    Connection<StoreCreditAccount> storeCreditAccounts(Call call) {
        return StoreCredits.accounts(call, this);
    }

    long numberOfOrders(Call call) {
        return call.session().data().counted(this).size();
    }

    MoneyV2 amountSpent(Call call) {
        return Money.of(call.session().data().spent(this), call.session().data().currency());
    }

    @Nullable
    Order lastOrder(Call call) {
        List<Order> orders = OrderLists.of(call.session(), this);
        return orders.isEmpty() ? null : orders.get(orders.size() - 1);
    }

    Connection<Order> orders(Call call) {
        return OrderLists.connection(call, OrderLists.of(call.session(), this));
    }

    /** What customers are sorted by under NAME: last name first. */
    String sortName() {
        return (text(lastName) + ", " + text(firstName)).toLowerCase(Locale.ROOT);
    }

    private static String text(@Nullable String part) {
        return part == null ? "" : part;
    }
}
