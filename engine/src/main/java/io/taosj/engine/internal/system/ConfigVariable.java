package io.taosj.engine.internal.system;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A known variable of the server's configuration.
 *
 * @param initial the value when nobody has set it
 * @param min smallest number; 0 for texts
 * @param max largest number; 0 for texts
 * @param scope {@code server}, {@code client} or {@code both}
 * @param category {@code global} or {@code local}
 */
record ConfigVariable(String name, Type type, String initial, long min, long max, String scope, String category) {

    /** What values look like. */
    enum Type {
        BOOL,
        INT,
        TEXT
    }

    private static final List<ConfigVariable> ALL = Arrays.stream("""
            firstEp TEXT localhost:6030 both local
            secondEp TEXT localhost:6030 both local
            fqdn TEXT localhost server local
            serverPort INT 6030 1 65056 server local
            tempDir TEXT /tmp/ both local
            dataDir TEXT - server local
            logDir TEXT - both local
            minimalTmpDirGB INT 1 0 1024 both local
            minimalDataDirGB INT 2 0 1024 server local
            minimalLogDirGB INT 1 0 1024 both local
            numOfLogLines INT 10000000 1000 2000000000 both local
            asyncLog BOOL 1 both local
            logKeepDays INT 0 -365000 365000 both local
            debugFlag INT 131 0 255 both local
            simDebugFlag INT 131 0 255 both local
            tmrDebugFlag INT 131 0 255 both local
            uDebugFlag INT 131 0 255 both local
            rpcDebugFlag INT 131 0 255 both local
            jniDebugFlag INT 131 0 255 client local
            qDebugFlag INT 131 0 255 both local
            cDebugFlag INT 131 0 255 client local
            dDebugFlag INT 131 0 255 server local
            vDebugFlag INT 131 0 255 server local
            mDebugFlag INT 131 0 255 server local
            wDebugFlag INT 131 0 255 server local
            sDebugFlag INT 131 0 255 server local
            tsdbDebugFlag INT 131 0 255 server local
            tqDebugFlag INT 131 0 255 server local
            fsDebugFlag INT 131 0 255 server local
            udfDebugFlag INT 131 0 255 server local
            smaDebugFlag INT 131 0 255 server local
            idxDebugFlag INT 131 0 255 server local
            tdbDebugFlag INT 131 0 255 server local
            metaDebugFlag INT 131 0 255 server local
            stDebugFlag INT 131 0 255 server local
            queryPolicy INT 1 1 4 client local
            querySmaOptimize INT 0 0 1 client local
            queryPlannerTrace BOOL 0 client local
            countAlwaysReturnValue INT 1 0 1 both global
            keepColumnName BOOL 0 client local
            smlChildTableName TEXT - client local
            smlAutoChildTableNameDelimiter TEXT - client local
            smlTagName TEXT _tag_null client local
            smlTsDefaultName TEXT _ts client local
            smlDot2Underline BOOL 1 client local
            maxShellConns INT 50000 10 50000000 client local
            maxInsertBatchRows INT 1000000 1 2147483647 client local
            maxRetryWaitTime INT 10000 0 86400000 both global
            useAdapter BOOL 0 client local
            crashReporting BOOL 1 both global
            queryMaxConcurrentTables INT 200 -1 2147483647 client local
            minSlidingTime INT 10 1 1000000 client local
            minIntervalTime INT 1 1 1000000 client local
            queryNodeChunkSize INT 32768 1024 131072 client local
            queryUseNodeAllocator BOOL 1 client local
            queryTableNotExistAsEmpty BOOL 0 client local
            enableQueryHb BOOL 1 client local
            enableScience BOOL 0 client local
            metaCacheMaxSize INT -1 -1 2147483647 client local
            slowLogThreshold INT 10 1 2147483647 both global
            slowLogMaxLen INT 4096 1 16384 both global
            slowLogScope TEXT query both global
            slowLogExceptDb TEXT - both global
            randErrorChance INT 0 0 10000 both local
            timezone TEXT UTC both global
            locale TEXT en_US.UTF-8 both global
            charset TEXT UTF-8 both global
            monitor BOOL 1 server global
            monitorInterval INT 30 1 86400 server global
            monitorFqdn TEXT - server global
            monitorPort INT 6043 1 65056 server global
            monitorMaxLogs INT 100 1 1000000 server global
            monitorComp BOOL 0 server global
            telemetryReporting BOOL 1 server global
            telemetryInterval INT 86400 1 200000 server global
            audit BOOL 1 server global
            auditInterval INT 5000 500 200000 server global
            supportVnodes INT 0 0 4096 server local
            statusInterval INT 1 1 30 server global
            maxRows INT 1000000 1 100000000 server local
            numOfRpcThreads INT 2 1 1024 both local
            numOfRpcSessions INT 30000 1 100000 both local
            numOfCommitThreads INT 4 1 1024 server local
            numOfMnodeReadThreads INT 1 1 1024 server local
            numOfVnodeQueryThreads INT 4 4 1024 server local
            numOfVnodeFetchThreads INT 4 4 1024 server local
            numOfVnodeRsmaThreads INT 4 1 1024 server local
            numOfQnodeQueryThreads INT 4 4 1024 server local
            numOfSnodeSharedThreads INT 2 2 4 server local
            numOfSnodeUniqueThreads INT 2 2 4 server local
            numOfCompactThreads INT 2 1 16 server global
            rpcQueueMemoryAllowed INT 104857600 104857600 9223372036854775807 server local
            shellActivityTimer INT 3 1 120 both global
            compressMsgSize INT -1 -1 100000000 both local
            encryptAlgorithm TEXT - server global
            ttlUnit INT 86400 1 31622400 server global
            ttlPushInterval INT 10 1 100000 server global
            ttlBatchDropNum INT 10000 0 2147483647 server global
            ttlFlushThreshold INT 100 -1 1000000 server global
            ttlChangeOnWrite BOOL 0 server global
            trimVDbIntervalSec INT 3600 1 100000 server global
            mndSdbWriteDelta INT 200 20 10000 server global
            mndLogRetention INT 2000 500 10000 server global
            skipGrant BOOL 0 server local
            retentionSpeedLimitMB INT 0 0 1024 server global
            queryBufferSize INT -1 -1 500000000000 server local
            queryUseMemoryPool BOOL 1 server local
            minReservedMemorySize INT 0 0 1000000000 server local
            queryRspPolicy INT 0 0 1 server global
            syncElectInterval INT 25000 10 172800000 server local
            syncHeartbeatInterval INT 1000 10 172800000 server local
            syncHeartbeatTimeout INT 20000 10 172800000 server local
            syncLogBufferMemoryAllowed INT 104857600 104857600 9223372036854775807 server local
            walFsyncDataSizeLimit INT 100 100 9223372036854775807 server local
            cacheLazyLoadThreshold INT 500 0 100000 server global
            checkpointInterval INT 60 60 1800 server global
            streamBufferSize INT 128 0 9223372036854775807 server local
            streamAggCnt INT 100000 2 2147483647 server global
            streamSinkDataRate INT 5 5 9223372036854775807 server global
            concurrentCheckpoint INT 1 1 10 server global
            maxStreamBackendCache INT 128 16 1024 server local
            maxTsmaNum INT 3 0 10 server global
            enableWhiteList BOOL 0 server global
            enableStrongPassword BOOL 1 server global
            udf BOOL 1 server local
            udfdResFuncs TEXT - server local
            udfdLdLibPath TEXT - server local
            disableStream BOOL 0 server global
            disableStreamCreate BOOL 0 server global
            dropIdleTimeout INT 900 60 86400 server local
            tmqMaxTopicNum INT 20 1 10000 server global
            tmqRowSize INT 4096 1 1000000 server global
            tmqMaxRebalanceConsumerNum INT 20 1 10000 server global
            tagFilterCache BOOL 0 server local
            filterScalarMode BOOL 0 server local
            dataSpace TEXT - server local
            maxVgroupsPerDb INT 0 0 1000 server local
            resetlog TEXT - both local
            diskIDCheckEnabled BOOL 1 server local
            compareAsStrInGreatest BOOL 1 client local
            minDiskFreeSize INT 52428800 52428800 2199023255552 server global
            """.split("\n"))
            .filter(line -> !line.isBlank())
            .map(ConfigVariable::parse)
            .toList();

    /** All variables in the order in which they are shown. */
    static List<ConfigVariable> all() {
        return ALL;
    }

    /** The value in the form in which it is kept. */
    String normalize(String value) {
        if (type == Type.TEXT) {
            return value;
        }
        String lower = value.strip().toLowerCase(Locale.ROOT);
        if (type == Type.BOOL && (lower.equals("true") || lower.equals("false"))) {
            return lower.equals("true") ? "1" : "0";
        }
        long number = Long.parseLong(lower);
        if (number < min || number > max) {
            throw new NumberFormatException(number + " is outside of " + min + " to " + max);
        }
        return Long.toString(number);
    }

    private static ConfigVariable parse(String line) {
        String[] words = line.strip().split(" +");
        Type type = Type.valueOf(words[1]);
        String initial = words[2].equals("-") ? "" : words[2];
        int at = type == Type.INT ? 5 : 3;
        return new ConfigVariable(
                words[0],
                type,
                initial,
                type == Type.INT ? Long.parseLong(words[3]) : 0,
                type == Type.INT ? Long.parseLong(words[4]) : type == Type.BOOL ? 1 : 0,
                words[at],
                words[at + 1]);
    }
}
