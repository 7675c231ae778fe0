package io.taosj.internal.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeflateParametersTest {
    @Test
    void nothingAnsweredMeansNoCompression() throws HandshakeException {
        assertThat(DeflateParameters.parse(null, true)).isNull();
        assertThat(DeflateParameters.parse(" ", false)).isNull();
    }

    @Test
    void readsWhoKeepsTheContext() throws HandshakeException {
        assertThat(DeflateParameters.parse("permessage-deflate", true)).isEqualTo(new DeflateParameters(true, true));
        assertThat(DeflateParameters.parse(
                        "Permessage-Deflate; server_no_context_takeover; client_no_context_takeover", true))
                .isEqualTo(new DeflateParameters(false, false));
        assertThat(DeflateParameters.parse("permessage-deflate;server_max_window_bits=\"12\"", true))
                .isEqualTo(new DeflateParameters(true, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-webkit-deflate-frame",
                "permessage-deflate, permessage-deflate",
                "permessage-deflate; client_max_window_bits=10",
                "permessage-deflate; server_max_window_bits",
                "permessage-deflate; server_max_window_bits=7",
                "permessage-deflate; server_max_window_bits=16",
                "permessage-deflate; server_no_context_takeover=1",
                "permessage-deflate; server_no_context_takeover; server_no_context_takeover",
                "permessage-deflate; what"
            })
    void refusesWhatWasNotOffered(String header) {
        assertThatThrownBy(() -> DeflateParameters.parse(header, true)).isInstanceOf(HandshakeException.class);
    }

    @Test
    void refusesCompressionThatWasNotAskedFor() {
        assertThatThrownBy(() -> DeflateParameters.parse("permessage-deflate", false))
                .isInstanceOf(HandshakeException.class);
    }
}
