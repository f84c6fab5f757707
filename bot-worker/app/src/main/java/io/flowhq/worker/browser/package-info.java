/** Chromium processes and the one thread that may talk to them. */
@NullMarked
package io.flowhq.worker.browser;

import org.jspecify.annotations.NullMarked;
