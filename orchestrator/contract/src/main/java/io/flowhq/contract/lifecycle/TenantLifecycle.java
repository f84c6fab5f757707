package io.flowhq.contract.lifecycle;

import io.flowhq.contract.session.SessionEvent;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One tenant's lifecycle as one workflow, id {@code tenant-<uuid>}, queue {@code tenants}, from its first start to its
 * deletion.
 *
 * <p>Commands are updates. Each is refused by its validator, at no cost in history, with an {@code ApplicationFailure}
 * of type {@link FailureTypes#COMMAND_REFUSED}, somewhere among the causes, whose details are the {@link PhaseName} and a
 * next step; a command repeated under its
 * request id is answered again and not done again. A handler changes state and waits; the main loop alone runs
 * activities.
 */
@WorkflowInterface
public interface TenantLifecycle {

    /** Runs until the tenant is deleted, by way of as many continue-as-new as history needs. */
    @WorkflowMethod
    void live(TenantLifecycleInput life);

    /** Refused while the tenant runs or is on its way to; answers once it is provisioning or further. */
    @UpdateMethod
    CommandResult start(Command command);

    @UpdateValidatorMethod(updateName = "start")
    void mayStart(Command command);

    /** Closes the browser and keeps the session; refused unless it runs, recovers, waits or has failed. */
    @UpdateMethod
    CommandResult stop(Command command);

    @UpdateValidatorMethod(updateName = "stop")
    void mayStop(Command command);

    /** Closes the browser properly and opens a new one on the same session. */
    @UpdateMethod
    CommandResult restart(Command command);

    @UpdateValidatorMethod(updateName = "restart")
    void mayRestart(Command command);

    /** Opens a new browser without waiting for the old one, page or worker: the fence takes care of those. */
    @UpdateMethod
    CommandResult forceRestart(Command command);

    @UpdateValidatorMethod(updateName = "forceRestart")
    void mayForceRestart(Command command);

    /** Unlinks the device from the phone's list and forgets the session data; a new start asks for a scan. */
    @UpdateMethod
    CommandResult logout(Command command);

    @UpdateValidatorMethod(updateName = "logout")
    void mayLogout(Command command);

    /** Stops whatever runs and removes the tenant with all its data; the workflow ends. */
    @UpdateMethod
    CommandResult delete(Command command);

    @UpdateValidatorMethod(updateName = "delete")
    void mayDelete(Command command);

    /** The bot keeps its connection and its log and answers nobody. */
    @UpdateMethod
    CommandResult pause(Command command);

    @UpdateValidatorMethod(updateName = "pause")
    void mayPause(Command command);

    /** Ends {@link #pause}. */
    @UpdateMethod
    CommandResult resume(Command command);

    @UpdateValidatorMethod(updateName = "resume")
    void mayResume(Command command);

    /** Asks for a pairing code; the code itself appears in {@code whatsapp_sessions}, never here. */
    @UpdateMethod
    CommandResult requestPairingCode(Command command);

    @UpdateValidatorMethod(updateName = "requestPairingCode")
    void mayRequestPairingCode(Command command);

    /** Asks for a fresh QR code when the offered ones have run out. */
    @UpdateMethod
    CommandResult showNewCode(Command command);

    @UpdateValidatorMethod(updateName = "showNewCode")
    void mayShowNewCode(Command command);

    /** Takes a picture of the page; the picture appears in {@code whatsapp_sessions}, never here. */
    @UpdateMethod
    CommandResult screenshot(Command command);

    @UpdateValidatorMethod(updateName = "screenshot")
    void mayTakeScreenshot(Command command);

    /** From the running session. Dropped when its epoch is not the current one. */
    @SignalMethod
    void sessionEvent(SessionEvent event);

    /**
     * What keeps customers from being answered, for those who read the Temporal UI; told when it changes.
     *
     * @param cause the name of an {@link AnsweringCause}, empty while customers get their answers
     */
    @SignalMethod
    void notAnswering(String cause);

    /** Moves on to a fresh history at the next quiet moment; sessions notice nothing. */
    @SignalMethod
    void continueAsNew();

    @QueryMethod
    LifecycleView view();
}
