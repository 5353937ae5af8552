package io.shopwright.testkit;

/** The mutations of gift cards. */
interface GiftCardWrites {
    default GiftCardMutations.Payload giftCardCreate(Call call) {
        return GiftCardMutations.create(call);
    }

    default GiftCardMutations.Payload giftCardUpdate(Call call) {
        return GiftCardMutations.update(call);
    }

    default GiftCardMutations.Payload giftCardDeactivate(Call call) {
        return GiftCardMutations.deactivate(call);
    }

    default GiftCardMutations.Credited giftCardCredit(Call call) {
        return GiftCardMutations.credit(call);
    }

    default GiftCardMutations.Debited giftCardDebit(Call call) {
        return GiftCardMutations.debit(call);
    }
}
