package io.shopwright.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Products and what belongs to them, as webhooks carry them. */
record RestCatalog(RestForm form) {
    ObjectNode product(Product product) {
        ShopData data = form.data();
        List<MediaImage> pictures = product.pictures(data);
        ObjectNode node = RestForm.node(product)
                .put("title", product.title())
                .put("body_html", product.descriptionHtml())
                .put("vendor", product.vendor())
                .put("product_type", product.productType())
                .put("handle", product.handle())
                .put("status", RestForm.lower(product.status()))
                .put("tags", String.join(", ", product.tags()))
                .put("template_suffix", product.templateSuffix())
                .put("created_at", form.time(product.createdAt()))
                .put("updated_at", form.time(product.updatedAt()))
                .put("published_at", form.time(product.publishedAt()));
        node.set("options", RestForm.list(product.choices(), each -> option(product, each)));
        node.set("variants", RestForm.list(product.all(data), this::variant));
        ArrayNode images = RestForm.list(pictures, each -> image(product, each));
        node.set("images", images);
        return node.set("image", images.isEmpty() ? null : images.get(0));
    }

    private static ObjectNode option(Product product, ProductOption option) {
        return RestForm.node()
                .put("id", option.key())
                .put("product_id", product.key())
                .put("name", option.name())
                .put("position", option.position())
                .set("values", RestForm.texts(option.values()));
    }

    private static ObjectNode image(Product product, MediaImage image) {
        return RestForm.node(image)
                .put("product_id", product.key())
                .put("alt", image.alt())
                .put("src", image.source());
    }

    ObjectNode variant(ProductVariant variant) {
        ShopData data = form.data();
        InventoryItem item = variant.item(data);
        ObjectNode node = RestForm.node(variant)
                .put("product_id", variant.productKey())
                .put("title", variant.title())
                .put("price", variant.price())
                .put("compare_at_price", variant.compareAtPrice())
                .put("position", variant.position())
                .put("sku", item.sku())
                .put("barcode", variant.barcode())
                .put("taxable", variant.taxable())
                .put("inventory_policy", RestForm.lower(variant.inventoryPolicy()))
                .put("inventory_item_id", item.key())
                .put("inventory_quantity", variant.available(data))
                .put("created_at", form.time(variant.createdAt()))
                .put("updated_at", form.time(variant.updatedAt()));
        for (int i = 0; i < 3; i++) {
            node.put(
                    "option" + (i + 1),
                    i < variant.values().size() ? variant.values().get(i) : null);
        }
        return node;
    }

    ObjectNode collection(Collection collection) {
        return RestForm.node(collection)
                .put("handle", collection.handle())
                .put("title", collection.title())
                .put("body_html", collection.descriptionHtml())
                .put("sort_order", RestForm.lower(collection.sortOrder()))
                .put("template_suffix", collection.templateSuffix())
                .put("updated_at", form.time(collection.updatedAt()));
    }

    ObjectNode item(InventoryItem item) {
        return RestForm.node(item)
                .put("sku", item.sku())
                .put("created_at", form.time(item.createdAt()))
                .put("updated_at", form.time(item.updatedAt()))
                .put("requires_shipping", item.requiresShipping())
                .put("cost", item.cost() == null ? null : Money.price(item.cost()))
                .put("country_code_of_origin", item.countryCodeOfOrigin())
                .put("province_code_of_origin", item.provinceCodeOfOrigin())
                .put("harmonized_system_code", item.harmonizedSystemCode())
                .put("tracked", item.tracked());
    }

    ObjectNode level(InventoryLevel level) {
        return RestForm.node()
                .put("inventory_item_id", level.itemKey())
                .put("location_id", level.locationKey())
                .put("available", level.quantity("available"))
                .put("updated_at", form.time(level.updatedAt()))
                .put("admin_graphql_api_id", level.id());
    }

    ObjectNode location(Location location) {
        Address where = location.where();
        return RestForm.node(location)
                .put("name", location.name())
                .put("address1", where.address1())
                .put("address2", where.address2())
                .put("city", where.city())
                .put("zip", where.zip())
                .put("province", where.province())
                .put("province_code", where.provinceCode())
                .put("country", where.countryCode())
                .put("country_code", where.countryCode())
                .put("country_name", where.country())
                .put("phone", where.phone())
                .put("active", location.isActive())
                .put("created_at", form.time(location.createdAt()))
                .put("updated_at", form.time(location.updatedAt()));
    }
}
