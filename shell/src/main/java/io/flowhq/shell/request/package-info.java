/** Owners' requests to have an assistant set up. */
@NullMarked
package io.flowhq.shell.request;

import org.jspecify.annotations.NullMarked;
