/** Reminders of bookings and notices to the owner. */
@NullMarked
package io.flowhq.shell.reminder;

import org.jspecify.annotations.NullMarked;
