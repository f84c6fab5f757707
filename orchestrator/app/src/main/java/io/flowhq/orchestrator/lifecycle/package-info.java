/**
 * The tenants' workflow: its main loop, its commands, and what it does about sessions.
 *
 * <pre>
 * TenantLifecycleWorkflow      as Temporal calls it; everything below runs on the threads of one workflow task,
 *  |                           one at a time, and never blocks but in Workflow.await
 *  +- update handlers          (a workflow thread each) -> CommandHandler -> TenantState, CommandResults
 *  |                           page requests wait in HostCommandQueue until the main loop has sent them
 *  +- update validators        (outside history, database's clock) -> CommandHandler.check -> CommandRules
 *  +- sessionEvent signal      -> TenantState.apply -> PhaseTransitions
 *  +- main thread              -> LifecycleLoop
 *      +- SessionStarter       opens, offers, pings and adopts: SessionRun is one runSession under way
 *      +- SessionRecovery      judges a SessionRunResult by RecoveryRule
 *      +- SessionStopper       asks, kills, gives up
 *      +- TenantDataRemoval    forgets a session, deletes a tenant
 *      +- HostCommandQueue     sends page requests to the worker
 *      +- StatusPublisher      PostgreSQL, search attributes, CurrentDetails
 * </pre>
 *
 * <p>Only the main thread runs activities, through ActivityStubs; handlers change TenantState and wait. Waiting with a
 * limit goes through WorkflowWaits. A change of the commands needs a WorkflowVersions entry: docs/workflow-versioning.md.
 */
@NullMarked
package io.flowhq.orchestrator.lifecycle;

import org.jspecify.annotations.NullMarked;
