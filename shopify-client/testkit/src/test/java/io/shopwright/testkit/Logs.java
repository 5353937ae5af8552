package io.shopwright.testkit;

import io.shopwright.testkit.TransactionLog.Columns;

/** Small logs for tests. */
final class Logs {
    static final Columns COLUMNS = Columns.of("who", "day").quantity("units").amount("spent");

    private Logs() {}

    static TransactionLog of(String... rows) {
        return TransactionLog.parse("who,day,units,spent\n" + String.join("\n", rows), COLUMNS);
    }

    /** A shop with one order a day from 2026-01-01 on, by three customers in turn, of 1, 2, 3... dollars. */
    static SimulatedShop daily(int orders) {
        SimulatedShop shop = SimulatedShop.start();
        String[] rows = new String[orders];
        for (int i = 0; i < orders; i++) {
            rows[i] = "c" + i % 3 + "," + java.time.LocalDate.of(2026, 1, 1).plusDays(i) + ",1," + (i + 1);
        }
        shop.load(of(rows));
        return shop;
    }
}
