package io.shopwright.analytics.attribution;

/** The attribution models that Shopify offers, under the names that ShopifyQL gives them. */
public enum ShopifyModel {
    /** {@link CreditRule#firstClick()}. */
    FIRST_CLICK_ATTRIBUTION {
        @Override
        public CreditRule rule() {
            return CreditRule.firstClick();
        }
    },
    /** {@link CreditRule#lastClick()}. */
    LAST_CLICK_ATTRIBUTION {
        @Override
        public CreditRule rule() {
            return CreditRule.lastClick();
        }
    },
    /** {@link CreditRule#lastNonDirectClick} with the channel {@link #DIRECT}; Shopify's default. */
    LAST_NON_DIRECT_CLICK_ATTRIBUTION {
        @Override
        public CreditRule rule() {
            return CreditRule.lastNonDirectClick(DIRECT);
        }
    },
    /** {@link CreditRule#anyClick()}: credits exceed the orders. */
    ANY_CLICK_ATTRIBUTION {
        @Override
        public CreditRule rule() {
            return CreditRule.anyClick();
        }
    },
    /** {@link CreditRule#linear()}. */
    LINEAR_ATTRIBUTION {
        @Override
        public CreditRule rule() {
            return CreditRule.linear();
        }
    };

    /** The channel of visits without a known source. */
    public static final String DIRECT = "Direct";

    /** What the model does with a journey. */
    public abstract CreditRule rule();
}
