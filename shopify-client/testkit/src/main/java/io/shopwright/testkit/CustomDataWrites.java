package io.shopwright.testkit;

/** The mutations of metaobjects and definitions. */
interface CustomDataWrites {
    default MetafieldDefinitions.Created metafieldDefinitionCreate(Call call) {
        return MetafieldDefinitions.create(call);
    }

    default MetafieldDefinitions.Updated metafieldDefinitionUpdate(Call call) {
        return MetafieldDefinitions.update(call);
    }

    default MetafieldDefinitions.Deleted metafieldDefinitionDelete(Call call) {
        return MetafieldDefinitions.delete(call);
    }

    default MetafieldDefinitions.Pinned metafieldDefinitionPin(Call call) {
        return MetafieldDefinitions.pin(call);
    }

    default MetafieldDefinitions.Unpinned metafieldDefinitionUnpin(Call call) {
        return MetafieldDefinitions.unpin(call);
    }

    default MetaobjectDefinitions.Payload metaobjectDefinitionCreate(Call call) {
        return MetaobjectDefinitions.create(call);
    }

    default MetaobjectDefinitions.Payload metaobjectDefinitionUpdate(Call call) {
        return MetaobjectDefinitions.update(call);
    }

    default MetaobjectDefinitions.Deleted metaobjectDefinitionDelete(Call call) {
        return MetaobjectDefinitions.delete(call);
    }

    default MetaobjectMutations.Payload metaobjectCreate(Call call) {
        return MetaobjectMutations.create(call);
    }

    default MetaobjectMutations.Payload metaobjectUpdate(Call call) {
        return MetaobjectMutations.update(call);
    }

    default MetaobjectMutations.Payload metaobjectUpsert(Call call) {
        return MetaobjectMutations.upsert(call);
    }

    default MetaobjectMutations.Deleted metaobjectDelete(Call call) {
        return MetaobjectMutations.delete(call);
    }
}
