package io.taosj.server.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What official clients were recorded to say. */
public final class ClientMessages {
    private ClientMessages() {}

    /** A WebSocket message of a client. */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    public record Frame(boolean binary, byte[] payload) {}

    /** The text and binary messages of clients in a recorded scenario, in their order. */
    public static List<Frame> of(String scenario) throws IOException {
        List<Frame> frames = new ArrayList<>();
        for (Recording.Message message : Recording.load(scenario).messages()) {
            boolean binary = message.kind().equals("binary");
            if (message.fromClient() && (binary || message.kind().equals("text"))) {
                frames.add(new Frame(binary, message.bytes()));
            }
        }
        return frames;
    }
}
