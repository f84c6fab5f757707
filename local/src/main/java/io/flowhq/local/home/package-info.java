/** The folder a platform keeps its state in, and the file by which others find the running platform. */
@NullMarked
package io.flowhq.local.home;

import org.jspecify.annotations.NullMarked;
