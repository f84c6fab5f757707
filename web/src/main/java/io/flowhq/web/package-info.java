/** The web process: what operators see and do in a browser, and the same routes as JSON. */
@NullMarked
package io.flowhq.web;

import org.jspecify.annotations.NullMarked;
