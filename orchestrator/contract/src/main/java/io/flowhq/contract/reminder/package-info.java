/** Reminding customers of bookings: one workflow for each confirmed booking. */
@NullMarked
package io.flowhq.contract.reminder;

import org.jspecify.annotations.NullMarked;
