select pg_sleep(4);

create table slowly_made (id bigint);
