package io.flowhq.shell.tenant;

import io.flowhq.contract.lifecycle.CommandKind;
import io.flowhq.shell.platform.ShellServices;
import io.flowhq.shell.terminal.ShellCommand;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The commands that can be taken back by another one, and so ask nothing. */
@Configuration(proxyBeanMethods = false)
class LifecycleCommands {

    @Bean("tenant start")
    ShellCommand startTenant(ShellServices shellServices) {
        return new TenantChange(
                TenantArgument.of("tenant start", "Starts a tenant: its browser opens and it links or asks for a scan.")
                        .example("tenant start 3f9c --wait"),
                CommandKind.START,
                WaitCondition.UP,
                shellServices);
    }

    @Bean("tenant stop")
    ShellCommand stopTenant(ShellServices shellServices) {
        return new ReversibleChange(
                TenantArgument.of("tenant stop", "Stops a tenant; it stays linked to its phone.")
                        .example("tenant stop 3f9c --why \"closed for the holidays\""),
                CommandKind.STOP,
                WaitCondition.STOPPED,
                shellServices,
                "tenant start");
    }

    @Bean("tenant restart")
    ShellCommand restartTenant(ShellServices shellServices) {
        return new TenantChange(
                TenantArgument.of("tenant restart", "Closes a tenant's browser properly and opens a new one.")
                        .example("tenant restart 3f9c --wait"),
                CommandKind.RESTART,
                WaitCondition.UP,
                shellServices);
    }

    @Bean("tenant force-restart")
    ShellCommand forceRestartTenant(ShellServices shellServices) {
        return new TenantChange(
                TenantArgument.of(
                                "tenant force-restart",
                                "Opens a new browser without waiting for the old one; for one that hangs.")
                        .example("tenant force-restart 3f9c"),
                CommandKind.FORCE_RESTART,
                WaitCondition.UP,
                shellServices);
    }

    @Bean("tenant pause")
    ShellCommand pauseTenant(ShellServices shellServices) {
        return new ReversibleChange(
                TenantArgument.of("tenant pause", "Silences a tenant's bot; it stays connected and logs messages.")
                        .example("tenant pause 3f9c"),
                CommandKind.PAUSE,
                WaitCondition.SILENCED,
                shellServices,
                "tenant resume");
    }

    @Bean("tenant resume")
    ShellCommand resumeTenant(ShellServices shellServices) {
        return new TenantChange(
                TenantArgument.of("tenant resume", "Lets a paused bot answer again.")
                        .example("tenant resume 3f9c"),
                CommandKind.RESUME,
                WaitCondition.ANSWERING,
                shellServices);
    }
}
