package io.shopwright.testkit;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

public final class TransactionLog {
    List<Sale> sales(ZoneId zone, Currency currency) {
        return List.of();
    }
}
