package io.shopwright.testkit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which customers a segment's query means, as of a time. */
final class SegmentFilters {
    private static final Set<String> NUMBERS = Set.of("number_of_orders", "amount_spent");
    private static final Set<String> DATES = Set.of("last_order_date", "first_order_date", "customer_added_date");
    private static final Set<String> TEXTS = Set.of(
            "email_subscription_status",
            "sms_subscription_status",
            "customer_email_domain",
            "customer_language",
            "customer_account_status");
    private static final Set<String> LISTS =
            Set.of("customer_tags", "customer_countries", "customer_cities", "customer_regions");

    /** Filters that Shopify documents and whose data this shop does not have. */
    private static final Set<String> NOT_SIMULATED = Set.of(
            "abandoned_checkout_date",
            "anniversary",
            "companies",
            "created_by_app_id",
            "customer_within_distance",
            "predicted_spend_tier",
            "product_subscription_status",
            "products_purchased",
            "orders_placed",
            "rfm_group");

    private static final Pattern RELATIVE = Pattern.compile("([-+]?\\d+)([dwmy])");

    private final ShopData data;
    private final LocalDate today;

    SegmentFilters(ShopData data, Instant now) {
        this.data = data;
        this.today = LocalDate.ofInstant(now, data.zone());
    }

    static boolean isKnown(String filter) {
        return NUMBERS.contains(filter)
                || DATES.contains(filter)
                || TEXTS.contains(filter)
                || LISTS.contains(filter)
                || NOT_SIMULATED.contains(filter);
    }

    Predicate<Customer> of(SegmentQuery.Node node) {
        if (node instanceof SegmentQuery.Not not) {
            return of(not.part()).negate();
        }
        if (node instanceof SegmentQuery.All all) {
            return all.parts().stream().map(this::of).reduce(row -> true, Predicate::and);
        }
        if (node instanceof SegmentQuery.Any any) {
            return any.parts().stream().map(this::of).reduce(row -> false, Predicate::or);
        }
        return filter((SegmentQuery.Filter) node);
    }

    private Predicate<Customer> filter(SegmentQuery.Filter filter) {
        if (NUMBERS.contains(filter.name())) {
            return number(filter);
        }
        if (DATES.contains(filter.name())) {
            return date(filter);
        }
        if (LISTS.contains(filter.name())) {
            return list(filter);
        }
        if (TEXTS.contains(filter.name())) {
            return text(filter);
        }
        throw ShopifyError.notSimulated("the segment filter " + filter.name());
    }

    private static ShopifyError notSimulated(SegmentQuery.Filter filter) {
        return ShopifyError.notSimulated("the segment filter " + filter.name() + " with " + filter.operator() + " "
                + String.join(", ", filter.values()));
    }

    private Predicate<Customer> number(SegmentQuery.Filter filter) {
        List<BigDecimal> wanted = new ArrayList<>();
        for (String each : filter.values()) {
            try {
                wanted.add(new BigDecimal(each));
            } catch (NumberFormatException e) {
                throw notSimulated(filter);
            }
        }
        boolean orders = filter.name().equals("number_of_orders");
        return customer -> compared(
                filter,
                orders ? BigDecimal.valueOf(data.counted(customer).size()) : data.spent(customer),
                wanted,
                Comparator.naturalOrder());
    }

    private Predicate<Customer> date(SegmentQuery.Filter filter) {
        List<LocalDate> wanted =
                filter.values().stream().map(text -> day(filter, text)).toList();
        return customer -> compared(filter, day(customer, filter.name()), wanted, Comparator.naturalOrder());
    }

    private LocalDate day(SegmentQuery.Filter filter, String text) {
        Matcher relative = RELATIVE.matcher(text);
        if (relative.matches()) {
            int count = Integer.parseInt(relative.group(1));
            return switch (relative.group(2)) {
                case "d" -> today.plusDays(count);
                case "w" -> today.plusWeeks(count);
                case "m" -> today.plusMonths(count);
                default -> today.plusYears(count);
            };
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw notSimulated(filter);
        }
    }

    private @Nullable LocalDate day(Customer customer, String name) {
        if (name.equals("customer_added_date")) {
            return LocalDate.ofInstant(customer.createdAt(), data.zone());
        }
        Comparator<Instant> order =
                name.equals("last_order_date") ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return data.counted(customer).stream()
                .map(Order::processedAt)
                .min(order)
                .map(when -> LocalDate.ofInstant(when, data.zone()))
                .orElse(null);
    }

    /** Nothing is neither more nor less than anything. */
    private static <T> boolean compared(
            SegmentQuery.Filter filter, @Nullable T value, List<T> wanted, Comparator<T> order) {
        if (filter.operator().equals("IS NULL")) {
            return value == null;
        }
        if (value == null) {
            return filter.operator().equals("!=");
        }
        int first = order.compare(value, wanted.get(0));
        return switch (filter.operator()) {
            case "=" -> first == 0;
            case "!=" -> first != 0;
            case ">" -> first > 0;
            case ">=" -> first >= 0;
            case "<" -> first < 0;
            case "<=" -> first <= 0;
            case "BETWEEN" -> first >= 0 && order.compare(value, wanted.get(1)) <= 0;
            default -> throw notSimulated(filter);
        };
    }

    private Predicate<Customer> list(SegmentQuery.Filter filter) {
        return switch (filter.operator()) {
            case "IS NULL" -> customer -> values(customer, filter.name()).isEmpty();
            case "CONTAINS" ->
                customer -> values(customer, filter.name()).stream()
                        .anyMatch(each -> each.equalsIgnoreCase(filter.values().get(0)));
            default -> throw notSimulated(filter);
        };
    }

    private static List<String> values(Customer customer, String name) {
        return switch (name) {
            case "customer_tags" -> customer.tags();
            case "customer_countries" -> places(customer, Address::countryCode);
            case "customer_regions" ->
                places(
                        customer,
                        where ->
                                where.provinceCode() == null ? null : where.countryCode() + "-" + where.provinceCode());
            default ->
                places(
                        customer,
                        where -> where.city() == null || where.countryCode() == null || where.provinceCode() == null
                                ? null
                                : where.countryCode() + "-" + where.provinceCode() + "-"
                                        + where.city().replace(" ", ""));
        };
    }

    private interface Part {
        @Nullable
        String of(Address where);
    }

    private static List<String> places(Customer customer, Part part) {
        return customer.places().stream()
                .map(place -> part.of(place.where()))
                .filter(Objects::nonNull)
                .toList();
    }

    private Predicate<Customer> text(SegmentQuery.Filter filter) {
        String wanted = filter.values().isEmpty() ? "" : filter.values().get(0);
        return switch (filter.operator()) {
            case "IS NULL" -> customer -> text(customer, filter.name()) == null;
            case "=" -> customer -> wanted.equalsIgnoreCase(text(customer, filter.name()));
            case "!=" -> customer -> !wanted.equalsIgnoreCase(text(customer, filter.name()));
            default -> throw notSimulated(filter);
        };
    }

    private static @Nullable String text(Customer customer, String name) {
        String email = customer.email();
        return switch (name) {
            case "email_subscription_status" ->
                email == null ? null : customer.emailConsent().marketingState();
            case "sms_subscription_status" ->
                customer.phone() == null ? null : customer.smsConsent().marketingState();
            case "customer_email_domain" ->
                email == null ? null : email.substring(email.indexOf('@') + 1).toLowerCase(Locale.ROOT);
            case "customer_language" -> customer.locale();
            default -> customer.state();
        };
    }
}
