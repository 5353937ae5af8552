package io.shopwright.testkit;

import io.shopwright.testkit.DiscountMutations.AutomaticDeleted;
import io.shopwright.testkit.DiscountMutations.AutomaticPayload;
import io.shopwright.testkit.DiscountMutations.BulkPayload;
import io.shopwright.testkit.DiscountMutations.CodeDeleted;
import io.shopwright.testkit.DiscountMutations.CodePayload;

/** The mutations of discounts. */
interface DiscountWrites {
    default CodePayload discountCodeBasicCreate(Call call) {
        return DiscountMutations.createCode(call, "Basic", "basicCodeDiscount");
    }

    default AutomaticPayload discountAutomaticBasicCreate(Call call) {
        return DiscountMutations.createAutomatic(call, "Basic", "automaticBasicDiscount");
    }

    default CodePayload discountCodeBasicUpdate(Call call) {
        return DiscountMutations.updateCode(call, "Basic", "basicCodeDiscount");
    }

    default AutomaticPayload discountAutomaticBasicUpdate(Call call) {
        return DiscountMutations.updateAutomatic(call, "Basic", "automaticBasicDiscount");
    }

    default CodePayload discountCodeBxgyCreate(Call call) {
        return DiscountMutations.createCode(call, "Bxgy", "bxgyCodeDiscount");
    }

    default AutomaticPayload discountAutomaticBxgyCreate(Call call) {
        return DiscountMutations.createAutomatic(call, "Bxgy", "automaticBxgyDiscount");
    }

    default CodePayload discountCodeBxgyUpdate(Call call) {
        return DiscountMutations.updateCode(call, "Bxgy", "bxgyCodeDiscount");
    }

    default AutomaticPayload discountAutomaticBxgyUpdate(Call call) {
        return DiscountMutations.updateAutomatic(call, "Bxgy", "automaticBxgyDiscount");
    }

    default CodePayload discountCodeFreeShippingCreate(Call call) {
        return DiscountMutations.createCode(call, "FreeShipping", "freeShippingCodeDiscount");
    }

    default AutomaticPayload discountAutomaticFreeShippingCreate(Call call) {
        return DiscountMutations.createAutomatic(call, "FreeShipping", "freeShippingAutomaticDiscount");
    }

    default CodePayload discountCodeFreeShippingUpdate(Call call) {
        return DiscountMutations.updateCode(call, "FreeShipping", "freeShippingCodeDiscount");
    }

    default AutomaticPayload discountAutomaticFreeShippingUpdate(Call call) {
        return DiscountMutations.updateAutomatic(call, "FreeShipping", "freeShippingAutomaticDiscount");
    }

    default CodePayload discountCodeActivate(Call call) {
        return DiscountMutations.turnCode(call, true);
    }

    default AutomaticPayload discountAutomaticActivate(Call call) {
        return DiscountMutations.turnAutomatic(call, true);
    }

    default CodePayload discountCodeDeactivate(Call call) {
        return DiscountMutations.turnCode(call, false);
    }

    default AutomaticPayload discountAutomaticDeactivate(Call call) {
        return DiscountMutations.turnAutomatic(call, false);
    }

    default CodeDeleted discountCodeDelete(Call call) {
        return DiscountMutations.deleteCode(call);
    }

    default AutomaticDeleted discountAutomaticDelete(Call call) {
        return DiscountMutations.deleteAutomatic(call);
    }

    default BulkPayload discountRedeemCodeBulkAdd(Call call) {
        return DiscountMutations.addCodes(call);
    }
}
