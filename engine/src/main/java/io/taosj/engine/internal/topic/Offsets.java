package io.taosj.engine.internal.topic;

import io.taosj.engine.internal.catalog.Catalog;
import io.taosj.engine.internal.storage.CatalogChange;
import io.taosj.engine.internal.storage.StorageEngine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Committed offsets of consumer groups; small objects of the catalog, durable when a commit returns. */
final class Offsets {
    private static final String KIND = "offset";
    /** Groups are known from their first subscription on, also without any commit. */
    private static final String GROUP = "consumergroup";

    private static final int NO_VGROUP = 0;

    private final StorageEngine storage;

    Offsets(StorageEngine storage) {
        this.storage = storage;
    }

    /** What an offset belongs to. */
    record Place(String group, String topic, int vgroup) {
        private String text() {
            return vgroup + ":" + topic.length() + ":" + topic + group;
        }

        private static Place of(String text) {
            int first = text.indexOf(':');
            int second = text.indexOf(':', first + 1);
            int length = Integer.parseInt(text.substring(first + 1, second));
            String topic = text.substring(second + 1, second + 1 + length);
            return new Place(text.substring(second + 1 + length), topic, Integer.parseInt(text.substring(0, first)));
        }
    }

    OptionalLong get(Place place) {
        String text = storage.catalog().object(KIND, place.text());
        return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }

    /** Commits several offsets, all or none. */
    void put(Map<Place, Long> offsets) {
        List<CatalogChange> changes = new ArrayList<>();
        offsets.forEach((place, offset) -> {
            OptionalLong before = get(place);
            if (before.isEmpty() || before.getAsLong() != offset) {
                changes.add(new CatalogChange.PutObject(KIND, place.text(), Long.toString(offset)));
            }
        });
        if (!changes.isEmpty()) {
            storage.change(changes);
        }
    }

    /** All offsets of a topic. */
    Map<Place, Long> ofTopic(String topic) {
        Map<Place, Long> found = new LinkedHashMap<>();
        Catalog catalog = storage.catalog();
        for (String name : catalog.objects(KIND)) {
            Place place = Place.of(name);
            String text = catalog.object(KIND, name);
            if (text != null && place.topic().equals(topic)) {
                found.put(place, Long.parseLong(text));
            }
        }
        return found;
    }

    /** Makes a group known as reader of topics. */
    void remember(String group, List<String> topics) {
        List<CatalogChange> changes = new ArrayList<>();
        for (String topic : topics) {
            String name = new Place(group, topic, NO_VGROUP).text();
            if (storage.catalog().object(GROUP, name) == null) {
                changes.add(new CatalogChange.PutObject(GROUP, name, ""));
            }
        }
        if (!changes.isEmpty()) {
            storage.change(changes);
        }
    }

    /** Forgets all groups and offsets of a topic. */
    void forget(String topic) {
        remove(place -> place.topic().equals(topic));
    }

    /** Forgets a group's offsets for a topic; returns whether the group was known. */
    boolean forget(String group, String topic) {
        return remove(place -> place.topic().equals(topic) && place.group().equals(group));
    }

    private boolean remove(Predicate<Place> which) {
        List<CatalogChange> changes = new ArrayList<>();
        for (String kind : List.of(KIND, GROUP)) {
            for (String name : storage.catalog().objects(kind)) {
                if (which.test(Place.of(name))) {
                    changes.add(new CatalogChange.PutObject(kind, name, null));
                }
            }
        }
        if (!changes.isEmpty()) {
            storage.change(changes);
        }
        return !changes.isEmpty();
    }
}
