package io.shopwright.testkit;

import org.jspecify.annotations.Nullable;

/** Reads price lists. */
interface PriceListReads {
    default @Nullable PriceList priceList(Call call) {
        return call.row("id", PriceList.class);
    }

    default Connection<PriceList> priceLists(Call call) {
        SortKey<PriceList, ?> order = String.valueOf(call.text("sortKey")).equals("NAME")
                ? SortKey.text(PriceList::name)
                : SortKey.number(PriceList::key);
        return Connection.cut(call.data().table(PriceList.class).sorted(order), order, row -> true, Window.of(call));
    }
}
