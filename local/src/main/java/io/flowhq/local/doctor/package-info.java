/** {@code ./flowhq doctor}: what this machine has, what is missing and how to get it. Changes nothing. */
@NullMarked
package io.flowhq.local.doctor;

import org.jspecify.annotations.NullMarked;
