package io.taosj.engine.internal.query;

import java.util.List;

/** Lists of sort keys in the store's SQL. */
final class Order {
    private Order() {}

    static String list(List<OrderKey> keys) {
        return String.join(", ", keys.stream().map(OrderKey::toSql).toList());
    }
}
