package io.shopwright.mcp;

import io.shopwright.client.Shop;
import io.shopwright.insights.ExecutiveDashboard.Sources;
import java.util.List;

/** Tools that compute answers from all of a shop's orders, customers or products. */
final class InsightTools {
    private InsightTools() {}

    /** @param sources what the host knows and the shop does not */
    static List<Tool<?>> of(Shop shop, Sources sources) {
        return List.of(
                new LifetimeValueTool(shop),
                StoreAnalyticsTool.of(shop, sources.costs()),
                DashboardTool.of(shop, sources),
                ForecastTool.of(shop),
                ChurnTool.of(shop),
                SegmentsTool.of(shop),
                CohortsTool.of(shop),
                ChannelsTool.of(shop),
                AttributionTool.of(shop, sources.adSpend()),
                BudgetTool.of(shop, sources.adSpend()),
                ElasticityTool.of(shop),
                RecommendationsTool.of(shop),
                ExperimentTool.tool());
    }
}
