/** What a process does again and again for as long as it lives. */
@NullMarked
package io.flowhq.runtime.schedule;

import org.jspecify.annotations.NullMarked;
