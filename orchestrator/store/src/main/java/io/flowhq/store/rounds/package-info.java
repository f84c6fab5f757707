/** What a process does again and again for as long as it lives. */
@NullMarked
package io.flowhq.store.rounds;

import org.jspecify.annotations.NullMarked;
