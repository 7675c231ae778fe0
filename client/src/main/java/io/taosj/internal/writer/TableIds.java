package io.taosj.internal.writer;

import java.util.Arrays;

/** Numbers for the tables of some rows, from 0 on. Makes no garbage when it is used again. */
final class TableIds {
    private String[] names = new String[16];
    /** a number plus one for each slot, 0 if it is free */
    private int[] slots = new int[64];

    private int count;

    int count() {
        return count;
    }

    String name(int id) {
        return names[id];
    }

    /** The number of a table, or -1 if it has none. */
    int find(String name) {
        int mask = slots.length - 1;
        for (int at = spread(name) & mask; slots[at] != 0; at = at + 1 & mask) {
            String present = names[slots[at] - 1];
            if (present.equals(name)) {
                return slots[at] - 1;
            }
        }
        return -1;
    }

    /** Gives a table that has none its number. */
    int add(String name) {
        if (count == names.length) {
            names = Arrays.copyOf(names, 2 * count);
            slots = new int[4 * names.length];
            for (int id = 0; id < count; id++) {
                place(id);
            }
        }
        names[count] = name;
        place(count);
        return count++;
    }

    private void place(int id) {
        int mask = slots.length - 1;
        int at = spread(names[id]) & mask;
        while (slots[at] != 0) {
            at = at + 1 & mask;
        }
        slots[at] = id + 1;
    }

    private static int spread(String name) {
        int hash = name.hashCode();
        return hash ^ hash >>> 16;
    }

    void clear() {
        if (count > 0) {
            Arrays.fill(slots, 0);
            Arrays.fill(names, 0, count, "");
            count = 0;
        }
    }
}
