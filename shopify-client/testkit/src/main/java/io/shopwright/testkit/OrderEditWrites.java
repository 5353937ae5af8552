package io.shopwright.testkit;

/** The mutations of order edits. */
interface OrderEditWrites {
    default OrderEdits.Payload orderEditBegin(Call call) {
        return OrderEdits.begin(call);
    }

    default OrderEdits.Payload orderEditAddVariant(Call call) {
        return OrderEdits.addVariant(call);
    }

    default OrderEdits.Payload orderEditAddCustomItem(Call call) {
        return OrderEdits.addCustomItem(call);
    }

    default OrderEdits.Payload orderEditSetQuantity(Call call) {
        return OrderEdits.setQuantity(call);
    }

    default OrderEdits.Payload orderEditAddLineItemDiscount(Call call) {
        return OrderEdits.discount(call);
    }

    default OrderEditCommits.Payload orderEditCommit(Call call) {
        return OrderEditCommits.commit(call);
    }
}
