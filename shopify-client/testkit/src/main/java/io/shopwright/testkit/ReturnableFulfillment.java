package io.shopwright.testkit;

import io.shopwright.testkit.Fulfillment.FulfillmentLineItem;
import java.util.ArrayList;
import java.util.List;

/** A parcel of which something can still be returned. */
record ReturnableFulfillment(Fulfillment fulfillment, List<ReturnableFulfillmentLineItem> lines) implements Resource {
    /** How many units of a parcel's position can be returned. */
    record ReturnableFulfillmentLineItem(FulfillmentLineItem fulfillmentLineItem, int quantity) implements Resource {
        @Override
        public long key() {
            return fulfillmentLineItem.key();
        }
    }

    @Override
    public long key() {
        return fulfillment.key();
    }

    static ReturnableFulfillment of(ShopData data, Fulfillment parcel) {
        List<ReturnableFulfillmentLineItem> lines = new ArrayList<>();
        for (FulfillmentLineItem each : parcel.lines()) {
            int left = left(data, each);
            if (left > 0) {
                lines.add(new ReturnableFulfillmentLineItem(each, left));
            }
        }
        return new ReturnableFulfillment(parcel, lines);
    }

    /** The units that no return holds. */
    static int left(ShopData data, FulfillmentLineItem line) {
        int held = data.table(Return.class).ownedBy(line.orderKey()).stream()
                .filter(Return::holdsUnits)
                .flatMap(each -> each.lines().stream())
                .filter(each -> each.fulfillmentLineItem().key() == line.key())
                .mapToInt(ReturnLineItem::quantity)
                .sum();
        return line.quantity() - held;
    }

    Connection<ReturnableFulfillmentLineItem> returnableFulfillmentLineItems(Call call) {
        return Connection.inOrder(lines, call);
    }
}
