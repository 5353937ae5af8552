package io.shopwright.testkit;

import io.shopwright.testkit.Customer.Consent;
import io.shopwright.testkit.UserError.Errors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes customers. */
final class CustomerMutations {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ().-]{5,20}");
    private static final Pattern NOT_A_DIGIT = Pattern.compile("[^0-9]");
    private static final Pattern LOCALE = Pattern.compile("[a-z]{2,3}(-[A-Z]{2})?");
    private static final int LONGEST = 255;
    private static final int LONGEST_NOTE = 5_000;
    private static final int MOST_TAGS = 250;

    record Payload(@Nullable Customer customer, List<UserError> userErrors) {}

    record Deleted(@Nullable String deletedCustomerId, Shop shop, List<UserError> userErrors) {}

    private CustomerMutations() {}

    static Payload create(Call call) {
        Input input = call.input("input");
        Table<Customer> customers = call.data().customers();
        Errors errors = new Errors();
        if (input.gives("id")) {
            errors.add("id", "Cannot specify ID on creation", null);
        }
        check(call, input, null, errors);
        if (input.gives("emailMarketingConsent") && !input.gives("email")) {
            String message = "An email address is required to set the email marketing consent state.";
            errors.add("emailMarketingConsent", message, null);
        }
        if (input.gives("smsMarketingConsent") && !input.gives("phone")) {
            errors.add("smsMarketingConsent", "A phone number is required to set the SMS consent state.", null);
        }
        if (errors.any()) {
            throw new Refused(new Payload(null, errors.list()));
        }
        Customer blank = Edit.of(Customer.BLANK)
                .set("key", customers.nextKey())
                .set("createdAt", call.now())
                .done();
        Edit<Customer> edit = Edit.of(changed(call, blank, input));
        Input email = input.object("emailMarketingConsent");
        if (email != null) {
            edit.set("emailConsent", consent(call, email));
        }
        Input sms = input.object("smsMarketingConsent");
        if (sms != null) {
            edit.set("smsConsent", consent(call, sms));
        }
        Customer customer = customers.put(edit.done());
        if (isNameless(customer)) {
            throw new Refused(new Payload(
                    null, List.of(UserError.whole("A name, phone number, or email address must be present"))));
        }
        Metafields.setAll(call, customer, input);
        return new Payload(customer, List.of());
    }

    static Payload update(Call call) {
        Input input = call.input("input");
        Table<Customer> customers = call.data().customers();
        Long key = input.key("id", "Customer");
        Customer customer = key == null ? null : customers.get(key);
        if (customer == null) {
            throw new Refused(new Payload(null, List.of(UserError.at("id", "Customer does not exist"))));
        }
        Errors errors = new Errors();
        for (String consent : List.of("emailMarketingConsent", "smsMarketingConsent")) {
            if (input.gives(consent)) {
                String mutation = "customer" + consent.substring(0, 1).toUpperCase(Locale.ROOT) + consent.substring(1);
                errors.add(
                        consent,
                        "To update " + consent + ", please use the " + mutation + "Update Mutation instead",
                        null);
            }
        }
        check(call, input, customer, errors);
        Customer changed = changed(call, customer, input);
        if (!errors.any() && isNameless(changed)) {
            errors.add(UserError.whole("A name, phone number, or email address must be present"));
        }
        if (errors.any()) {
            throw new Refused(new Payload(null, errors.list()));
        }
        customers.put(changed);
        Metafields.setAll(call, changed, input);
        return new Payload(changed, List.of());
    }

    private static boolean isNameless(Customer customer) {
        return customer.firstName() == null
                && customer.lastName() == null
                && customer.email() == null
                && customer.phone() == null;
    }

    private static Customer changed(Call call, Customer customer, Input input) {
        Edit<Customer> edit = Edit.of(customer)
                .take(input, "firstName", "lastName", "note", "taxExempt", "taxExemptions")
                .set("updatedAt", call.now());
        if (input.gives("locale")) {
            edit.take(input, "locale");
        }
        if (input.has("email")) {
            String email = input.text("email");
            edit.set(
                    "email",
                    email == null || email.isBlank() ? null : email.strip().toLowerCase(Locale.ROOT));
        }
        if (input.has("phone")) {
            edit.set("phone", e164(input.text("phone")));
        }
        if (input.has("tags")) {
            edit.set("tags", Tagged.tidy(input.texts("tags")));
        }
        if (input.has("addresses")) {
            List<MailingAddress> places = new ArrayList<>();
            for (Input each : input.objects("addresses")) {
                places.add(new MailingAddress(call.data().nextPart(), Address.ofPerson(each)));
            }
            edit.set("places", places);
        }
        return edit.done();
    }

    /** Numbers without a country are taken as of North America. */
    static @Nullable String e164(@Nullable String phone) {
        if (phone == null || phone.isBlank()) {
            return null;
        }
        String digits = NOT_A_DIGIT.matcher(phone).replaceAll("");
        return phone.strip().startsWith("+") || digits.length() == 11 ? "+" + digits : "+1" + digits;
    }

    private static void check(Call call, Input input, @Nullable Customer itself, Errors errors) {
        String email = input.text("email");
        if (email != null && !email.isBlank()) {
            if (!EMAIL.matcher(email.strip()).matches()) {
                errors.add("email", "Email is invalid", null);
            } else if (taken(call, itself, each -> email.strip().equalsIgnoreCase(each.email()))) {
                errors.add("email", "Email has already been taken", null);
            }
        }
        String phone = input.text("phone");
        if (phone != null && !phone.isBlank()) {
            if (!PHONE.matcher(phone.strip()).matches()) {
                errors.add("phone", "Phone is invalid", null);
            } else if (taken(call, itself, each -> String.valueOf(e164(phone)).equals(each.phone()))) {
                errors.add("phone", "Phone has already been taken", null);
            }
        }
        tooLong(input, "firstName", LONGEST, errors);
        tooLong(input, "lastName", LONGEST, errors);
        tooLong(input, "note", LONGEST_NOTE, errors);
        List<String> tags = input.texts("tags");
        if (tags.size() > MOST_TAGS) {
            errors.add("tags", "Tags cannot be more than 250", null);
        }
        if (tags.stream().anyMatch(tag -> tag.length() > LONGEST)) {
            errors.add("tags", "Tags is too long (maximum is 255 characters)", null);
        }
        if (input.gives("locale") && !LOCALE.matcher(input.text("locale", "")).matches()) {
            errors.add("locale", "Locale is invalid", null);
        }
    }

    private static boolean taken(Call call, @Nullable Customer itself, Predicate<Customer> matches) {
        return call.data()
                        .customers()
                        .count(each -> matches.test(each) && (itself == null || each.key() != itself.key()))
                > 0;
    }

    private static void tooLong(Input input, String member, int most, Errors errors) {
        if (input.text(member, "").length() > most) {
            errors.add(member, UserError.spoken(member) + " is too long (maximum is " + most + " characters)", null);
        }
    }

    private static Consent consent(Call call, Input input) {
        Instant when = input.time("consentUpdatedAt");
        return new Consent(
                input.text("marketingState", ""),
                input.text("marketingOptInLevel", "SINGLE_OPT_IN"),
                when == null ? call.now() : when);
    }

    static Payload emailConsent(Call call) {
        Input input = call.input("input");
        Customer customer = consenting(call, input);
        if (customer == null) {
            return new Payload(null, List.of(UserError.coded("input.customerId", "Customer not found", "INVALID")));
        }
        Input consent = input.object("emailMarketingConsent");
        if (customer.email() == null || consent == null) {
            String message = "An email address is required to set the email marketing consent state.";
            throw new Refused(new Payload(
                    null, List.of(UserError.coded("input.emailMarketingConsent", message, "MISSING_ARGUMENT"))));
        }
        return put(call, customer, "emailConsent", consent(call, consent));
    }

    static Payload smsConsent(Call call) {
        Input input = call.input("input");
        Customer customer = consenting(call, input);
        if (customer == null) {
            return new Payload(null, List.of(UserError.coded("input.customerId", "Customer not found", "INVALID")));
        }
        Input consent = input.object("smsMarketingConsent");
        if (customer.phone() == null || consent == null) {
            String message = "A phone number is required to set the SMS consent state.";
            throw new Refused(new Payload(
                    null, List.of(UserError.coded("input.smsMarketingConsent", message, "MISSING_ARGUMENT"))));
        }
        return put(call, customer, "smsConsent", consent(call, consent));
    }

    private static @Nullable Customer consenting(Call call, Input input) {
        Long key = input.key("customerId", "Customer");
        return key == null ? null : call.data().customers().get(key);
    }

    private static Payload put(Call call, Customer customer, String component, Consent consent) {
        Customer changed = Edit.of(customer)
                .set(component, consent)
                .set("updatedAt", call.now())
                .done();
        return new Payload(call.data().customers().put(changed), List.of());
    }

    static Deleted delete(Call call) {
        ShopData data = call.data();
        Long key = call.input("input").key("id", "Customer");
        Customer customer = key == null ? null : data.customers().get(key);
        if (customer == null) {
            return new Deleted(null, data.shop(), List.of(UserError.at("id", "Customer can't be found")));
        }
        if (!data.orders().ownedBy(customer.key()).isEmpty()) {
            String message = "Customer can’t be deleted because they have associated orders";
            return new Deleted(null, data.shop(), List.of(UserError.at("id", message)));
        }
        boolean awaitsCard = data.table(GiftCard.class).rows().stream()
                .map(GiftCard::recipientAttributes)
                .anyMatch(each -> each != null
                        && each.customerKey() == customer.key()
                        && each.sendNotificationAt() != null
                        && each.sendNotificationAt().isAfter(call.now()));
        if (awaitsCard) {
            String message =
                    "Customer can't be deleted because they are the recipient of an unsent scheduled gift card";
            return new Deleted(null, data.shop(), List.of(UserError.at("id", message)));
        }
        data.customers().remove(each -> each.key() == customer.key());
        return new Deleted(customer.id(), data.shop(), List.of());
    }
}
