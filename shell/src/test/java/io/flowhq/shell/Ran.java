package io.flowhq.shell;

import java.util.List;

/** What one run of the application came to. */
record Ran(int code, String out, String err) {

    List<String> lines() {
        return out.lines().toList();
    }
}
