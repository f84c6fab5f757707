/** The way from commands to the client module, and who is said to be asking. */
@NullMarked
package io.flowhq.shell.platform;

import org.jspecify.annotations.NullMarked;
