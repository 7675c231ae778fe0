package io.taosj.engine.internal.query;

import java.math.BigInteger;

/** Numbers in ORDER BY and GROUP BY that stand for items of the select list. */
final class Positions {
    private Positions() {}

    /**
     * The index of the item that a number stands for.
     *
     * @return -1 for negative numbers, which are constants without meaning
     * @throws io.taosj.engine.EngineException 0x2609 if there is no such item
     */
    static int of(String text, int items) {
        BigInteger number = new BigInteger(text.replace(" ", ""));
        if (number.signum() < 0) {
            return -1;
        }
        if (number.signum() == 0 || number.compareTo(BigInteger.valueOf(items)) > 0) {
            throw Errors.badPosition();
        }
        return number.intValue() - 1;
    }
}
