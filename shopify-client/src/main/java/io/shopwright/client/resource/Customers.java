package io.shopwright.client.resource;

import io.shopwright.client.Gid;
import io.shopwright.client.Money;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Connection;
import io.shopwright.client.query.Mutation;
import io.shopwright.client.query.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * People who bought or signed up. Needs the scopes {@code read_customers} and {@code write_customers}, and Shopify's
 * approval for names, addresses, e-mail and phone; without it those are null or the call is denied.
 */
public final class Customers {
    private final Shop shop;

    public Customers(Shop shop) {
        this.shop = shop;
    }

    /** A customer without addresses, for reading many. */
    public record Summary(
            Gid id,
            String displayName,
            Instant createdAt,
            long numberOfOrders,
            Money amountSpent,
            @Nullable Reference lastOrder,
            String state,
            List<String> tags) {}

    /** A customer with the first 50 addresses. */
    public record Customer(
            Gid id,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable Email defaultEmailAddress,
            @Nullable Phone defaultPhoneNumber,
            @Nullable Address defaultAddress,
            @Nullable String note,
            List<String> tags,
            String locale,
            long numberOfOrders,
            Money amountSpent,
            @Arguments("first: 50") List<Address> addressesV2) {}

    /** An e-mail address and whether it may be used for marketing. */
    public record Email(
            String emailAddress,
            String marketingState,
            @Nullable Instant marketingUpdatedAt) {}

    /** A phone number. What may be sent to it stands under names that differ between the versions. */
    public record Phone(String phoneNumber) {}

    /** The customer after a change. */
    public record Saved(@Nullable Summary customer) {}

    /** What was deleted. */
    public record Deleted(@Nullable Gid deletedCustomerId) {}

    /** The job that makes one customer of two. */
    public record Merging(@Nullable Job job, @Nullable Gid resultingCustomerId) {}

    /** The address after a change. */
    public record SavedAddress(@Nullable Address address) {}

    /** The address that was deleted. */
    public record DeletedAddress(@Nullable Gid deletedAddressId) {}

    /** All customers. */
    public Connection<Summary> all() {
        return shop.connection("customers", Summary.class);
    }

    /** Customers that a search finds; {@link io.shopwright.client.query.Filter} writes one safely. */
    public Connection<Summary> search(String filter) {
        return all().with("query", filter);
    }

    /** How many customers a search finds, 10,000 at most. */
    public Query<Count> count(String filter) {
        return shop.object("customersCount", Count.class).with("query", filter);
    }

    /** One customer with addresses. */
    public Query<Customer> customer(Gid id) {
        return shop.object("customer", Customer.class).with("id", id);
    }

    /** One customer by e-mail address. */
    public Query<Customer> byEmail(String address) {
        return shop.object("customerByIdentifier", Customer.class).with("identifier", Map.of("emailAddress", address));
    }

    /** Makes a customer. {@code input} is a {@code CustomerInput}. */
    public Mutation<Saved> create(Object input) {
        return shop.mutation("customerCreate", Saved.class).with("input", input);
    }

    /** Changes a customer. {@code input} is a {@code CustomerInput} with an id. */
    public Mutation<Saved> update(Object input) {
        return shop.mutation("customerUpdate", Saved.class).with("input", input);
    }

    /** Deletes a customer without orders. */
    public Mutation<Deleted> delete(Gid id) {
        return shop.mutation("customerDelete", Deleted.class).with("input", new Reference(id));
    }

    /** Makes one customer of two, which the shop does in a job of its own. */
    public Mutation<Merging> merge(Gid one, Gid other) {
        return shop.mutation("customerMerge", Merging.class)
                .with("customerOneId", one)
                .with("customerTwoId", other);
    }

    /** Records consent to e-mail. {@code input} is a {@code CustomerEmailMarketingConsentUpdateInput}. */
    public Mutation<Saved> updateEmailConsent(Object input) {
        return shop.mutation("customerEmailMarketingConsentUpdate", Saved.class).with("input", input);
    }

    /** Records consent to short messages. {@code input} is a {@code CustomerSmsMarketingConsentUpdateInput}. */
    public Mutation<Saved> updateSmsConsent(Object input) {
        return shop.mutation("customerSmsMarketingConsentUpdate", Saved.class).with("input", input);
    }

    /** Adds an address. {@code address} is a {@code MailingAddressInput}. */
    public Mutation<SavedAddress> createAddress(Gid customer, Object address) {
        return shop.mutation("customerAddressCreate", SavedAddress.class)
                .with("customerId", customer)
                .with("address", address);
    }

    /** Changes an address. {@code address} is a {@code MailingAddressInput}. */
    public Mutation<SavedAddress> updateAddress(Gid customer, Gid id, Object address) {
        return shop.mutation("customerAddressUpdate", SavedAddress.class)
                .with("customerId", customer)
                .with("addressId", id)
                .with("address", address);
    }

    /** Deletes an address. */
    public Mutation<DeletedAddress> deleteAddress(Gid customer, Gid id) {
        return shop.mutation("customerAddressDelete", DeletedAddress.class)
                .with("customerId", customer)
                .with("addressId", id);
    }

    /** Makes an address the usual one. */
    public Mutation<Saved> useAddress(Gid customer, Gid id) {
        return shop.mutation("customerUpdateDefaultAddress", Saved.class)
                .with("customerId", customer)
                .with("addressId", id);
    }
}
