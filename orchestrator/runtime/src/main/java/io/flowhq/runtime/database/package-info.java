/** What a process checks of its database at start and while it runs: clocks and connections. */
@NullMarked
package io.flowhq.runtime.database;

import org.jspecify.annotations.NullMarked;
