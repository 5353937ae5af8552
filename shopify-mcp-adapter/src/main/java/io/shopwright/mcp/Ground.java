package io.shopwright.mcp;

import io.shopwright.insights.Basis;
import java.time.LocalDate;

/** What figures rest on; {@code basis} in an answer: days and amounts are the shop's. */
record Ground(String currency, String timeZone, LocalDate firstDay, LocalDate lastDay, long rowsRead, String method) {
    static Ground of(Basis basis) {
        return new Ground(
                basis.shop().currencyCode(),
                basis.shop().zone().getId(),
                basis.period().from(),
                basis.period().to(),
                basis.rowsRead(),
                basis.method());
    }
}
