package io.flowhq.simulator.fault;

/**
 * The value of {@link Fault#WHATS_NEW}.
 *
 * @param seconds after which a device whose page still shows the dialog is unlinked
 * @param button what its button says
 * @param afterReload whether it appears only from the device's second connection on
 */
public record DialogFault(long seconds, String button, boolean afterReload) {}
