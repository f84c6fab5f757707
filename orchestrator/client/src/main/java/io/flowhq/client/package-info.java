/** The one way in for people and programs: commands to tenants, each answered or refused in words, and who is meant. */
@NullMarked
package io.flowhq.client;

import org.jspecify.annotations.NullMarked;
