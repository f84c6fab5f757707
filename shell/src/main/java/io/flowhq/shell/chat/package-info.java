/** {@code chat …}: what customers and the business write to each other, and why. */
@NullMarked
package io.flowhq.shell.chat;

import org.jspecify.annotations.NullMarked;
