package io.shopwright.testkit;

/** The mutations of returns. */
interface ReturnWrites {
    default ReturnMutations.Payload returnCreate(Call call) {
        return ReturnMutations.create(call);
    }

    default ReturnMutations.Payload returnRequest(Call call) {
        return ReturnMutations.request(call);
    }

    default ReturnMutations.Payload returnApproveRequest(Call call) {
        return ReturnMutations.approve(call);
    }

    default ReturnMutations.Payload returnDeclineRequest(Call call) {
        return ReturnMutations.decline(call);
    }

    default ReturnMutations.Payload returnClose(Call call) {
        return ReturnMutations.close(call);
    }

    default ReturnMutations.Payload returnReopen(Call call) {
        return ReturnMutations.reopen(call);
    }

    default ReturnMutations.Payload returnCancel(Call call) {
        return ReturnMutations.cancel(call);
    }

    default ReturnMutations.Payload removeFromReturn(Call call) {
        return ReturnMutations.remove(call);
    }

    default ReturnMutations.Payload returnProcess(Call call) {
        return ReturnMutations.process(call);
    }

    default ReturnRefunds.Payload returnRefund(Call call) {
        return ReturnRefunds.refund(call);
    }
}
