package io.shopwright.testkit;

import io.shopwright.testkit.Money.MoneyV2;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes marketing activities of apps outside, and how they did. */
final class MarketingMutations {
    record Payload(@Nullable MarketingActivity marketingActivity, List<UserError> userErrors) {}

    record Deleted(@Nullable String deletedMarketingActivityId, List<UserError> userErrors) {}

    record EngagementPayload(@Nullable Engagement marketingEngagement, List<UserError> userErrors) {}

    /** The answer to a field of type MarketingEngagement. It is told once; no query returns it. */
    record Engagement(
            String occurredOn,
            String utcOffset,
            boolean isCumulative,
            @Nullable MarketingActivity marketingActivity,
            @Nullable MoneyV2 adSpend,
            @Nullable MoneyV2 sales,
            @Nullable BigDecimal orders,
            @Nullable Integer clicksCount,
            @Nullable Integer impressionsCount,
            @Nullable Integer viewsCount,
            @Nullable Integer sessionsCount,
            @Nullable Integer uniqueClicksCount,
            @Nullable Integer uniqueViewsCount,
            @Nullable Integer sendsCount) {}

    private MarketingMutations() {}

    static Payload create(Call call) {
        Input input = call.input("input");
        ShopData data = call.data();
        Input utm = input.object("utm");
        if (utm == null && !input.gives("urlParameterValue")) {
            return new Payload(
                    null,
                    List.of(UserError.coded(
                            "input",
                            "Non-hierarchical marketing activities must have UTM parameters or a URL parameter value.",
                            "NON_HIERARCHIAL_REQUIRES_UTM_URL_PARAMETER")));
        }
        String remoteId = input.text("remoteId");
        String taken = taken(data, remoteId, utm == null ? null : utm.text("campaign"));
        if (!taken.isEmpty()) {
            throw new Refused(new Payload(null, List.of(UserError.at("input", "Validation failed: " + taken))));
        }
        return new Payload(put(call, input, utm), List.of());
    }

    private static String taken(ShopData data, @Nullable String remoteId, @Nullable String campaign) {
        List<String> taken = new ArrayList<>();
        for (MarketingEvent each : data.table(MarketingEvent.class).rows()) {
            if (remoteId != null && remoteId.equals(each.remoteId())) {
                taken.add("Remote ID has already been taken");
            }
            if (campaign != null && campaign.equals(each.utmCampaign())) {
                taken.add("Utm campaign has already been taken");
            }
        }
        return String.join(", ", taken);
    }

    private static MarketingActivity put(Call call, Input input, @Nullable Input utm) {
        ShopData data = call.data();
        input.ignore("remoteUrl", "channel", "referringDomain", "scheduledStart");
        MarketingActivity.Utm parameters = utm == null
                ? null
                : new MarketingActivity.Utm(utm.text("campaign", ""), utm.text("medium", ""), utm.text("source", ""));
        Instant start = input.time("start");
        Table<MarketingEvent> events = data.table(MarketingEvent.class);
        MarketingEvent event = events.put(new MarketingEvent(
                events.nextKey(),
                input.text("tactic", ""),
                input.text("remoteId"),
                input.text("title", ""),
                input.text("channelHandle"),
                input.text("marketingChannelType", ""),
                parameters == null ? null : parameters.campaign(),
                parameters == null ? null : parameters.medium(),
                parameters == null ? null : parameters.source(),
                start == null ? call.now() : start,
                input.time("end"),
                input.time("scheduledEnd"),
                input.text("remoteUrl"),
                input.text("remotePreviewImageUrl")));
        MoneyV2 spent = money(input, "adSpend");
        Table<MarketingActivity> activities = data.table(MarketingActivity.class);
        return activities.put(new MarketingActivity(
                activities.nextKey(),
                event.key(),
                input.text("title", ""),
                input.text("status", "UNDEFINED"),
                input.text("tactic", ""),
                input.text("marketingChannelType", ""),
                budget(input),
                spent == null ? null : spent.amount(),
                spent == null ? null : spent.currencyCode(),
                parameters,
                input.text("urlParameterValue"),
                input.text("hierarchyLevel"),
                call.now(),
                call.now()));
    }

    private static MarketingActivity.@Nullable Budget budget(Input input) {
        Input budget = input.object("budget");
        MoneyV2 total = budget == null ? null : money(budget, "total");
        return budget == null || total == null
                ? null
                : new MarketingActivity.Budget(budget.text("budgetType", ""), total);
    }

    private static @Nullable MoneyV2 money(Input input, String member) {
        Input money = input.object(member);
        BigDecimal amount = money == null ? null : money.decimal("amount");
        return money == null || amount == null ? null : new MoneyV2(amount, money.text("currencyCode", ""));
    }

    private static @Nullable MarketingActivity byArguments(Call call) {
        ShopData data = call.data();
        if (call.gives("marketingActivityId")) {
            return call.row("marketingActivityId", MarketingActivity.class);
        }
        return byRemote(data, call.text("remoteId"));
    }

    private static @Nullable MarketingActivity byRemote(ShopData data, @Nullable String remoteId) {
        return data.table(MarketingActivity.class).rows().stream()
                .filter(each ->
                        remoteId != null && remoteId.equals(each.event(data).remoteId()))
                .findFirst()
                .orElse(null);
    }

    static Payload update(Call call) {
        MarketingActivity activity = byArguments(call);
        Input input = call.input("input");
        if (activity == null) {
            return new Payload(null, List.of(missing()));
        }
        return new Payload(changed(call, activity, input), List.of());
    }

    private static UserError missing() {
        return UserError.whole("Marketing activity does not exist.", "MARKETING_ACTIVITY_DOES_NOT_EXIST");
    }

    private static MarketingActivity changed(Call call, MarketingActivity activity, Input input) {
        input.ignore("remoteUrl", "channel", "referringDomain", "scheduledStart", "remotePreviewImageUrl", "start");
        Edit<MarketingActivity> edit = Edit.of(activity)
                .take(input, "title", "status", "tactic", "marketingChannelType")
                .set("updatedAt", call.now());
        MoneyV2 spent = money(input, "adSpend");
        if (spent != null) {
            edit.set("spent", spent.amount()).set("spentCurrency", spent.currencyCode());
        }
        if (input.gives("budget")) {
            edit.set("budget", budget(input));
        }
        MarketingActivity after = call.data().table(MarketingActivity.class).put(edit.done());
        call.data()
                .table(MarketingEvent.class)
                .put(Edit.of(activity.event(call.data()))
                        .set("description", after.title())
                        .set("type", after.tactic())
                        .take("endedAt", input, "end")
                        .take("scheduledToEndAt", input, "scheduledEnd")
                        .done());
        return after;
    }

    static Payload upsert(Call call) {
        Input input = call.input("input");
        MarketingActivity known = byRemote(call.data(), input.text("remoteId"));
        if (known == null) {
            return create(call);
        }
        input.ignore("utm", "channelHandle", "hierarchyLevel", "urlParameterValue");
        return new Payload(changed(call, known, input), List.of());
    }

    static Deleted delete(Call call) {
        if (!call.gives("marketingActivityId") && !call.gives("remoteId")) {
            String message =
                    "Either the marketing activity ID or remote ID must be provided for the activity to be deleted.";
            return new Deleted(null, List.of(UserError.whole(message, "INVALID_DELETE_ACTIVITY_EXTERNAL_ARGUMENTS")));
        }
        MarketingActivity activity = byArguments(call);
        if (activity == null) {
            return new Deleted(null, List.of(missing()));
        }
        call.data().table(MarketingEvent.class).remove(each -> each.key() == activity.eventKey());
        call.data().table(MarketingActivity.class).remove(each -> each.key() == activity.key());
        return new Deleted(activity.id(), List.of());
    }

    static EngagementPayload engage(Call call) {
        Input input = call.input("marketingEngagement");
        boolean byActivity = call.gives("marketingActivityId") || call.gives("remoteId");
        if (!byActivity && !call.gives("channelHandle")) {
            String message = "No identifier found. For activity level engagement, either the marketing activity ID or"
                    + " remote ID must be provided. For channel level engagement, the channel handle must be provided.";
            throw new Refused(new EngagementPayload(
                    null, List.of(UserError.whole(message, "INVALID_MARKETING_ENGAGEMENT_ARGUMENT_MISSING"))));
        }
        if (!byActivity) {
            String message = "The channel handle is not recognized. Please contact your partner manager for more"
                    + " information.";
            throw new Refused(new EngagementPayload(
                    null, List.of(UserError.coded("channelHandle", message, "INVALID_CHANNEL_HANDLE"))));
        }
        MarketingActivity activity = byArguments(call);
        if (activity == null) {
            throw new Refused(new EngagementPayload(null, List.of(missing())));
        }
        MoneyV2 spent = money(input, "adSpend");
        if (spent != null) {
            BigDecimal before =
                    activity.spent() == null || input.flag("isCumulative") ? BigDecimal.ZERO : activity.spent();
            activity = call.data()
                    .table(MarketingActivity.class)
                    .put(Edit.of(activity)
                            .set("spent", before.add(spent.amount()))
                            .set("spentCurrency", spent.currencyCode().toUpperCase(Locale.ROOT))
                            .done());
        }
        Engagement made = new Engagement(
                input.text("occurredOn", ""),
                input.text("utcOffset", ""),
                input.flag("isCumulative"),
                activity,
                spent,
                money(input, "sales"),
                input.decimal("orders"),
                input.integer("clicksCount"),
                input.integer("impressionsCount"),
                input.integer("viewsCount"),
                input.integer("sessionsCount"),
                input.integer("uniqueClicksCount"),
                input.integer("uniqueViewsCount"),
                input.integer("sendsCount"));
        return new EngagementPayload(made, List.of());
    }
}
