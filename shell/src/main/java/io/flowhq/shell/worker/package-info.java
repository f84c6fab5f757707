/** The fleet of bot-workers: looking at it, emptying and refilling its members. */
@NullMarked
package io.flowhq.shell.worker;

import org.jspecify.annotations.NullMarked;
