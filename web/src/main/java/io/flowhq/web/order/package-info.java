/** Customers' orders and bookings. */
@NullMarked
package io.flowhq.web.order;

import org.jspecify.annotations.NullMarked;
