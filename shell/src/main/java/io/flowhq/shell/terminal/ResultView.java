package io.flowhq.shell.terminal;

import java.util.List;

/** A result in its two forms: lines for people, and data whose names stay for programs. */
public interface ResultView {

    List<String> lines(OutputStyle outputStyle);

    /** Made of maps, lists, text, numbers, booleans, instants, enums and nulls; a list is printed as an array. */
    Object data();
}
