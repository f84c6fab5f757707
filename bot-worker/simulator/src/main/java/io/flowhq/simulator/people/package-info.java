/** The phones page: the phones as people hold them, to scan, read and write. */
@NullMarked
package io.flowhq.simulator.people;

import org.jspecify.annotations.NullMarked;
