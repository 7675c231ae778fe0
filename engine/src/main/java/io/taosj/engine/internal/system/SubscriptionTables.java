package io.taosj.engine.internal.system;

import java.util.List;

/** The table of information_schema about consumer groups. */
final class SubscriptionTables {
    private SubscriptionTables() {}

    static List<SystemTable> all() {
        return List.of(SystemTable.open(
                "ins_subscriptions",
                "topic_name VARCHAR(205), consumer_group VARCHAR(193), vgroup_id INT, consumer_id VARCHAR(256), "
                        + "user VARCHAR(24), fqdn VARCHAR(128), offset VARCHAR(64), rows BIGINT",
                SubscriptionTables::subscriptions));
    }

    private static void subscriptions(SystemContext context, RowSink sink) {
        for (LiveState.Subscription s : context.live().subscriptions()) {
            LiveState.Consumer consumer = s.consumer();
            sink.row(
                    s.topic(),
                    s.group(),
                    s.vgroup(),
                    consumer == null ? null : idText(consumer.id()),
                    consumer == null ? null : consumer.user(),
                    consumer == null ? null : consumer.fqdn(),
                    s.offset(),
                    s.rows());
        }
    }

    /** A consumer's number as it is shown. */
    static String idText(long id) {
        return "0x" + Long.toHexString(id);
    }
}
