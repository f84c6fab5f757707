/** Calls of addresses that people outside gave: none of this machine and its networks, unless configuration allows it. */
@NullMarked
package io.flowhq.runtime.http;

import org.jspecify.annotations.NullMarked;
