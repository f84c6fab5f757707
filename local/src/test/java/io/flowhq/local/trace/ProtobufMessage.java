package io.flowhq.local.trace;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** The fields of a protobuf message that have a length: texts, bytes and messages within it. Others are passed over. */
record ProtobufMessage(List<Field> fields) {

    private record Field(int number, byte[] content) {}

    static ProtobufMessage of(byte[] bytes) {
        List<Field> fields = new ArrayList<>();
        Cursor cursor = new Cursor(bytes);
        while (cursor.position < bytes.length) {
            int tag = (int) cursor.varint();
            switch (tag & 7) {
                case 0 -> cursor.varint();
                case 1 -> cursor.take(8);
                case 2 -> fields.add(new Field(tag >>> 3, cursor.take((int) cursor.varint())));
                case 5 -> cursor.take(4);
                default -> throw new IllegalArgumentException("not a message: wire type " + (tag & 7));
            }
        }
        return new ProtobufMessage(List.copyOf(fields));
    }

    List<ProtobufMessage> messages(int number) {
        return contents(number).stream().map(ProtobufMessage::of).toList();
    }

    String text(int number) {
        return contents(number).stream()
                .map(content -> new String(content, StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    String hex(int number) {
        return contents(number).stream()
                .map(HexFormat.of()::formatHex)
                .findFirst()
                .orElse("");
    }

    private List<byte[]> contents(int number) {
        return fields.stream()
                .filter(field -> field.number() == number)
                .map(Field::content)
                .toList();
    }

    private static final class Cursor {
        private final byte[] bytes;
        private int position;

        Cursor(byte[] bytes) {
            this.bytes = bytes;
        }

        long varint() {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes[position++];
                value |= (long) (next & 0x7f) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        }

        byte[] take(int length) {
            byte[] taken = Arrays.copyOfRange(bytes, position, position + length);
            position += length;
            return taken;
        }
    }
}
