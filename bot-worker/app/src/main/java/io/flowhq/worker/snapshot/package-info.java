/** What makes a session movable: its storage, packed and sealed. */
@NullMarked
package io.flowhq.worker.snapshot;

import org.jspecify.annotations.NullMarked;
