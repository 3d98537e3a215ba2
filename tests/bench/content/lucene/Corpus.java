import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The sections of a corpus, one JSON object a line. Threads take blocks of whole lines in turn, which costs them a lock a
 * megabyte, and parse for themselves.
 */
final class Corpus implements Closeable {
  /** Receives one section after the other. */
  interface Reader {
    void section(String id, String title, String text) throws IOException;
  }

  private static final int BLOCK_BYTES = 1 << 20;
  private static final JsonFactory JSON = new JsonFactory();

  private final InputStream in;
  private byte[] begun = new byte[0]; // the line that the last block ended in

  Corpus(Path file) throws IOException {
    in = Files.newInputStream(file);
  }

  /** Hands the sections of the next block to `reader`; false at the end. Thread-safe. */
  boolean readBlock(Reader reader) throws IOException {
    byte[] block = nextBlock();
    if (block.length == 0) return false;
    try (JsonParser json = JSON.createParser(block)) {
      while (json.nextToken() != null) readSection(json, reader);
    }
    return true;
  }

  private static void readSection(JsonParser json, Reader reader) throws IOException {
    String id = "";
    String title = "";
    String text = "";
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.getCurrentName();
      json.nextToken();
      switch (name) {
        case "id": id = json.getText(); break;
        case "title": title = json.getText(); break;
        case "text": text = json.getText(); break;
        default: json.skipChildren();
      }
    }
    reader.section(id, title, text);
  }

  private synchronized byte[] nextBlock() throws IOException {
    byte[] block = begun;
    int size = begun.length;
    while (true) {
      block = Arrays.copyOf(block, size + BLOCK_BYTES);
      int read = in.readNBytes(block, size, BLOCK_BYTES);
      int end = size + read;
      int line = end;
      if (read == BLOCK_BYTES) {
        while (line > 0 && block[line - 1] != '\n') --line;
      }
      size = end;
      if (line == 0 && read > 0) continue; // one line longer than a block
      begun = Arrays.copyOfRange(block, line, end);
      return Arrays.copyOf(block, line);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
