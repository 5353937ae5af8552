package io.shopwright.insights;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import java.io.IOException;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A shop in dollars whose one order, of June 2026, is in euros, written out in the Admin API's own JSON. */
final class EuroOrder implements AutoCloseable {
    private static final String FACTS =
            "{\"shop\":{\"myshopifyDomain\":\"a.myshopify.com\",\"currencyCode\":\"USD\",\"ianaTimezone\":\"UTC\"},"
                    + "\"currentAppInstallation\":{\"accessScopes\":[{\"handle\":\"read_all_orders\"},{\"handle\":"
                    + "\"read_orders\"},{\"handle\":\"read_customers\"},{\"handle\":\"read_products\"}]}}";
    private static final String MONEY = "{\"shopMoney\":{\"amount\":\"5\",\"currencyCode\":\"EUR\"}}";
    private static final String ORDER = "{\"ordersCount\":{\"count\":1},\"orders\":{\"nodes\":[{\"id\":"
            + "\"gid://shopify/Order/1\",\"name\":\"#1\",\"processedAt\":\"2026-06-05T00:00:00Z\",\"test\":false,"
            + "\"taxesIncluded\":false,\"subtotalPriceSet\":" + MONEY + ",\"totalShippingPriceSet\":" + MONEY
            + ",\"totalPriceSet\":" + MONEY + ",\"currentTotalPriceSet\":" + MONEY
            + ",\"displayFulfillmentStatus\":\"FULFILLED\",\"lineItems\":{\"nodes\":[],\"pageInfo\":"
            + "{\"hasNextPage\":false}},\"refunds\":[]}],\"pageInfo\":{\"hasNextPage\":false}}}";

    private final MockWebServer server = new MockWebServer();

    EuroOrder() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                boolean facts = request.getBody().utf8().contains("currentAppInstallation");
                return new MockResponse.Builder()
                        .setHeader("Content-Type", "application/json")
                        .body("{\"data\":" + (facts ? FACTS : ORDER) + "}")
                        .build();
            }
        });
        server.start();
    }

    Shop open() {
        return Shop.open(ShopConfig.at(server.url("/").uri(), "t"));
    }

    @Override
    public void close() {
        server.close();
    }
}
