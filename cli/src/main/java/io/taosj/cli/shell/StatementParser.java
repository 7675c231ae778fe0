package io.taosj.cli.shell;

import java.util.List;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.SyntaxError;
import org.jline.reader.impl.DefaultParser;

/** Asks for another line until the statement is complete. */
final class StatementParser extends DefaultParser {
    StatementParser() {
        setQuoteChars(new char[0]);
        setEscapeChars(new char[0]);
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) throws SyntaxError {
        if (context == ParseContext.ACCEPT_LINE && !Repl.isLeaving(line)) {
            List<StatementSplitter.Piece> pieces = StatementSplitter.split(line);
            if (!pieces.isEmpty() && !pieces.get(pieces.size() - 1).complete()) {
                throw new EOFError(-1, -1, "the statement needs a ;");
            }
        }
        return super.parse(line, cursor, context);
    }
}
