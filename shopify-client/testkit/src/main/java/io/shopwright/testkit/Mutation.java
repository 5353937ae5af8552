package io.shopwright.testkit;

/** The mutations that are simulated: each method answers the field of its name. */
final class Mutation
        implements DiscountWrites,
                ReturnWrites,
                OrderEditWrites,
                CustomDataWrites,
                FulfillmentWrites,
                GiftCardWrites,
                TransferWrites,
                PriceListWrites {
    ProductMutations.Payload productCreate(Call call) {
        return ProductMutations.create(call);
    }

    ProductMutations.Payload productUpdate(Call call) {
        return ProductMutations.update(call);
    }

    ProductMutations.Deleted productDelete(Call call) {
        return ProductMutations.delete(call);
    }

    ProductSet.Payload productSet(Call call) {
        return ProductSet.set(call);
    }

    MediaMutations.Created productCreateMedia(Call call) {
        return MediaMutations.create(call);
    }

    MediaMutations.Appended productVariantAppendMedia(Call call) {
        return MediaMutations.append(call);
    }

    VariantMutations.OptionsPayload productOptionsCreate(Call call) {
        return VariantMutations.createOptions(call);
    }

    VariantMutations.Payload productVariantsBulkCreate(Call call) {
        return VariantMutations.create(call);
    }

    VariantMutations.Payload productVariantsBulkUpdate(Call call) {
        return VariantMutations.update(call);
    }

    VariantMutations.OptionsPayload productVariantsBulkDelete(Call call) {
        return VariantMutations.delete(call);
    }

    CollectionMutations.Payload collectionCreate(Call call) {
        return CollectionMutations.create(call);
    }

    CollectionMutations.Payload collectionUpdate(Call call) {
        return CollectionMutations.update(call);
    }

    CollectionMutations.Payload collectionAddProducts(Call call) {
        return CollectionMutations.addProducts(call);
    }

    CollectionMutations.Removed collectionRemoveProducts(Call call) {
        return CollectionMutations.removeProducts(call);
    }

    CollectionMutations.Deleted collectionDelete(Call call) {
        return CollectionMutations.delete(call);
    }

    TagMutations.Payload tagsAdd(Call call) {
        return TagMutations.add(call);
    }

    TagMutations.Payload tagsRemove(Call call) {
        return TagMutations.remove(call);
    }

    InventoryMutations.Payload inventoryAdjustQuantities(Call call) {
        return InventoryMutations.adjust(call);
    }

    InventoryMutations.Payload inventorySetQuantities(Call call) {
        return InventoryMutations.set(call);
    }

    InventoryMutations.Payload inventoryMoveQuantities(Call call) {
        return InventoryMutations.move(call);
    }

    StockMutations.ActivatePayload inventoryActivate(Call call) {
        return StockMutations.activate(call);
    }

    StockMutations.DeactivatePayload inventoryDeactivate(Call call) {
        return StockMutations.deactivate(call);
    }

    StockMutations.ItemPayload inventoryItemUpdate(Call call) {
        return StockMutations.updateItem(call);
    }

    LocationMutations.Payload locationAdd(Call call) {
        return LocationMutations.add(call);
    }

    LocationMutations.Payload locationEdit(Call call) {
        return LocationMutations.edit(call);
    }

    LocationMutations.Activated locationActivate(Call call) {
        return LocationMutations.activate(call);
    }

    LocationMutations.Deactivated locationDeactivate(Call call) {
        return LocationMutations.deactivate(call);
    }

    LocationMutations.Deleted locationDelete(Call call) {
        return LocationMutations.delete(call);
    }

    CustomerMutations.Payload customerCreate(Call call) {
        return CustomerMutations.create(call);
    }

    CustomerMutations.Payload customerUpdate(Call call) {
        return CustomerMutations.update(call);
    }

    CustomerMutations.Deleted customerDelete(Call call) {
        return CustomerMutations.delete(call);
    }

    CustomerMutations.Payload customerEmailMarketingConsentUpdate(Call call) {
        return CustomerMutations.emailConsent(call);
    }

    CustomerMutations.Payload customerSmsMarketingConsentUpdate(Call call) {
        return CustomerMutations.smsConsent(call);
    }

    CustomerMerges.Merged customerMerge(Call call) {
        return CustomerMerges.merge(call);
    }

    CustomerMerges.AddressPayload customerAddressCreate(Call call) {
        return CustomerMerges.createAddress(call);
    }

    CustomerMerges.AddressPayload customerAddressUpdate(Call call) {
        return CustomerMerges.updateAddress(call);
    }

    CustomerMerges.AddressDeleted customerAddressDelete(Call call) {
        return CustomerMerges.deleteAddress(call);
    }

    CustomerMutations.Payload customerUpdateDefaultAddress(Call call) {
        return CustomerMerges.setDefaultAddress(call);
    }

    StoreCredits.Payload storeCreditAccountCredit(Call call) {
        return StoreCredits.credit(call);
    }

    StoreCredits.Payload storeCreditAccountDebit(Call call) {
        return StoreCredits.debit(call);
    }

    Segments.Payload segmentCreate(Call call) {
        return Segments.create(call);
    }

    Segments.Payload segmentUpdate(Call call) {
        return Segments.update(call);
    }

    Segments.Deleted segmentDelete(Call call) {
        return Segments.delete(call);
    }

    Segments.Search customerSegmentMembersQueryCreate(Call call) {
        return Segments.search(call);
    }

    OrderMutations.Payload orderCreate(Call call) {
        return OrderMutations.create(call);
    }

    OrderMutations.Payload orderUpdate(Call call) {
        return OrderChanges.update(call);
    }

    OrderMutations.Payload orderClose(Call call) {
        return OrderChanges.close(call);
    }

    OrderMutations.Payload orderOpen(Call call) {
        return OrderChanges.open(call);
    }

    OrderMutations.Payload orderMarkAsPaid(Call call) {
        return OrderChanges.markAsPaid(call);
    }

    OrderChanges.Cancelled orderCancel(Call call) {
        return OrderChanges.cancel(call);
    }

    RefundMutations.Payload refundCreate(Call call) {
        return RefundMutations.create(call);
    }

    FulfillmentMutations.Payload fulfillmentCreate(Call call) {
        return FulfillmentMutations.create(call);
    }

    FulfillmentMutations.Payload fulfillmentCancel(Call call) {
        return FulfillmentMutations.cancel(call);
    }

    DraftOrderMutations.Payload draftOrderCreate(Call call) {
        return DraftOrderMutations.create(call);
    }

    DraftOrderMutations.Payload draftOrderUpdate(Call call) {
        return DraftOrderMutations.update(call);
    }

    DraftOrderMutations.Deleted draftOrderDelete(Call call) {
        return DraftOrderMutations.delete(call);
    }

    DraftOrderMutations.Payload draftOrderComplete(Call call) {
        return DraftOrderMutations.complete(call);
    }

    Metafields.Payload metafieldsSet(Call call) {
        return Metafields.set(call);
    }

    Metafields.Deleted metafieldsDelete(Call call) {
        return Metafields.delete(call);
    }

    MarketingMutations.Payload marketingActivityCreateExternal(Call call) {
        return MarketingMutations.create(call);
    }

    MarketingMutations.Payload marketingActivityUpdateExternal(Call call) {
        return MarketingMutations.update(call);
    }

    MarketingMutations.Payload marketingActivityUpsertExternal(Call call) {
        return MarketingMutations.upsert(call);
    }

    MarketingMutations.Deleted marketingActivityDeleteExternal(Call call) {
        return MarketingMutations.delete(call);
    }

    MarketingMutations.EngagementPayload marketingEngagementCreate(Call call) {
        return MarketingMutations.engage(call);
    }

    WebhookMutations.Payload webhookSubscriptionCreate(Call call) {
        return WebhookMutations.create(call);
    }

    WebhookMutations.Payload webhookSubscriptionUpdate(Call call) {
        return WebhookMutations.update(call);
    }

    WebhookMutations.Deleted webhookSubscriptionDelete(Call call) {
        return WebhookMutations.delete(call);
    }

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

    PublicationMutations.Payload publishablePublish(Call call) {
        return PublicationMutations.publish(call);
    }

    PublicationMutations.Payload publishableUnpublish(Call call) {
        return PublicationMutations.unpublish(call);
    }

    DelegateTokens.Payload delegateAccessTokenCreate(Call call) {
        return DelegateTokens.create(call);
    }

    DelegateTokens.Destroyed delegateAccessTokenDestroy(Call call) {
        return DelegateTokens.destroy(call);
    }
}
