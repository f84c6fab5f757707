/** Programs of PyPI for tests. */
@NullMarked
package io.flowhq.runtime.python;

import org.jspecify.annotations.NullMarked;
