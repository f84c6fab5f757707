package io.flowhq.local.doctor;

/** Looks at one thing that {@code ./flowhq up} needs. */
@FunctionalInterface
interface DoctorCheck {

    Finding find() throws InterruptedException;
}
