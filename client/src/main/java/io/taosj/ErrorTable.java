package io.taosj;

import java.util.Set;

/** Which exception class, SQLState and retry advice belong to which error code. */
final class ErrorTable {
    private static final String GENERAL = "HY000";
    /** Nodes, leaders and queues that come back: the same call may succeed a moment later. */
    private static final Set<Integer> RETRYABLE = Set.of(
            ClientErrors.CONNECT_FAILED,
            ClientErrors.CONNECTION_LOST,
            ClientErrors.SERVER_BUSY,
            0x0001,
            0x0005,
            0x000B,
            0x0014,
            0x0018,
            0x0019,
            0x0020,
            0x0021,
            0x0022,
            0x0023,
            0x0024,
            0x0387,
            0x03EA,
            0x03EF,
            0x0707,
            0x0903,
            0x090C,
            0x0911,
            0x0914,
            0x0916,
            0xFFFE);

    /** Between request and answer something broke: nobody knows whether the request arrived. */
    private static final Set<Integer> OUTCOME_UNKNOWN = Set.of(
            ClientErrors.CONNECTION_LOST,
            ClientErrors.TIMEOUT,
            ClientErrors.INTERRUPTED,
            ClientErrors.PROTOCOL,
            0x0018,
            0x0019,
            0x0021,
            0x0023,
            0x0903);

    private ErrorTable() {}

    static boolean isOutcomeUnknown(int code) {
        return OUTCOME_UNKNOWN.contains(code);
    }

    static boolean isRetryable(int code) {
        return RETRYABLE.contains(code);
    }

    static TaosException exception(int code, String message) {
        return switch (area(code)) {
            case INTERFACE -> new TaosInterfaceException(code, message);
            case CONNECTION -> new TaosConnectionException(code, message);
            case PROGRAMMING -> new TaosProgrammingException(code, message);
            case DATA -> new TaosDataException(code, message);
            case STATEMENT -> new TaosStatementException(code, message);
            case RESULT -> new TaosResultException(code, message);
            case SCHEMALESS -> new TaosSchemalessException(code, message, 0);
            case TMQ -> new TaosTmqException(code, message);
            case OPERATIONAL -> new TaosOperationalException(code, message);
        };
    }

    private enum Area {
        INTERFACE,
        CONNECTION,
        OPERATIONAL,
        PROGRAMMING,
        DATA,
        STATEMENT,
        RESULT,
        SCHEMALESS,
        TMQ
    }

    private static Area area(int code) {
        return switch (code) {
            case ClientErrors.CONNECTION_CLOSED,
                    ClientErrors.CONNECT_FAILED,
                    ClientErrors.CONNECTION_LOST,
                    ClientErrors.SERVER_TOO_OLD,
                    ClientErrors.PROTOCOL,
                    ClientErrors.HTTP_STATUS,
                    ClientErrors.UNAUTHORIZED -> Area.CONNECTION;
            case ClientErrors.UNSUPPORTED, ClientErrors.INVALID_ARGUMENT -> Area.INTERFACE;
            case ClientErrors.RESULT_CLOSED, ClientErrors.NO_SUCH_COLUMN, ClientErrors.MAPPING -> Area.RESULT;
            case ClientErrors.WRONG_TYPE, ClientErrors.NULL_VALUE, ClientErrors.OUT_OF_RANGE -> Area.DATA;
            case ClientErrors.STATEMENT_STATE -> Area.STATEMENT;
            case ClientErrors.WAKEUP -> Area.TMQ;
            case 0x0002, 0x0003, 0x000B, 0x0013, 0x0015, 0x0018, 0x0019, 0x0020, 0x0021, 0x0022, 0x0023 ->
                Area.CONNECTION;
            case 0x0213, 0x0351, 0x0357, 0x1105, 0x1122, 0x1124, 0x1125 -> Area.CONNECTION;
            case 0x022A, 0x022B, 0x022C -> Area.STATEMENT;
            case 0x0216, 0x0217, 0x0219, 0x021B, 0x0603, 0x0618, 0x1106, 0x1107 -> Area.PROGRAMMING;
            case 0x060B, 0x2605, 0x2653 -> Area.DATA;
            case 0x03E0, 0x03E1, 0x03E2, 0x03E3, 0x03E4, 0x03E5, 0x03E6, 0x03E7, 0x03E8, 0x03E9, 0x03EA, 0x03EB ->
                Area.TMQ;
            case 0x03EC, 0x03ED, 0x03EE, 0x03EF -> Area.TMQ;
            default -> areaOfRange(code);
        };
    }

    private static Area areaOfRange(int code) {
        return switch (code >> 8) {
            case 0x26, 0x28 -> Area.PROGRAMMING;
            case 0x30 -> Area.SCHEMALESS;
            case 0x40 -> Area.TMQ;
            case 0x03 -> isWrongName(code) ? Area.PROGRAMMING : Area.OPERATIONAL;
            default -> Area.OPERATIONAL;
        };
    }

    /** Databases, tables, users and the like that exist already or don't exist. */
    private static boolean isWrongName(int code) {
        return code >= 0x0350 && code <= 0x035F
                || code >= 0x0360 && code <= 0x037F
                || code >= 0x0380 && code <= 0x0383
                || code == 0x0388;
    }

    static String sqlState(int code) {
        return switch (code) {
            case ClientErrors.CONNECTION_CLOSED, 0x0213 -> "08003";
            case ClientErrors.UNSUPPORTED, 0x0100 -> "0A000";
            case ClientErrors.INVALID_ARGUMENT -> "HY024";
            case ClientErrors.CONNECT_FAILED, 0x000B, 0x0015 -> "08001";
            case ClientErrors.CONNECTION_LOST, 0x0018, 0x0020, 0x0021, 0x0023 -> "08S01";
            case ClientErrors.TIMEOUT, 0x0019, 0x0903 -> "HYT00";
            case ClientErrors.INTERRUPTED, 0x0724, 0x0726 -> "57014";
            case ClientErrors.PROTOCOL, ClientErrors.HTTP_STATUS -> "08P01";
            case ClientErrors.RESULT_CLOSED -> "24000";
            case ClientErrors.NO_SUCH_COLUMN -> "42S22";
            case ClientErrors.WRONG_TYPE, ClientErrors.MAPPING -> "22018";
            case ClientErrors.NULL_VALUE -> "22002";
            case ClientErrors.OUT_OF_RANGE -> "22003";
            case ClientErrors.SERVER_TOO_OLD -> "08004";
            case ClientErrors.STATEMENT_STATE, 0x022A, 0x022B -> "HY010";
            case ClientErrors.UNAUTHORIZED,
                    0x0002,
                    0x0003,
                    0x0350,
                    0x0351,
                    0x0352,
                    0x0353,
                    0x0357,
                    0x0358,
                    0x1105,
                    0x1122,
                    0x1124,
                    0x1125 -> "28000";
            case 0x0303, 0x2644 -> "42501";
            case 0x0217, 0x0380, 0x0383, 0x0388, 0x2616 -> "3D000";
            case 0x0360, 0x0381, 0x0603 -> "42S01";
            case 0x0362, 0x0618, 0x2603, 0x2662 -> "42S02";
            case 0x2602 -> "42S22";
            case 0x036B -> "42S21";
            case 0x2653 -> "22001";
            case 0x060B -> "22008";
            case ClientErrors.SERVER_BUSY, 0xFFFE, 0x0022, 0x0024, 0x0739, 0x073A -> "53000";
            default -> sqlStateOfArea(code);
        };
    }

    private static String sqlStateOfArea(int code) {
        return switch (area(code)) {
            case INTERFACE -> "HY024";
            case CONNECTION -> "08000";
            case PROGRAMMING -> "42000";
            case DATA, SCHEMALESS -> "22000";
            case STATEMENT -> "HY010";
            case RESULT -> "24000";
            case TMQ, OPERATIONAL -> GENERAL;
        };
    }
}
