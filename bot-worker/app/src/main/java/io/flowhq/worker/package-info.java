/** The runnable bot-worker: hosts the tenants' browsers and reports to the fleet. */
@NullMarked
package io.flowhq.worker;

import org.jspecify.annotations.NullMarked;
