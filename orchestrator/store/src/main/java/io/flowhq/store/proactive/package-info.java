/** What is written for a tenant without a customer's question: reminders of bookings, and notices to the owner. */
@NullMarked
package io.flowhq.store.proactive;

import org.jspecify.annotations.NullMarked;
