package io.shopwright.testkit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads gift cards. */
interface GiftCardReads {
    SearchFields<GiftCard> GIFT_CARDS = new SearchFields<GiftCard>(
                    "giftCards",
                    Set.of("customer_id", "expires_on", "initial_value", "recipient_id", "source"),
                    card -> List.of(card.lastCharacters()))
            .number("id", GiftCard::key)
            .choice(
                    "status",
                    Set.of("enabled", "disabled"),
                    (card, wanted) -> card.enabled() == wanted.equals("enabled"))
            .choice("balance_status", Set.of("full", "partial", "empty", "full_or_partial"), GiftCardReads::hasBalance)
            .time("created_at", GiftCard::createdAt)
            .time("updated_at", GiftCard::updatedAt);

    Map<String, SortKey<GiftCard, ?>> GIFT_CARD_ORDERS = Map.of(
            "ID", SortKey.number(GiftCard::key),
            "CREATED_AT", SortKey.time(GiftCard::createdAt),
            "UPDATED_AT", SortKey.time(GiftCard::updatedAt),
            "BALANCE", SortKey.amount(GiftCard::left),
            "INITIAL_VALUE", SortKey.amount(GiftCard::worth),
            "CODE", SortKey.text(GiftCard::code));

    private static boolean hasBalance(GiftCard card, String wanted) {
        int full = card.left().compareTo(card.worth());
        return switch (wanted) {
            case "full" -> full >= 0;
            case "empty" -> card.left().signum() == 0;
            case "partial" -> full < 0 && card.left().signum() > 0;
            default -> card.left().signum() > 0;
        };
    }

    default @Nullable GiftCard giftCard(Call call) {
        return call.row("id", GiftCard.class);
    }

    default Connection<GiftCard> giftCards(Call call) {
        SortKey<GiftCard, ?> order = GIFT_CARD_ORDERS.get(String.valueOf(call.text("sortKey")));
        if (order == null) {
            throw ShopifyError.notSimulated("GiftCardSortKeys." + call.text("sortKey"));
        }
        Predicate<GiftCard> filter = GIFT_CARDS.filter(call);
        return Connection.cut(call.data().table(GiftCard.class).sorted(order), order, filter, Window.of(call));
    }

    default QueryRoot.Count giftCardsCount(Call call) {
        Predicate<GiftCard> filter = GIFT_CARDS.filter(call);
        return QueryRoot.count(call, () -> call.data().table(GiftCard.class).count(filter));
    }
}
