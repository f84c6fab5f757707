package io.flowhq.local.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What an operator looks at when there are 10,000 tenants, and when there are 100,000. */
final class ListMeasurement implements BenchMeasurement {

    private static final int TENANTS = 10_000;
    private static final int MANY_TENANTS = 100_000;
    private static final int CALLS = 40;

    /** One look of an operator. */
    private interface Look {
        Object look() throws IOException, InterruptedException;
    }

    @Override
    public void measure(MeasuredPlatform platform, Set<Benchmark> wanted, Consumer<BenchFigure> told)
            throws IOException, InterruptedException, SQLException {
        if (!wanted.contains(Benchmark.LIST)) {
            return;
        }
        addTenants(platform, "listed", 1, TENANTS);
        measure(platform, "", TENANTS, told);
        addTenants(platform, "listed", TENANTS + 1, MANY_TENANTS);
        measure(platform, "many ", MANY_TENANTS, told);
    }

    private static void measure(MeasuredPlatform platform, String prefix, int tenants, Consumer<BenchFigure> told)
            throws IOException, InterruptedException {
        String of = tenants + " tenants, ";
        told.accept(p95(prefix + "p95", of + "first page as JSON", platform.admin()::list));
        told.accept(p95(prefix + "home p95", of + "the platform at a glance as JSON", platform.admin()::home));
        told.accept(p95(
                prefix + "search p95",
                of + "by a part of the name, as JSON",
                () -> platform.admin().search("listed-77")));
    }

    /** Tenants with nothing but their rows, called {@code name}-{@code first} to {@code name}-{@code last}. */
    static void addTenants(MeasuredPlatform platform, String name, int first, int last) throws SQLException {
        try (Connection connection = platform.database();
                Statement insert = connection.createStatement()) {
            insert.execute("""
                    with made as (
                        insert into tenants (id, name, phone_number)
                        select gen_random_uuid(), '%s-' || n, (255718000000 + n)::text from generate_series(%d, %d) n
                        returning id, name)
                    insert into tenant_configs (tenant_id, template_type, business_name)
                    select id, 'BOOKING', name from made
                    """.formatted(name, first, last));
            insert.execute("insert into whatsapp_sessions (tenant_id) select id from tenants on conflict do nothing");
            insert.execute("insert into worker_processes (tenant_id) select id from tenants on conflict do nothing");
            insert.execute("analyze");
        }
    }

    private static BenchFigure p95(String figure, String note, Look look) throws IOException, InterruptedException {
        List<Long> calls = new ArrayList<>();
        for (int n = 0; n < CALLS; n++) {
            ElapsedTime stopwatch = ElapsedTime.start();
            look.look();
            calls.add(stopwatch.millis());
        }
        List<Long> sorted = calls.stream().sorted().toList();
        return BenchFigure.of("list", figure, BenchFigure.percentile(sorted, 0.95), "ms", calls.size(), note);
    }
}
