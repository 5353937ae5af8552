package io.shopwright.testkit;

/** The mutations of price lists. */
interface PriceListWrites {
    default PriceListMutations.Payload priceListCreate(Call call) {
        return PriceListMutations.create(call);
    }

    default PriceListMutations.Deleted priceListDelete(Call call) {
        return PriceListMutations.delete(call);
    }

    default PriceListMutations.Added priceListFixedPricesAdd(Call call) {
        return PriceListMutations.add(call);
    }

    default PriceListMutations.Removed priceListFixedPricesDelete(Call call) {
        return PriceListMutations.remove(call);
    }
}
