/** Ids and names that every process of the platform shares. */
@NullMarked
package io.flowhq.contract;

import org.jspecify.annotations.NullMarked;
