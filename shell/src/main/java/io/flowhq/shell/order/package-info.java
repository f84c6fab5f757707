/** {@code order …} and {@code booking …}: what customers order and book. */
@NullMarked
package io.flowhq.shell.order;

import org.jspecify.annotations.NullMarked;
