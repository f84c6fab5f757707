/** {@code handoff …}: the chats that people have taken from the bot. */
@NullMarked
package io.flowhq.shell.handoff;

import org.jspecify.annotations.NullMarked;
