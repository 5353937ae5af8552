package io.shopwright.insights;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

/** A shop in dollars whose one order, of June 2026, is in euros, written out in the Admin API's own JSON. */
final class EuroOrder implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();

    EuroOrder() throws IOException {
        server.start();
        String money = "{\"shopMoney\":{\"amount\":\"5\",\"currencyCode\":\"EUR\"}}";
        enqueue("{\"shop\":{\"myshopifyDomain\":\"a.myshopify.com\",\"currencyCode\":\"USD\",\"ianaTimezone\":\"UTC\"},"
                + "\"currentAppInstallation\":{\"accessScopes\":[{\"handle\":\"read_all_orders\"},{\"handle\":"
                + "\"read_orders\"},{\"handle\":\"read_customers\"},{\"handle\":\"read_products\"}]}}");
        enqueue("{\"orders\":{\"nodes\":[{\"id\":\"gid://shopify/Order/1\",\"name\":\"#1\",\"processedAt\":"
                + "\"2026-06-05T00:00:00Z\",\"test\":false,\"taxesIncluded\":false,\"subtotalPriceSet\":" + money
                + ",\"totalShippingPriceSet\":" + money
                + ",\"displayFulfillmentStatus\":\"FULFILLED\",\"lineItems\":{\"nodes\":[],\"pageInfo\":"
                + "{\"hasNextPage\":false}},\"refunds\":[]}],\"pageInfo\":{\"hasNextPage\":false}}}");
    }

    private void enqueue(String data) {
        server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .body("{\"data\":" + data + "}")
                .build());
    }

    Shop open() {
        return Shop.open(ShopConfig.at(server.url("/").uri(), "t"));
    }

    @Override
    public void close() {
        server.close();
    }
}
