package io.flowhq.local.safeguard;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/**
 * A Java agent that takes one safeguard out of a process as it starts. Built by {@link AgentJar}; what is shipped does not know of
 * it.
 */
public final class SafeguardAgent {

    private static final String STATEMENTS = "org.springframework.jdbc.core.simple.DefaultJdbcClient";

    private SafeguardAgent() {}

    /** @param safeguard the name of a {@link Safeguard} */
    public static void premain(String safeguard, Instrumentation instrumentation) {
        switch (safeguard) {
            case "EFFECT_ONCE_CLAIM" ->
                change(instrumentation, "io.flowhq.worker.message.PageSender", "look", NeverThere.class);
            case "EPOCH_FENCING" -> {
                change(instrumentation, STATEMENTS, "sql", WithoutFence.class);
                change(instrumentation, "io.flowhq.worker.session.LeaseRenewal", "left", WithoutEnd.class);
                change(instrumentation, "io.flowhq.worker.page.PageScripts", "resource", WithoutHearing.class);
            }
            case "PAGE_DEADLINE" -> {
                change(instrumentation, "io.flowhq.worker.page.WhatsAppPage", "live", LongLife.class);
                change(instrumentation, "io.flowhq.worker.page.PageScripts", "resource", WithoutHearing.class);
            }
            case "ORDER_PER_CHAT" -> change(instrumentation, STATEMENTS, "sql", NewestFirst.class);
            case "MISDIRECTION_CHECK" ->
                change(instrumentation, "io.flowhq.worker.session.LinkTransitions", "wrongNumber", NothingWrong.class);
            default -> throw new IllegalArgumentException(safeguard);
        }
    }

    private static void change(Instrumentation instrumentation, String type, String method, Class<?> advice) {
        new AgentBuilder.Default()
                .type(named(type))
                .transform((builder, description, loader, module, domain) ->
                        builder.visit(Advice.to(advice).on(named(method))))
                .installOn(instrumentation);
    }

    /** An answer that may have been sent counts as not sent. */
    static final class NeverThere {

        private NeverThere() {}

        @SuppressWarnings({"unchecked", "rawtypes"})
        @Advice.OnMethodExit
        static void exit(
                @Advice.Origin Method method,
                @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object trace) {
            trace = Enum.valueOf((Class) method.getReturnType(), "NOT_SENT");
        }
    }

    /** Whoever wants a lease gets it, keeps it, and may send. */
    static final class WithoutFence {

        private WithoutFence() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 0, readOnly = false) String sql) {
            if (sql.contains("session_leases")) {
                sql = sql.replace("or lease.expires_at <= clock_timestamp())", "or true)")
                        .replace("where lease.epoch <= excluded.epoch", "where true")
                        .replace("and epoch <= :epoch", "")
                        .replace("and epoch = :epoch and owner = :owner and instance = :instance", "")
                        .replace("s.tenant_id = :tenant and s.epoch > :epoch", "false")
                        .replace("and lease.epoch = held.epoch", "")
                        .replace("and s.epoch <= held.epoch", "")
                        .replace("where lease.owner = :owner and lease.instance = :instance", "")
                        .replace("and epoch = :epoch and expires_at > clock_timestamp())", ")");
            }
        }
    }

    /** A lease lasts as long as its worker, and the page with it. */
    static final class WithoutEnd {

        private WithoutEnd() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object left) {
            left = Duration.ofHours(1);
        }
    }

    /** The page may live for an hour each time that it is told to. */
    static final class LongLife {

        private LongLife() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 0, readOnly = false) Duration time) {
            time = Duration.ofHours(1);
        }
    }

    /** The page stays though its worker does not take what it tells. */
    static final class WithoutHearing {

        private WithoutHearing() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false) String script) {
            script = script.replace("UNHEARD_FOR = 10000", "UNHEARD_FOR = 3600000");
        }
    }

    /** Of the messages that wait in a chat the newest is taken up. */
    static final class NewestFirst {

        private NewestFirst() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 0, readOnly = false) String sql) {
            if (sql.contains("from message_logs message") && sql.contains("merged_into is null")) {
                sql = sql.replace("order by id limit 1", "order by id desc limit 1");
            }
        }
    }

    /** Whatever phone was linked is taken for the tenant's. */
    static final class NothingWrong {

        private NothingWrong() {}

        @Advice.OnMethodExit
        static void exit(@Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object wrong) {
            wrong = Optional.empty();
        }
    }
}
