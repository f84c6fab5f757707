/** The whole scenario of one tenant, played through the surfaces people use. */
@NullMarked
package io.flowhq.local.demo;

import org.jspecify.annotations.NullMarked;
