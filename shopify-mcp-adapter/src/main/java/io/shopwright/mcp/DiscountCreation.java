package io.shopwright.mcp;

import io.shopwright.client.Shop;
import io.shopwright.client.resource.Discounts;
import io.shopwright.insights.ShopFacts;
import io.shopwright.mcp.ChangeAnswer.Item;
import io.shopwright.mcp.ChangePlan.Step;
import io.shopwright.mcp.Parameter.Bounds;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a code that gives a percentage or an amount off whole orders, for everybody. */
final class DiscountCreation implements Change {
    private enum PerCustomer {
        ONCE,
        UNLIMITED
    }

    private static final Parameter<String> CODE =
            Parameter.text("code", "What buyers enter, such as SPRING10.", 60).required();

    private static final Parameter<Double> PERCENTAGE = Parameter.number(
            "percentage", "Percent off the order: 10 is 10 %. Either this or amount.", new Bounds(0, true, 100, false));

    private static final Parameter<BigDecimal> AMOUNT = Parameter.decimal(
            "amount", "Amount off the order in the shop's currency, such as \"5.00\".", new BigDecimal("0.01"));

    private static final Parameter<LocalDate> FIRST_DAY =
            Parameter.date("first_day", "First day in the shop's time zone, such as 2026-06-01. Default: today.");

    private static final Parameter<LocalDate> LAST_DAY =
            Parameter.date("last_day", "Last day in the shop's time zone; without one it has no end.");

    private static final Parameter<Integer> USAGE_LIMIT =
            Parameter.whole("usage_limit", "Orders that may use it in all; without one any number.", 1, 1_000_000);

    private static final Parameter<PerCustomer> PER_CUSTOMER =
            Parameter.choice("per_customer", "How often one customer may use it.", PerCustomer.ONCE);

    private final Shop shop;

    DiscountCreation(Shop shop) {
        this.shop = shop;
    }

    @Override
    public String name() {
        return "shopify_discount_create";
    }

    @Override
    public String title() {
        return "Create a discount code";
    }

    @Override
    public String description() {
        return "Makes a discount code that takes a percentage or an amount off the whole order, for all customers and"
                + " products. It is not sent to anybody. The first call makes nothing and returns a preview with a"
                + " confirmation_token, a second one with that token makes the code.";
    }

    @Override
    public Capability capability() {
        return Capability.CHANGE_DISCOUNTS;
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(CODE, PERCENTAGE, AMOUNT, FIRST_DAY, LAST_DAY, USAGE_LIMIT, PER_CUSTOMER);
    }

    @Override
    public ChangePlan plan(Arguments arguments, Request request) {
        String code = arguments.get(CODE).strip();
        if (code.isEmpty()) {
            throw new BadArguments("code must not be blank");
        }
        if (arguments.find(PERCENTAGE).isPresent() == arguments.find(AMOUNT).isPresent()) {
            throw new BadArguments("give either percentage or amount");
        }
        LocalDate first = arguments.find(FIRST_DAY).orElse(request.today());
        Optional<LocalDate> last = arguments.find(LAST_DAY);
        if (last.isPresent() && last.get().isBefore(first)) {
            throw new BadArguments("last_day " + last.get() + " is before first_day " + first);
        }
        Discounts discounts = new Discounts(shop);
        if (discounts.byCode(code).find().isPresent()) {
            throw new BadArguments("the shop has this code already; choose another");
        }
        ZoneId zone = request.shop().zone();
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("title", code);
        input.put("code", code);
        input.put("startsAt", start(first, zone));
        last.ifPresent(day -> input.put("endsAt", start(day.plusDays(1), zone)));
        arguments.find(USAGE_LIMIT).ifPresent(most -> input.put("usageLimit", most));
        input.put("appliesOncePerCustomer", arguments.get(PER_CUSTOMER) == PerCustomer.ONCE);
        input.put("context", Map.of("all", "ALL"));
        input.put("customerGets", Map.of("value", value(arguments), "items", Map.of("all", true)));
        Item item = Item.planned(null, code, "discount_code", null, summary(arguments, first, request.shop()));
        return new ChangePlan(
                List.of(Step.of(discounts.createCode(input), item)),
                List.of(),
                warnings(arguments),
                "Search the shop's discounts for the code.");
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Map<String, Object> value(Arguments arguments) {
        return arguments
                .find(AMOUNT)
                .<Map<String, Object>>map(
                        amount -> Map.of("discountAmount", Map.of("amount", amount, "appliesOnEachItem", false)))
                .orElseGet(() -> Map.of("percentage", arguments.find(PERCENTAGE).orElseThrow() / 100));
    }

    private static String summary(Arguments arguments, LocalDate first, ShopFacts facts) {
        String off = arguments
                .find(AMOUNT)
                .map(amount -> amount.toPlainString() + " " + facts.currencyCode())
                .orElseGet(() -> arguments.find(PERCENTAGE).orElseThrow() + " %");
        return off + " off orders from " + first
                + arguments.find(LAST_DAY).map(day -> " to " + day).orElse(" without end")
                + arguments
                        .find(USAGE_LIMIT)
                        .map(most -> ", " + most + " times in all")
                        .orElse("")
                + (arguments.get(PER_CUSTOMER) == PerCustomer.ONCE ? ", once a customer" : "");
    }

    private static List<String> warnings(Arguments arguments) {
        List<String> warnings = new ArrayList<>();
        if (arguments.find(LAST_DAY).isEmpty() && arguments.find(USAGE_LIMIT).isEmpty()) {
            warnings.add("The code has neither an end nor a limit of uses.");
        }
        if (arguments.find(PERCENTAGE).stream().anyMatch(percent -> percent > 50)) {
            warnings.add("More than half of the price is given away.");
        }
        return warnings;
    }
}
