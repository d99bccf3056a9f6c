package id.patuh.reception;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows for {@code COPY … FROM STDIN (FORMAT binary)}, the fastest way into a table. Source: PostgreSQL manual, COPY, "Binary
 * Format".
 */
public final class CopyRows {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTEGERS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long EPOCH_OF_POSTGRESQL = 946_684_800_000L;
    private static final int TEXT = 25;
    private static final int INT4 = 23;
    private static final int ABSENT = -1;

    private byte[] bytes = new byte[1 << 14];
    private int size;
    private int rows;

    public CopyRows() {
        System.arraycopy(SIGNATURE, 0, bytes, 0, SIGNATURE.length);
        size = SIGNATURE.length;
        int4(0);
        int4(0);
    }

    public int rows() {
        return rows;
    }

    public void row(int columns) {
        int2(columns);
        rows++;
    }

    public void smallint(int value) {
        int4(Short.BYTES);
        int2(value);
    }

    public void integer(int value) {
        int4(Integer.BYTES);
        int4(value);
    }

    public void bigint(long value) {
        int4(Long.BYTES);
        int8(value);
    }

    public void bool(boolean value) {
        int4(1);
        room(1);
        bytes[size++] = (byte) (value ? 1 : 0);
    }

    /** Null, whatever the column's type. */
    public void absent() {
        int4(ABSENT);
    }

    public void uuid(UUID value) {
        int4(2 * Long.BYTES);
        int8(value.getMostSignificantBits());
        int8(value.getLeastSignificantBits());
    }

    /** @param millis since 1970 */
    public void timestamptz(long millis) {
        bigint((millis - EPOCH_OF_POSTGRESQL) * 1000);
    }

    public void text(@Nullable String value) {
        if (value == null) {
            int4(ABSENT);
            return;
        }
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        int4(utf8.length);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
    }

    public void bytes(byte[] value) {
        int4(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    /** To the microsecond. */
    public void timestamptz(Instant value) {
        bigint((value.getEpochSecond() * 1000 - EPOCH_OF_POSTGRESQL) * 1000 + value.getNano() / 1000);
    }

    public void integers(int[] values) {
        int length = size;
        int4(0);
        array(INT4, values.length);
        for (int value : values) {
            integer(value);
        }
        INTEGERS.set(bytes, length, size - length - Integer.BYTES);
    }

    /** The head of an array of one dimension, of none where it is empty. */
    private void array(int type, int elements) {
        int4(elements == 0 ? 0 : 1);
        int4(0);
        int4(type);
        if (elements > 0) {
            int4(elements);
            int4(1);
        }
    }

    public void texts(List<String> values) {
        int length = size;
        int4(0);
        array(TEXT, values.size());
        values.forEach(this::text);
        INTEGERS.set(bytes, length, size - length - Integer.BYTES);
    }

    /** Sends them within the connection's transaction. */
    public void send(Connection connection, String copy) throws SQLException {
        int2(ABSENT);
        CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
        try {
            in.writeToCopy(bytes, 0, size);
            in.endCopy();
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
        }
    }

    private void int2(int value) {
        room(Short.BYTES);
        SHORTS.set(bytes, size, (short) value);
        size += Short.BYTES;
    }

    private void int4(int value) {
        room(Integer.BYTES);
        INTEGERS.set(bytes, size, value);
        size += Integer.BYTES;
    }

    private void int8(long value) {
        room(Long.BYTES);
        LONGS.set(bytes, size, value);
        size += Long.BYTES;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
