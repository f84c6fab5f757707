/** Reminds customers of confirmed bookings. */
@NullMarked
package io.flowhq.orchestrator.reminder;

import org.jspecify.annotations.NullMarked;
