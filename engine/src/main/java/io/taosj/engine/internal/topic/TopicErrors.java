package io.taosj.engine.internal.topic;

import io.taosj.engine.EngineException;

/** Errors of consumers with the server's codes and texts. */
final class TopicErrors {
    private TopicErrors() {}

    static EngineException noTopic() {
        return new EngineException(0x3E1, "Topic not exist");
    }

    static EngineException notSubscribed() {
        return new EngineException(0x4009, "Topic does not belong to this consumer");
    }

    static EngineException notAssigned() {
        return new EngineException(0x4008, "VgId does not belong to this consumer");
    }

    static EngineException outOfRange() {
        return new EngineException(0x4007, "Offset out of range");
    }

    static EngineException nothingCommitted() {
        return new EngineException(0xA0D, "TQ no committed offset");
    }

    static EngineException expelled() {
        return new EngineException(0x4001, "Consumer mismatch");
    }

    static EngineException closed() {
        return new EngineException(0x4002, "Consumer closed");
    }

    static EngineException topicInUse() {
        return new EngineException(0x3EB, "Topic subscribed cannot be dropped");
    }

    static EngineException groupInUse() {
        return new EngineException(0x3EC, "Consumer group being used by some consumer");
    }

    static EngineException noGroup() {
        return new EngineException(0x3E8, "Subcribe not exist");
    }

    static EngineException noReplayOfTables() {
        return new EngineException(0x4014, "Replay is disabled if subscribe db or stable");
    }

    static EngineException replayOfSeveral() {
        return new EngineException(0x4013, "Replay need only one vgroup if subscribe super table");
    }

    static EngineException inSnapshot() {
        return new EngineException(0x4006, "Can not operate in snapshot mode");
    }

    static EngineException noGroupName() {
        return new EngineException(0x4000, "Invalid message: a consumer needs a group");
    }
}
