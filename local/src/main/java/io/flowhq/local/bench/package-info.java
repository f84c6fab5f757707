/** Measures the platform on this machine; every figure is one line that says what was measured and how often. */
@NullMarked
package io.flowhq.local.bench;

import org.jspecify.annotations.NullMarked;
