/**
 * A tenant's WhatsApp session in a browser on this worker: lease, link, supervision of the page, and its end.
 *
 * <pre>
 * Temporal      SessionActivitiesImpl ── take, heartbeat ──┐     HostActivitiesImpl ── commands ──┐
 * (its threads)                                            ▼                                      ▼
 *               SessionHost: one BrowserSession per tenant; SessionEvacuation ends them one after the other
 *                                                          │ SessionTurns: a queue of Runnables
 * session       BrowserSession ── tick ──▶ LinkMonitor ── LinkEvent ──▶ LinkTransitions (pure) ── LinkEffect ──▶ applied
 * (one thread      │      ▲                by LinkActions
 *  per session)    │      └── PageObserver ── PageSupervisor ── PageRecoveryPolicy (one Escalation per cause)
 *                  ├── PendingMessages ──▶ MessageIntake, opened by MessagePipeline on the connected page's SessionChats
 *                  ├── SessionProfile, SnapshotTimer, BrowserMemoryMonitor, ActivityOwnership
 *                  └── SessionShutdown, at its end
 * browser loop  WhatsAppPage ── PageListener: every call becomes a turn
 * lease         LeaseRenewals: renews the leases of all sessions in one statement (one thread per worker); LeaseRenewal:
 *               ends its session when the lease is lost (one thread)
 * reports       SessionReporter: one RetryingQueue to PostgreSQL, one to the workflow (WorkflowNotifier)
 * </pre>
 *
 * <p>Monitor and supervisor do not know each other. docs/session.md shows the table of the link.
 */
@NullMarked
package io.flowhq.worker.session;

import org.jspecify.annotations.NullMarked;
