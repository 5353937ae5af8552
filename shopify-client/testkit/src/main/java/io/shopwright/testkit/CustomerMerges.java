package io.shopwright.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Merges customers, and writes their addresses. */
final class CustomerMerges {
    private static final String NO_ADDRESS = "Address does not exist";

    record Merged(@Nullable Job job, @Nullable String resultingCustomerId, List<UserError> userErrors) {}

    record AddressPayload(@Nullable MailingAddress address, List<UserError> userErrors) {}

    record AddressDeleted(@Nullable String deletedAddressId, List<UserError> userErrors) {}

    private CustomerMerges() {}

    /** The second customer stays, with what it lacks taken from the first; all orders become its own. */
    static Merged merge(Call call) {
        ShopData data = call.data();
        long oneKey = call.key("customerOneId", "Customer");
        long twoKey = call.key("customerTwoId", "Customer");
        if (oneKey == twoKey) {
            return refused(UserError.whole("Customers IDs should not match", "INVALID_CUSTOMER_ID"));
        }
        Customer one = data.customers().get(oneKey);
        Customer two = data.customers().get(twoKey);
        if (one == null || two == null) {
            String which = one == null ? "customerOneId" : "customerTwoId";
            String message = "Customer does not exist with ID " + (one == null ? oneKey : twoKey);
            return refused(UserError.coded(which, message, "INVALID_CUSTOMER_ID"));
        }
        List<String> tags = new ArrayList<>(two.tags());
        tags.addAll(one.tags());
        List<MailingAddress> places = new ArrayList<>(two.places());
        places.addAll(one.places());
        Edit<Customer> merged = Edit.of(two)
                .set("firstName", two.firstName() == null ? one.firstName() : two.firstName())
                .set("lastName", two.lastName() == null ? one.lastName() : two.lastName())
                .set("email", two.email() == null ? one.email() : two.email())
                .set("phone", two.phone() == null ? one.phone() : two.phone())
                .set("note", notes(one.note(), two.note()))
                .set("tags", Tagged.tidy(tags))
                .set("places", places)
                .set("updatedAt", call.now());
        override(call, merged);
        data.customers().remove(each -> each.key() == oneKey);
        data.customers().put(merged.done());
        List<Order> moved = new ArrayList<>();
        for (Order order : data.orders().ownedBy(oneKey)) {
            moved.add(Edit.of(order).set("customerKey", twoKey).done());
        }
        data.orders().putAll(moved);
        return new Merged(Job.pending(data), two.id(), List.of());
    }

    private static Merged refused(UserError error) {
        return new Merged(null, null, List.of(error));
    }

    private static @Nullable String notes(@Nullable String one, @Nullable String two) {
        if (one == null || two == null) {
            return one == null ? two : one;
        }
        return two + " " + one;
    }

    private static void override(Call call, Edit<Customer> edit) {
        Input fields = call.input("overrideFields");
        keep(call, fields, "customerIdOfFirstNameToKeep", kept -> edit.set("firstName", kept.firstName()));
        keep(call, fields, "customerIdOfLastNameToKeep", kept -> edit.set("lastName", kept.lastName()));
        keep(call, fields, "customerIdOfEmailToKeep", kept -> edit.set("email", kept.email()));
        keep(call, fields, "customerIdOfPhoneNumberToKeep", kept -> edit.set("phone", kept.phone()));
        edit.take(fields, "note");
        if (fields.gives("tags")) {
            edit.set("tags", Tagged.tidy(fields.texts("tags")));
        }
    }

    private static void keep(Call call, Input fields, String member, Consumer<Customer> keeper) {
        Long key = fields.key(member, "Customer");
        if (key != null) {
            keeper.accept(Objects.requireNonNull(call.data().customers().get(key)));
        }
    }

    static AddressPayload createAddress(Call call) {
        Customer customer = call.row("customerId", Customer.class);
        Address where = Address.ofPerson(call.input("address"));
        boolean isDefault = call.flag("setAsDefault");
        if (customer == null) {
            return new AddressPayload(null, List.of(UserError.at("customerId", "Customer does not exist")));
        }
        if (customer.places().stream().anyMatch(each -> each.where().equals(where))) {
            return new AddressPayload(null, List.of(UserError.at("address", "Address already exists")));
        }
        MailingAddress added = new MailingAddress(call.data().nextPart(), where);
        List<MailingAddress> places = new ArrayList<>(customer.places());
        places.add(isDefault ? 0 : places.size(), added);
        put(call, customer, places);
        return new AddressPayload(added, List.of());
    }

    private static Customer put(Call call, Customer customer, List<MailingAddress> places) {
        return call.data()
                .customers()
                .put(Edit.of(customer)
                        .set("places", places)
                        .set("updatedAt", call.now())
                        .done());
    }

    private static @Nullable MailingAddress address(Call call, @Nullable Customer customer) {
        long key = call.key("addressId", "MailingAddress");
        return customer == null
                ? null
                : customer.places().stream()
                        .filter(each -> each.key() == key)
                        .findFirst()
                        .orElse(null);
    }

    static AddressPayload updateAddress(Call call) {
        Customer customer = call.row("customerId", Customer.class);
        MailingAddress before = address(call, customer);
        Input input = call.input("address");
        boolean isDefault = call.flag("setAsDefault");
        if (customer == null || before == null) {
            return new AddressPayload(null, List.of(UserError.at("addressId", NO_ADDRESS)));
        }
        MailingAddress after = new MailingAddress(before.key(), Address.changed(before.where(), input));
        List<MailingAddress> places = new ArrayList<>(customer.places());
        int place = places.indexOf(before);
        places.remove(place);
        places.add(isDefault ? 0 : place, after);
        put(call, customer, places);
        return new AddressPayload(after, List.of());
    }

    static AddressDeleted deleteAddress(Call call) {
        Customer customer = call.row("customerId", Customer.class);
        MailingAddress gone = address(call, customer);
        if (customer == null || gone == null) {
            return new AddressDeleted(null, List.of(UserError.at("addressId", NO_ADDRESS)));
        }
        List<MailingAddress> places = new ArrayList<>(customer.places());
        places.remove(gone);
        put(call, customer, places);
        return new AddressDeleted(gone.id(), List.of());
    }

    static CustomerMutations.Payload setDefaultAddress(Call call) {
        Customer customer = call.row("customerId", Customer.class);
        MailingAddress chosen = address(call, customer);
        if (customer == null || chosen == null) {
            return new CustomerMutations.Payload(null, List.of(UserError.at("addressId", NO_ADDRESS)));
        }
        List<MailingAddress> places = new ArrayList<>(customer.places());
        places.remove(chosen);
        places.add(0, chosen);
        return new CustomerMutations.Payload(put(call, customer, places), List.of());
    }
}
