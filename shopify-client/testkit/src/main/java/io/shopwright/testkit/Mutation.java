package io.shopwright.testkit;

/** The mutations that are simulated: each method answers the field of its name. */
final class Mutation {
    BulkOperations.Payload bulkOperationRunQuery(Call call) {
        return call.session().backstage().bulk().runQuery(call);
    }

    BulkOperations.Payload bulkOperationRunMutation(Call call) {
        return call.session().backstage().bulk().runMutation(call);
    }

    BulkOperations.Payload bulkOperationCancel(Call call) {
        return call.session().backstage().bulk().cancel(call);
    }

    StagedUploads.Payload stagedUploadsCreate(Call call) {
        return call.session().backstage().uploads().create(call);
    }
}
